"""Signing a proposal: the law is asked again at each step; a signature stands only for the digest it was given for."""

import json
from typing import Any

from django.db.models import F

from zhixing.court.kernel.canonical import canonical
from zhixing.court.kernel.clock import legal_day, now
from zhixing.court.kernel.inputs import read_input
from zhixing.court.kernel.models import Proposal, Signature
from zhixing.court.kernel.perform import (
    Done,
    Proposed,
    Wanted,
    ask_now,
    check_gate,
    execute,
    lock,
    proposal_digest,
    steps_for,
    stored_ruling,
    stored_steps,
)  # fmt: skip
from zhixing.court.kernel.refused import BadInput, Conflict, NotAllowed
from zhixing.court.kernel.registry import definition, model_of
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.secrets import chain_mac, same
from zhixing.court.kernel.viewer import Viewer


class SignaturesFell(Conflict):
    """The law's answer or its facts changed since the proposal; it was put anew and must be signed again."""


def waiting(proposal: Proposal) -> dict[str, Any] | None:
    """The step that waits, or None when all are done."""
    steps = json.loads(proposal.steps)
    return steps[proposal.step] if proposal.step < len(steps) else None


def bar(proposal: Proposal, viewer: Viewer) -> str:
    """Why this viewer cannot sign now; empty when they can."""
    step = waiting(proposal)
    if proposal.state != Proposal.State.OPEN or step is None:
        return "该事项已经办结"
    if not viewer.holds(Role(step["role"])):
        return f"等待{step['title']}审批"
    if viewer.court_path != proposal.court_path:
        return "由案件所在法院审批"
    if viewer.principal_id == proposal.proposer_id:
        return "提请人不能审批自己提请的事项"
    signed = Signature.objects.filter(proposal=proposal, round=proposal.round, signer_id=viewer.principal_id)
    return "同一人不能签署两个步骤" if signed.exists() else ""


def sign(proposal: Proposal, viewer: Viewer, *, agrees: bool, opinion: str, digest: str) -> Done | Proposed:
    """Agree or refuse with an opinion. Raises Refused; SignaturesFell after putting a changed proposal anew."""
    fell = False
    with scope(viewer.court_path, proposal.court_path):
        want, ruling, locked = _asked_again(proposal, viewer, digest)
        fresh = proposal_digest(want, ruling)
        steps = stored_steps(steps_for(want, ruling))
        if (fresh, steps) != (locked.digest, locked.steps):
            locked.steps = steps
            _put_anew(locked, stored_ruling(ruling), fresh)
            fell = True
        else:
            outcome = _signed(locked, want, ruling, viewer, agrees=agrees, opinion=opinion)
    if fell:
        raise SignaturesFell("认定依据的事实已经变化，原签署失效。请核对前后两个版本后重新签署")
    return outcome


def _asked_again(proposal: Proposal, viewer: Viewer, digest: str) -> tuple[Wanted, Any, Proposal]:
    what = definition(proposal.name)
    subject = model_of(proposal.subject_kind)._default_manager.get(pk=proposal.subject_id)
    data = read_input(what.data, json.loads(proposal.input))
    subject = lock(what, subject, data)
    locked = Proposal.objects.select_for_update(of=("self",)).select_related("proposer").get(pk=proposal.pk)
    if why := bar(locked, viewer):
        raise NotAllowed(why)
    if digest != locked.digest:
        raise Conflict("该事项已经更新，请刷新后核对再签署")
    at = now()
    proposer = Viewer(
        locked.proposer_id, locked.proposer.name, frozenset(Role(r) for r in locked.proposer.roles),
        locked.proposer.court_path, viewer.court_name,
    )  # fmt: skip
    check_gate(what, subject, proposer)
    want = Wanted(what, subject, data, proposer, at, locked.effective_on or legal_day(at), locked.override)
    return want, ask_now(want), locked


def _put_anew(proposal: Proposal, ruling: str, digest: str) -> None:
    proposal.previous_determination, proposal.determination = proposal.determination, ruling
    proposal.digest, proposal.step, proposal.round = digest, 0, proposal.round + 1
    proposal.waits_for_role = json.loads(proposal.steps)[0]["role"]
    proposal.save()


def _signed(
    proposal: Proposal, want: Wanted, ruling: Any, viewer: Viewer, *, agrees: bool, opinion: str
) -> Done | Proposed:
    if not agrees and len(opinion.strip()) < 2:
        raise BadInput({"opinion": "不同意的，请写明意见"})
    _refuse_forged(proposal)
    row = Signature(
        proposal=proposal, round=proposal.round, step=proposal.step, signer_id=viewer.principal_id, agrees=agrees,
        opinion=opinion.strip(), digest=proposal.digest, signed_at=want.at, court_path=proposal.court_path,
    )  # fmt: skip
    row.mac = _seal(row)
    row.save(force_insert=True)
    step = json.loads(proposal.steps)[proposal.step]
    votes = list(
        Signature.objects.filter(proposal=proposal, round=proposal.round, step=proposal.step).values_list(
            "agrees", flat=True
        )
    )
    if votes.count(False) >= (step["count"] if step["panel"] else 1):
        proposal.state, proposal.waits_for_role = Proposal.State.REJECTED, ""
        proposal.save()
    elif votes.count(True) >= step["count"]:
        return _next_step(proposal, want, ruling)
    return Proposed(proposal)


def _seal(row: Signature) -> str:
    body = [row.proposal_id, row.round, row.step, row.signer_id, row.agrees, row.opinion, row.digest]
    return chain_mac("signature\n" + canonical([*body, row.signed_at.timestamp().hex()]))


def forged(row: Signature) -> bool:
    """Whether a signature is not as it was given, or was never given."""
    return not same(row.mac, _seal(row))


def _refuse_forged(proposal: Proposal) -> None:
    """Nothing is signed on top of signatures that nobody gave, or after steps that nobody signed."""
    rows = list(Signature.objects.filter(proposal=proposal, round=proposal.round))
    past = json.loads(proposal.steps)[: proposal.step]
    signed = all(sum(r.agrees for r in rows if r.step == i) >= s["count"] for i, s in enumerate(past))
    if not signed or any(forged(r) for r in rows):
        raise Conflict("审批记录与签署不符，可能被改动过，请联系管理员核查")


def _next_step(proposal: Proposal, want: Wanted, ruling: Any) -> Done | Proposed:
    proposal.step += 1
    step = waiting(proposal)
    proposal.waits_for_role = step["role"] if step else ""
    if step:
        proposal.save()
        return Proposed(proposal)
    proposal.act = execute(want, ruling, approvals=record(proposal))
    proposal.state = Proposal.State.DONE
    proposal.save()
    return Done(proposal.act)


def record(proposal: Proposal) -> list[dict[str, Any]]:
    """The signatures of the standing round as kept with the act: step, who, post, opinion, when, digest."""
    steps = json.loads(proposal.steps)
    rows = (
        Signature.objects.filter(proposal=proposal, round=proposal.round)
        .annotate(name=F("signer__name"))
        .order_by("step", "signed_at", "id")
    )
    return [
        {
            "step": steps[r.step]["title"], "role": steps[r.step]["role"], "signer": str(r.signer_id), "name": r.name,
            "agrees": r.agrees, "opinion": r.opinion, "at": r.signed_at.isoformat(), "digest": r.digest,
        }
        for r in rows
    ]  # fmt: skip


def withdraw(proposal: Proposal, viewer: Viewer) -> None:
    """The proposer takes an open proposal back."""
    with scope(viewer.court_path, proposal.court_path):
        locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if locked.proposer_id != viewer.principal_id or locked.state != Proposal.State.OPEN:
            raise NotAllowed("只有提请人可以撤回待审批的事项")
        locked.state, locked.waits_for_role = Proposal.State.WITHDRAWN, ""
        locked.save()
