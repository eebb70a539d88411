"""An act that issues papers, defined for a test: on a court's own dossier, a ruling and a notice that carry a purpose."""

from dataclasses import dataclass
from typing import Any

import pytest

HAICANG = "厦门市海沧区人民法院"
CASE = "（2026）闽0205执12号"


@dataclass(frozen=True)
class Plain:
    """The smallest typed paper."""

    kind: str
    title: str
    layout: str
    head: Any
    text: str

    def content(self):
        from zhixing.court.documents.rendering.content import Content, Paragraph

        if "制作失败" in self.text:
            raise ValueError("金额应大于零")
        head = self.head
        return Content(
            kind=self.kind, title=self.title, court=head.court, number=head.document_number, layout=self.layout,
            blocks=(Paragraph(self.text),), date=head.date, verification_code=head.verification_code,
            verification_hint=f"核验地址：{head.checking_address}", bench=head.bench, clerk=head.clerk, seal=True,
            contact=head.contact,
        )  # fmt: skip


def drafts(kind, title, layout):
    """A builder of one such paper."""
    from zhixing.court.documents.acts import Draft, Setting

    setting = Setting(HAICANG, CASE, (("审判员", "张守正"),), "许记言", "联系人：许记言", layout == "ruling")

    def build(court, data, ruling, doing):
        return [Draft(setting, lambda head: Plain(kind, title, layout, head, data.purpose))]

    return build


@pytest.fixture
def court(city):
    """海沧, the subject of the test's act."""
    from zhixing.court.identity.models import Court
    from zhixing.court.kernel.scope import scope

    with scope("a."):
        return Court.objects.select_related("dossier").get(name=HAICANG)


@pytest.fixture
def drafting():
    """Builders of further papers: (kind, title, layout)."""
    return drafts


@pytest.fixture
def issuing(city, monkeypatch):
    """The name of the act: by judges, without conditions, two papers."""
    from zhixing.court.identity.models import Court
    from zhixing.court.kernel import registry
    from zhixing.court.kernel.inputs import Input, Line
    from zhixing.court.kernel.roles import Role
    from zhixing.law.core.determination import Determination

    class Purpose(Input):
        purpose: Line

    def ask(court, data, asking):
        return Determination("test.issue", "制作文书", asking.on, None, (), tables=asking.tables.digest)

    papers = (drafts("test.ruling", "执行裁定书", "ruling"), drafts("test.notice", "协助冻结存款通知书", "notice"))

    what = registry.Definition(
        "test.issue", "制作文书", Court, (Role.JUDGE,), Purpose, ask, lambda *told: "制作", papers=papers
    )
    monkeypatch.setitem(registry._acts, "test.issue", what)
    return "test.issue"


@pytest.fixture
def issued(city, court, issuing):
    """Do the act; the papers it froze, in order."""

    def do(purpose="冻结存款"):
        from zhixing.court.documents.models import Paper
        from zhixing.court.kernel.scope import scope

        act = city.perform(issuing, court, "faguan", purpose=purpose).act
        with scope("a."):
            return list(Paper.objects.filter(act=act).select_related("dossier").order_by("id"))

    return do
