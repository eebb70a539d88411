"""The code with which a party looks into their own matter (案件查询码)."""

import secrets
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from pydantic import Field

from zhixing.court.cases import papers
from zhixing.court.cases.acts.accounts import Choices
from zhixing.court.cases.acts.service import serve
from zhixing.court.cases.models import Case, Participant, PartyKey
from zhixing.court.cases.queries import participants, setting
from zhixing.court.documents.acts import Draft, issue
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, Pick
from zhixing.court.kernel.models import Principal
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import Asking, act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.citation import Ours
from zhixing.law.core.determination import Determination, step

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 12
"""Twelve of 31 signs are 59 bits; the way in locks after five wrong ones."""

_OWN = Ours("当事人凭证件号码和书面告知的查询码查询本案，一码一案一人，换发后原码作废", "COORD-02")


class KeyIn(Input):
    """Who gets a code."""

    participant: Pick = Field(title="当事人")


def _choices(case: Case, viewer: Viewer) -> Choices:
    return {"participant": [(str(p.pk), f"{p.get_role_display()} {p.party.name}") for p in participants(case)]}


def may_give(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """Any party of a matter that was not refused."""
    met = case.stage != Case.Stage.REFUSED
    steps = (step("案件没有被裁定不予受理", met, case.get_stage_display(), _OWN),)
    return Determination("cases.key", "发放案件查询码", asking.on, None, steps, tables=asking.tables.digest)


def key_papers(case: Case, data: KeyIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """案件查询告知书 with a fresh code; the paper is the only place where the code itself is kept, sealed."""
    p = _chosen(case, data)
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    _key(p, code, doing)
    shown = "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))
    address = settings.ZHIXING_BASE_URL + reverse("portal:mine")
    document = f"{p.party.get_document_display()}　{p.party.number_masked}"
    yield Draft(
        setting(case, ruling=False),
        lambda head: papers.KeyNotice(
            head=head, addressee=p.party.name, document=document, address=address, code=shown
        ),
    )


def _chosen(case: Case, data: KeyIn) -> Participant:
    found = next((p for p in participants(case) if p.pk == data.participant), None)
    if found is None:
        raise BadInput({"participant": "请从列出的选项中选择"})
    return found


def _key(p: Participant, code: str, doing: Doing) -> None:
    known = PartyKey.objects.filter(participant=p).first()
    principal = known.principal if known else Principal.objects.create(
        kind="party", name=p.party.name[:80], roles=[], court_path=p.court_path
    )  # fmt: skip
    PartyKey.objects.filter(participant=p, withdrawn=False).update(withdrawn=True)
    PartyKey.objects.create(
        participant=p, principal=principal, code_hash=make_password(code), act=doing.act, court_path=p.court_path
    )


@act(
    "cases.give_key", title="发放案件查询码", on=Case,
    by=(Role.FILING_CLERK, Role.TRIAL_JUDGE, Role.JUDGE, Role.ASSISTANT, Role.CLERK), data=KeyIn, ask=may_give,
    choices=_choices, papers=(key_papers,),
)  # fmt: skip
def give_key(case: Case, data: KeyIn, ruling: Determination[None], doing: Doing) -> str:
    """Hand a party the code to look into this matter; an earlier code of theirs is withdrawn. (COORD-02)"""
    (paper,) = issue(doing, case, data, ruling, key_papers)
    p = _chosen(case, data)
    serve(case, p, "案件查询告知书", [paper.pk], doing)
    return f"{p.party.name}　{paper.title}"
