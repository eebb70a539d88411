"""Two filed cases of judge 张守正, and a suggestion to the trial division: what the examples of this room tell."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from zhixing.court.property.tests.story import Story, fixed

DRAFT = {
    "defect": "operative_part", "division": "trial", "unit": "民事审判第一庭",
    "cause": "判项没有写明利息的起算日和计算基数", "proposal": "判项写明基数、利率、起止日\n裁判文书签发前核对判项能否执行",
    "note": "利息起算日不明",
}  # fmt: skip
ACCEPTED = {
    "answer": "accepted", "reasons": "已经统一判项的写法", "evidence": [{"name": "判项写作指引", "reference": "民一庭〔2026〕3号"}],
}  # fmt: skip
COUNTS = {
    "objections_before": 10, "objections_after": 7, "petitions_before": 6, "petitions_after": 4,
    "source": "执行局异议信访台账第3号", "conclusion": "异议、信访均有下降",
}  # fmt: skip


@dataclass
class Loop:
    """A suggestion on its way."""

    city: Any
    story: Story
    row: Any = None

    def fresh(self) -> Any:
        from zhixing.court.suggestions.models import Suggestion

        def load() -> Any:
            return Suggestion.objects.select_related("dossier", "court", "officer", "drafter").get(pk=self.row.pk)

        return self.story.read(load)

    def draft(self, officer: str = "shenpan", by: str = "faguan", **changes: Any) -> Any:
        """Drafted from the case."""
        from zhixing.court.suggestions.models import Suggestion

        values = {**DRAFT, "officer": str(self.city.viewer(officer).principal_id), **changes}
        done = self.city.perform("suggestions.draft", self.story.case, by, **values)
        self.row = self.story.read(lambda: Suggestion.objects.get(dossier_id=done.act.dossier_id))
        return self.row

    def do(self, verb: str, by: str = "faguan", **values: Any) -> Any:
        """An act on the suggestion as it stands."""
        return self.city.perform(f"suggestions.{verb}", self.fresh(), by, **values)

    def send(self, by: str = "faguan", signs: str = "juzhang") -> Any:
        """Put up by the drafter, signed."""
        return self.city.sign(self.do("send", by).proposal, signs)

    def day(self, on: date) -> None:
        """Move to the morning of a day."""
        from zhixing.court.kernel.clock import today

        self.city.move(days=(on - today()).days)

    def limits(self) -> dict[str, Any]:
        """The limits of the dossier by node, the latest of each."""
        from zhixing.court.kernel.models import Limit

        rows = self.story.read(lambda: list(Limit.objects.filter(dossier=self.row.dossier).order_by("id")))
        return {row.node: row for row in rows}

    def papers(self) -> list[Any]:
        """Numbers and titles of the papers issued, oldest first."""
        from zhixing.court.documents.models import Paper

        rows = self.story.read(lambda: list(Paper.objects.filter(dossier=self.row.dossier).order_by("id")))
        return [(p.number, p.title) for p in rows]

    def page(self, by: str, query: str = "") -> str:
        """The suggestion's page."""
        answer = self.city.client(by).get(f"/dossiers/{self.row.dossier_id}/{query}")
        assert answer.status_code == 200, answer.content[:500]
        return str(answer.content.decode())

    def get(self, by: str, address: str) -> str:
        """Any page."""
        answer = self.city.client(by).get(address)
        assert answer.status_code == 200, answer.content[:500]
        return str(answer.content.decode())


@pytest.fixture
def loop(city: Any) -> Loop:
    """A filed case; nothing drafted yet."""
    return Loop(city, fixed(city))
