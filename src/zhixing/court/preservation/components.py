"""Pieces that the parts and the pages of this room share: links, and a duty as two cells of a table."""

from datetime import date

from django.urls import reverse

from zhixing.court.cases.models import Case
from zhixing.court.kernel.components import Cell, Due, Link, Tag
from zhixing.court.kernel.queries import act_link
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.facts.duties import Duty

READERS = (Role.TRIAL_JUDGE, Role.JUDGE, Role.FILING_JUDGE, Role.FILING_CLERK, Role.CLERK, Role.BUREAU_HEAD)
"""Who works with the list of preservations."""


def case_link(case: Case | None) -> Cell:
    """To the matter's tab of preservation."""
    if case is None:
        return ""
    return Link(str(case), reverse("kernel:dossier", args=[case.dossier_id]) + "?tab=preservation")


def duty_cells(duty: Duty, viewer: Viewer, today: date) -> tuple[Cell, Cell]:
    """What is to be done and the last day: a link for whose duty it is, with a draft where that is a release."""
    mine = act_link(viewer, duty.subject, f"preservation.{duty.act}", duty.words)
    link: Cell = mine or duty.words
    release = bool(mine) and duty.act == "release"
    draft = Link("裁定书草稿", reverse("preservation:draft", args=[duty.subject.pk])) if release else ""
    words: Cell = (Tag("应办", "red"), link, draft) if duty.red and draft else (link, draft) if draft else link
    return words, Due(duty.day, today) if duty.day else ""
