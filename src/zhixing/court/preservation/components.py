"""Pieces that the parts and the pages of this room share: links, and a duty as two cells of a table."""

from datetime import date
from typing import Any

from django.urls import reverse

from zhixing.court.cases.models import Case
from zhixing.court.kernel.components import Cell, Due, Link, Tag
from zhixing.court.kernel.roles import Role
from zhixing.court.preservation.facts.duties import Duty

READERS = (Role.TRIAL_JUDGE, Role.JUDGE, Role.FILING_JUDGE, Role.FILING_CLERK, Role.CLERK, Role.BUREAU_HEAD)
"""Who works with the list of preservations."""


def act_link(subject: Any, name: str, words: str) -> Link:
    """To the form of an act of this room."""
    return Link(words, reverse("kernel:act", args=[subject._meta.label_lower, subject.pk, f"preservation.{name}"]))


def case_link(case: Case | None) -> Cell:
    """To the matter's tab of preservation."""
    if case is None:
        return ""
    return Link(str(case), reverse("kernel:dossier", args=[case.dossier_id]) + "?tab=preservation")


def duty_cells(duty: Duty, today: date) -> tuple[Cell, Cell]:
    """What is to be done, as a link to where it is done, and the last day; a draft where a release is a duty."""
    link = act_link(duty.subject, duty.act, duty.words)
    draft = Link("裁定书草稿", reverse("preservation:draft", args=[duty.subject.pk])) if duty.act == "release" else ""
    words: Cell = (Tag("应办", "red"), link, draft) if duty.red and draft else (link, draft) if draft else link
    return words, Due(duty.day, today) if duty.day else ""
