"""Suggestions as others may ask for them, and the slot that upper rooms fill with counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db.models import Count, Q, QuerySet, Sum

from zhixing.court.cases.models import Case
from zhixing.court.kernel.models import Principal
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.seams import Slot
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.suggestions.models import Attachment, Suggestion, SuggestionReply, SuggestionReview
from zhixing.law.core.tables import Tables
from zhixing.law.suggestions.course import Level, Stage
from zhixing.law.suggestions.course import level as law_level
from zhixing.law.suggestions.effect import Which, periods
from zhixing.law.suggestions.loop import Reply, due

COUNTS = Slot("suggestions.counts")
"""To be filled by `remedies` and `petitions`: (suggestion, law.suggestions.effect.Period) → Tally of what they keep,
for the suggestion's court, division and class of defects. Kinds nobody counts are typed by the reviewer."""

SENDERS = (Role.JUDGE, Role.BUREAU_HEAD, Role.VICE_PRESIDENT, Role.PRESIDENT, Role.DUTY)
"""Posts that follow all suggestions of their courts."""

ADDRESSED = (Role.FILING_JUDGE, Role.TRIAL_JUDGE)
"""Posts that see what was sent to them."""

PAGE = 50
_REVIEWS = {Stage.REPLIED: Which.FIRST, Stage.FIRST: Which.SECOND}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many objections or petitions a room counted in a period, and from which register."""

    kind: Literal["objections", "petitions"]
    number: int
    source: str


def visible(viewer: Viewer) -> QuerySet[Suggestion]:
    """What this viewer's posts let them follow: all of their courts, or what was sent to them; else nothing."""
    rows = Suggestion.objects.filter(court_path__startswith=viewer.court_path)
    if viewer.holds(*SENDERS):
        return rows
    if viewer.holds(*ADDRESSED):
        return rows.filter(officer_id=viewer.principal_id).exclude(sent_on=None)
    return rows.none()


def _shown(rows: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
    return rows.select_related("dossier", "court", "officer", "drafter")


@dataclass(frozen=True, slots=True)
class Filter:
    """What the board is narrowed to; "" is everything."""

    state: str = ""
    division: str = ""
    defect: str = ""

    def on(self, rows: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        """The rows that fit."""
        wanted = {"state": self.state, "division": self.division, "defect": self.defect}
        return rows.filter(**{name: value for name, value in wanted.items() if value})


def awaiting(viewer: Viewer, narrowed: Filter) -> Sequence[Suggestion]:
    """Sent and unanswered, those sent longest ago first: the overdue ones lead."""
    rows = narrowed.on(visible(viewer)).filter(state=Stage.SENT.value)
    return list(_shown(rows).order_by("sent_on", "id")[:200])


def others(viewer: Viewer, narrowed: Filter, before: Any = None) -> tuple[Sequence[Suggestion], Any]:
    """A page of what does not wait for a reply, newest first, and where the next page begins (None: no more)."""
    rows = narrowed.on(visible(viewer)).exclude(state=Stage.SENT.value)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(_shown(rows).order_by("-id")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def mine(viewer: Viewer) -> Sequence[Suggestion]:
    """The viewer's own suggestions that are not closed, those waiting longest first."""
    rows = Suggestion.objects.filter(drafter_id=viewer.principal_id).exclude(state=Stage.CLOSED.value)
    return list(_shown(rows).order_by("sent_on", "id")[:100])


def to_answer(viewer: Viewer) -> Sequence[Suggestion]:
    """What waits for the viewer's reply, the oldest first."""
    rows = Suggestion.objects.filter(officer_id=viewer.principal_id, state=Stage.SENT.value)
    return list(_shown(rows).order_by("sent_on", "id")[:100])


def taken_up_to(viewer: Viewer, today: date) -> Sequence[tuple[Suggestion, Level]]:
    """Overdue ones that stand with the viewer's post by now, whether or not the job has recorded it yet."""
    wanted = Q(pk=None)
    if viewer.holds(Role.BUREAU_HEAD, Role.VICE_PRESIDENT):
        wanted |= Q(court_path=viewer.court_path)
    if viewer.holds(Role.BUREAU_HEAD, Role.VICE_PRESIDENT, Role.DUTY):
        wanted |= Q(court__parent__path=viewer.court_path)
    rows = list(_shown(Suggestion.objects.filter(wanted, state=Stage.SENT.value)).order_by("sent_on", "id")[:200])
    tables = current_tables()
    found = [(row, reached(row, today, tables)) for row in rows]
    return [(row, level) for row, level in found if level >= _least(row, viewer)]


def _least(row: Suggestion, viewer: Viewer) -> Level:
    if row.court_path != viewer.court_path:
        return Level.UPPER_COURT
    return Level.BUREAU_HEAD if viewer.holds(Role.BUREAU_HEAD) else Level.VICE_PRESIDENT


def reached(row: Suggestion, on: date, tables: Tables) -> Level:
    """How far up an unanswered suggestion stands on a day by the rule, derived anew."""
    waits = row.state == Stage.SENT.value and row.sent_on is not None
    return law_level(row.sent_on, on, False, tables) if waits and row.sent_on else Level.OFFICER


def due_on(row: Suggestion, tables: Tables) -> date | None:
    """The last day to reply of the standing round; None before it is sent."""
    return due(row.sent_on, tables) if row.sent_on else None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a suggestion stands on a day, in words; the day that is awaited next and what for; whether a reply is late."""

    words: str
    due_on: date | None
    due_for: str
    overdue: bool


def standing(row: Suggestion, on: date, tables: Tables) -> Standing:
    """State, answer and, where the reply is overdue, who it was taken to by now."""
    level = reached(row, on, tables)
    words = str(row.get_state_display())
    if row.answer:
        words += f"，{row.get_answer_display()}"
    if level:
        words += f"，逾期，已报{level.zh}"
    which = next_review(row)
    if row.state == Stage.SENT.value:
        awaited, what = due_on(row, tables), "回函期限"
    elif which and row.replied_on:
        awaited, what = periods(which, row.replied_on, tables)[1].until, f"{which.zh}日"
    else:
        awaited, what = None, ""
    return Standing(words, awaited, what, level > Level.OFFICER)


def next_review(row: Suggestion) -> Which | None:
    """The review that comes next; None before a reply, after a refusal and after the second review."""
    return None if row.answer == Reply.REFUSED.value else _REVIEWS.get(Stage(row.state))


def to_take_up(on: date, tables: Tables) -> Sequence[Suggestion]:
    """Suggestions of the courts in scope whose overdue reply goes further up than it was taken, oldest first."""
    rows = Suggestion.objects.filter(state=Stage.SENT.value, level__lt=Level.UPPER_COURT).order_by("sent_on", "id")
    return [r for r in rows.iterator(1000) if reached(r, on, tables) > r.level]


def attached(row: Suggestion) -> Sequence[Attachment]:
    """The cases it rests on, in the order they were attached."""
    rows = row.attachments.filter(detached_on=None)
    return list(rows.select_related("case__dossier", "suggestion__dossier").order_by("id"))


def suggestions_of(case: Case, viewer: Viewer) -> Sequence[Attachment]:
    """The suggestions a case is attached to, as far as the viewer follows them, newest first."""
    rows = Attachment.objects.filter(case=case, detached_on=None, suggestion__in=visible(viewer))
    return list(rows.select_related("suggestion__dossier", "suggestion__officer").order_by("-id"))


def replies(row: Suggestion) -> Sequence[SuggestionReply]:
    """The replies, one a round, the latest first."""
    return list(row.replies.select_related("officer").order_by("-round"))


def reviews(row: Suggestion) -> Sequence[SuggestionReview]:
    """The reviews in the order they were made."""
    return list(row.reviews.select_related("reviewer").order_by("on", "id"))


def by_number(viewer: Viewer, numbers: Sequence[str]) -> Sequence[Suggestion]:
    """Suggestions by number, as far as the viewer follows them."""
    return list(_shown(visible(viewer).filter(number__in=numbers)))


def statistics(viewer: Viewer) -> Sequence[dict[str, Any]]:
    """A row a court and division: how often sent, replied, in time, accepted / partly / refused; reviewed, improved.

    Every round counts: a late refusal stays in the figures when the suggestion was made anew.
    """
    names = ("court__name", "division", "unit")
    sent = visible(viewer).exclude(sent_on=None)
    groups: Any = sent.values(*names).annotate(
        sent=Sum("round"),
        reviewed=Count("pk", filter=Q(improved__isnull=False)),
        better=Count("pk", filter=Q(improved=True)),
    )
    answers: Any = SuggestionReply.objects.filter(suggestion__in=sent).values(*(f"suggestion__{n}" for n in names))
    counted = {
        tuple(row[f"suggestion__{n}"] for n in names): row
        for row in answers.annotate(
            replied=Count("pk"),
            in_time=Count("pk", filter=Q(late=False)),
            **{r.value: Count("pk", filter=Q(answer=r.value)) for r in Reply},
        )
    }
    none = dict.fromkeys(("replied", "in_time", *(r.value for r in Reply)), 0)
    return [{**none, **counted.get(tuple(g[n] for n in names), {}), **g} for g in groups.order_by(*names)]


def may_answer(row: Suggestion, viewer: Viewer) -> bool:
    """The responsible officer answers; where that person has left, anybody of the division's post."""
    if row.officer_id == viewer.principal_id:
        return True
    return viewer.holds(row.answering_post) and not Principal.objects.filter(pk=row.officer_id, active=True).exists()
