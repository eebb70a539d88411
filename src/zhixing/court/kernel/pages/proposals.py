"""A proposal's page: what is asked, both versions when the facts changed, the steps, sign or refuse."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhixing.court.kernel.approvals import bar, record, sign, waiting, withdraw
from zhixing.court.kernel.components import LawPanel
from zhixing.court.kernel.models import Proposal
from zhixing.court.kernel.pages.acts import labelled
from zhixing.court.kernel.pages.answer import page, viewer_of
from zhixing.court.kernel.perform import Done
from zhixing.court.kernel.queries import proposal_for, subject_of_act
from zhixing.court.kernel.refused import Refused, Unlawful
from zhixing.court.kernel.viewer import Viewer


@dataclass
class ProposalPage:
    """Context of a proposal's page."""

    proposal: Proposal
    panel: LawPanel
    before: LawPanel | None
    input: list[tuple[str, str]]
    steps: list[dict[str, Any]]
    signatures: list[dict[str, Any]]
    bar: str
    mine: bool
    trouble: str = ""


def _context(proposal: Proposal, viewer: Viewer) -> ProposalPage:
    now_waiting = waiting(proposal)
    steps = [
        {**s, "state": "past" if i < proposal.step else "now" if s is now_waiting or i == proposal.step else ""}
        for i, s in enumerate(json.loads(proposal.steps))
    ]
    return ProposalPage(
        proposal=proposal,
        panel=LawPanel(json.loads(proposal.determination)),
        before=LawPanel(json.loads(proposal.previous_determination)) if proposal.previous_determination else None,
        input=labelled(proposal.name, json.loads(proposal.input), subject_of_act(proposal), viewer),
        steps=steps,
        signatures=record(proposal),
        bar=bar(proposal, viewer),
        mine=proposal.proposer_id == viewer.principal_id and proposal.state == Proposal.State.OPEN,
    )


@page
@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Look at a proposal; sign, refuse or withdraw it."""
    viewer = viewer_of(request)
    found = proposal_for(viewer, proposal_id)
    trouble, status = "", 200
    if request.method == "POST":
        try:
            return _decide(request, found, viewer)
        except Refused as refusal:
            trouble, status = str(refusal), refusal.status
            if isinstance(refusal, Unlawful):
                trouble = f"现在不再符合条件：{trouble}"
            found = proposal_for(viewer, proposal_id)
    context = _context(found, viewer)
    context.trouble = trouble
    return render(request, "kernel/proposal.html", {"page": context}, status=status)


def _decide(request: HttpRequest, found: Proposal, viewer: Viewer) -> HttpResponse:
    decision = request.POST.get("decision", "")
    if decision == "withdraw":
        withdraw(found, viewer)
        return HttpResponseRedirect(reverse("kernel:dossier", args=[found.dossier_id]))
    if decision not in {"agree", "refuse"}:
        raise Refused("请选择同意或者不同意")
    opinion = request.POST.get("opinion", "").replace("\x00", "")[:2000]
    outcome = sign(found, viewer, agrees=decision == "agree", opinion=opinion, digest=request.POST.get("digest", ""))
    if isinstance(outcome, Done):
        return HttpResponseRedirect(
            reverse("kernel:dossier", args=[outcome.act.dossier_id]) + f"?done={outcome.act.pk}"
        )
    return HttpResponseRedirect(reverse("kernel:proposal", args=[found.pk]))
