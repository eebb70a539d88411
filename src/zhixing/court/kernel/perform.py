"""Doing an act: gate, locks, facts, the law, then either the body or a proposal, all in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from zhixing import __version__
from zhixing.court.kernel import chain
from zhixing.court.kernel.canonical import canonical
from zhixing.court.kernel.clock import legal_day, now
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, read_input, stored_input
from zhixing.court.kernel.models import Act, Dossier, Principal, Proposal, Request
from zhixing.court.kernel.refused import BadInput, Conflict, NotAllowed, Unlawful
from zhixing.court.kernel.registry import Asking, Definition, Step, definition
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.seams import Slot
from zhixing.court.kernel.secrets import chain_mac
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.determination import Determination

PAPERS = Slot("kernel.papers")
"""Filled by `documents`: (doing, subject, data, ruling, builder) freezes one paper of the act."""

PREVIEW = Slot("kernel.preview")
"""Filled by `documents`: (act) → the contents of the papers the act froze."""


@dataclass(frozen=True)
class Done:
    """The act was done; its row."""

    act: Act


@dataclass(frozen=True)
class Proposed:
    """The act waits for signatures; the proposal's row."""

    proposal: Proposal


@dataclass(frozen=True)
class Wanted:
    """An act somebody wants done, with everything needed to do it now or after approval."""

    what: Definition
    subject: Any
    data: Input
    viewer: Viewer
    at: datetime
    on: date
    override: str = ""


def perform(
    name: str, subject: models.Model, values: Mapping[str, Any], viewer: Viewer, request_id: str, *,
    override: str = "", on: date | None = None,
) -> Done | Proposed:  # fmt: skip
    """Do an act or put it up for approval. Raises Refused (nothing written).

    `request_id` makes a retry harmless: the same id and body give the stored answer, another body a Conflict.
    `on` is the effective day the proposer fixes; today where not given.
    """
    what = definition(name)
    path = subject.court_path  # type: ignore[attr-defined]
    with scope(viewer.court_path, path):
        check_gate(what, subject, viewer)
        data = read_input(what.data, values)
        digest = chain_mac(canonical([name, str(subject.pk), data.model_dump(mode="json"), override, on]))
        answered = _answered(viewer, request_id, digest)
        if answered:
            return answered
        at = now()
        subject = lock(what, subject, data)
        check_gate(what, subject, viewer)  # whoever waited for the lock may meanwhile not be the handling judge
        want = Wanted(what, subject, data, viewer, at, on or legal_day(at), override)
        ruling = ask_now(want)
        chain_steps = steps_for(want, ruling)
        outcome = _propose(want, ruling, chain_steps) if chain_steps else Done(execute(want, ruling))
        Request.objects.create(
            principal_id=viewer.principal_id, request_id=request_id, digest=digest, court_path=path,
            act=outcome.act if isinstance(outcome, Done) else None,
            proposal=outcome.proposal if isinstance(outcome, Proposed) else None,
        )  # fmt: skip
    return outcome


def _answered(viewer: Viewer, request_id: str, digest: str) -> Done | Proposed | None:
    if not request_id or len(request_id) > 80:
        raise BadInput({"request_id": "请求编号缺失或过长，请重新打开页面"})
    Principal.objects.select_for_update(no_key=True).get(pk=viewer.principal_id)
    row = Request.objects.filter(principal_id=viewer.principal_id, request_id=request_id).first()
    if row is None:
        return None
    if row.digest != digest:
        raise Conflict("同一请求编号已用于另一内容，请重新打开页面再提交")
    return Done(row.act) if row.act else Proposed(row.proposal)  # type: ignore[arg-type]


def check_gate(what: Definition, subject: models.Model, viewer: Viewer) -> None:
    """Post and court. Raises NotAllowed."""
    if not viewer.holds(*what.by):
        raise NotAllowed(f"“{what.title}”由{'、'.join(r.zh for r in what.by)}办理")
    if subject.court_path != viewer.court_path:  # type: ignore[attr-defined]
        raise NotAllowed(f"“{what.title}”由案件所在法院办理")
    if what.bar and (why := what.bar(subject, viewer)):
        raise NotAllowed(why)


def lock(what: Definition, subject: models.Model, data: Input) -> Any:
    """Lock the dossier, then what the act names, then the subject, in that order; returns the subject as it is now."""
    dossier_id = getattr(subject, "dossier_id", None)
    if dossier_id and not what.opens:
        Dossier.objects.select_for_update().get(pk=dossier_id)
    for rows in what.lock(subject, data) if what.lock else ():
        list(rows.order_by("pk").select_for_update())
    if what.opens:
        return subject
    manager = type(subject)._default_manager
    return manager.select_for_update(of=("self",)).get(pk=subject.pk)


def ask_now(want: Wanted) -> Determination[Any]:
    """Ask the law. Raises Unlawful when a mandatory condition is not met, or a presumptive one without reasons."""
    ruling = want.what.rule(want.subject, want.data, Asking(want.at, want.on, want.viewer))
    if ruling.blocks or (ruling.overridable and not (want.override.strip() and want.what.override)):
        raise Unlawful(ruling)
    return ruling


def steps_for(want: Wanted, ruling: Determination[Any]) -> tuple[Step, ...]:
    """The approval chain: the act's own, and one level higher where a presumptive condition is overridden."""
    steps = want.what.approve(want.subject, want.data) if want.what.approve else ()
    if ruling.overridable and want.what.override:
        steps = (*steps, want.what.override)
    return steps


def stored_ruling(ruling: Determination[Any]) -> str:
    """The determination as kept with the act."""
    return canonical(ruling.to_json())


def proposal_digest(want: Wanted, ruling: Determination[Any]) -> str:
    """What signers sign: act, input, effective day unless executed on the day, the law's whole answer, who asks."""
    document = ruling.to_json()
    if want.what.day_of_execution:
        document.pop("on")
    day = None if want.what.day_of_execution else want.on
    who = [want.viewer.principal_id, want.override]
    body = [want.what.name, str(want.subject.pk), want.data.model_dump(mode="json"), day, document, who]
    return chain_mac(canonical(body))


def stored_steps(steps: tuple[Step, ...]) -> str:
    """An approval chain as kept with a proposal."""
    return canonical([{"role": s.role, "title": s.title, "count": s.count, "panel": s.panel} for s in steps])


def _propose(want: Wanted, ruling: Determination[Any], steps: tuple[Step, ...]) -> Proposed:
    proposal = Proposal.objects.create(
        name=want.what.name, title=want.what.title, dossier_id=want.subject.dossier_id,
        subject_kind=want.what.subject_kind, subject_id=want.subject.pk, proposer_id=want.viewer.principal_id,
        input=canonical(want.data.model_dump(mode="json")), determination=stored_ruling(ruling),
        override=want.override, digest=proposal_digest(want, ruling), waits_for_role=steps[0].role,
        steps=stored_steps(steps),
        effective_on=None if want.what.day_of_execution else want.on, created_at=want.at,
        court_path=want.subject.court_path,
    )  # fmt: skip
    return Proposed(proposal)


def execute(
    want: Wanted,
    ruling: Determination[Any],
    *,
    approvals: list[dict[str, Any]] | None = None,
    parent: Doing | None = None,
) -> Act:
    """Run the body, freeze the papers, write the record and its links. The subject must be locked.

    The act's row is inserted after its body (its summary is known then); rows that point to it are checked at commit.
    """
    what, subject = want.what, want.subject
    dossiers = parent.dossiers if parent else {}
    home = _home(want, dossiers)
    act = Act(
        name=what.name, title=what.title, dossier=home, subject_kind=what.subject_kind, subject_id=subject.pk,
        actor_id=want.viewer.principal_id, effective_on=want.on, known_at=want.at,
        input=canonical(stored_input(want.data)), determination=stored_ruling(ruling),
        approvals=canonical(approvals or []), override=want.override, law_version=__version__,
        tables_digest=ruling.tables, caused_by=parent.act if parent else None, court_path=subject.court_path,
    )  # fmt: skip
    touched = {home.pk: home}
    doing = Doing(act, want.viewer, want.at, want.on, current_tables(), touched, _call_lower, approvals or [])
    act.summary = what.body(subject, want.data, ruling, doing) or ""
    for builder in what.papers:
        for issue in PAPERS.fillers():
            issue(doing, subject, want.data, ruling, builder)
    act.save(force_insert=True)
    chain.link(act, sorted(touched.values(), key=lambda d: d.pk))
    dossiers.update(touched)
    return act


def _home(want: Wanted, dossiers: dict[UUID, Dossier]) -> Dossier:
    if want.what.opens:
        path = want.subject.court_path
        return Dossier.objects.create(kind=want.what.opens, title="", opened_at=want.at, court_path=path)
    known = dossiers.get(want.subject.dossier_id)
    return known or Dossier.objects.select_for_update().get(pk=want.subject.dossier_id)


def _call_lower(parent: Doing, name: str, subject: Any, values: Mapping[str, Any]) -> Act:
    what = definition(name)
    if what.alone:
        raise ValueError(f"{name} may not be done inside another act")
    data = read_input(what.data, values)
    subject = lock(what, subject, data)
    want = Wanted(what, subject, data, parent.viewer, parent.at, parent.on)
    return execute(want, ask_now(want), parent=parent)


def preview(name: str, subject: models.Model, values: Mapping[str, Any], viewer: Viewer, on: date | None) -> list[Any]:
    """The papers the act would freeze, by doing it and rolling everything back."""
    what = definition(name)
    check_gate(what, subject, viewer)
    data = read_input(what.data, values)
    issued: list[Any] = []
    with scope(viewer.court_path, subject.court_path), transaction.atomic():  # type: ignore[attr-defined]
        at = now()
        want = Wanted(what, lock(what, subject, data), data, viewer, at, on or legal_day(at))
        ruling = what.rule(want.subject, data, Asking(at, want.on, viewer))
        if ruling.blocks:
            raise Unlawful(ruling)
        _collect(want, ruling, issued)
        transaction.set_rollback(True)
    return issued


def _collect(want: Wanted, ruling: Determination[Any], issued: list[Any]) -> None:
    """Run the act like `execute`, keeping what its papers say."""
    act = execute(want, ruling)
    for read in PREVIEW.fillers():
        issued.extend(read(act))
