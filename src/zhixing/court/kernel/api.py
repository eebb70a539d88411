"""The API: what can be done, and one typed operation an act, all derived from the acts' definitions."""

import json
from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Field, Header, Path, Schema
from ninja.errors import HttpError
from ninja.errors import ValidationError as NinjaInvalid
from ninja.security import APIKeyCookie

from zhixing.court.kernel.approvals import sign
from zhixing.court.kernel.models import Act, Proposal
from zhixing.court.kernel.pages.answer import viewer_of
from zhixing.court.kernel.pages.openapi import Api
from zhixing.court.kernel.perform import Done, Proposed, perform
from zhixing.court.kernel.queries import (
    act_for,
    dossier_for,
    limits_of,
    offers,
    proposal_for,
    subject_for,
    subject_of,
    timeline,
)
from zhixing.court.kernel.refused import BadInput, NotFound, Refused, Unlawful
from zhixing.court.kernel.registry import Definition, definitions


class Session(APIKeyCookie):
    """The session of a signed-in officer; what changes anything needs the header X-CSRFToken besides."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The viewer that the middleware found."""
        return viewer_of(request)


api = Api(title="执行平台 Zhixing", version="1.0.0", urls_namespace="api", docs_url=None, auth=Session())

RequestId = Annotated[str, Header(alias="X-Request-Id", min_length=8, max_length=80, pattern=r"^[A-Za-z0-9_-]+$")]


class Refusal(Schema):
    """Why something was not done; nothing was written."""

    code: str
    error: str
    errors: dict[str, str] = {}
    determination: dict[str, Any] | None = None


class ActOut(Schema):
    """An act done."""

    id: UUID
    name: str
    title: str
    dossier: UUID
    effective_on: str
    summary: str


class ProposalOut(Schema):
    """An act waiting for signatures; sign `digest`."""

    id: UUID
    name: str
    title: str
    dossier: UUID
    state: str
    digest: str
    waits_for: str
    determination: dict[str, Any]


class Outcome(Schema):
    """Either the act done or the proposal that waits."""

    act: ActOut | None = None
    proposal: ProposalOut | None = None


class OfferOut(Schema):
    """An act on the dossier's subject: possible or not, and why."""

    act: str
    title: str
    possible: bool
    reasons: list[str]
    determination: dict[str, Any] | None


class LimitOut(Schema):
    """A time limit."""

    node: str
    title: str
    starts_on: str
    ends_on: str | None
    provisional: bool
    done_on: str | None


class DossierOut(Schema):
    """A dossier: its subject, limits and acts."""

    id: UUID
    kind: str
    title: str
    subject: UUID
    limits: list[LimitOut]
    acts: list[ActOut]


class SignatureIn(Schema):
    """A decision on a proposal's digest."""

    agrees: bool
    opinion: str = Field("", max_length=2000, pattern=r"^[^\x00]*$")
    digest: str = Field(min_length=64, max_length=64, pattern=r"^[0-9a-f]{64}$")


api.records = (Refusal, ActOut, ProposalOut, Outcome, OfferOut, LimitOut, DossierOut, SignatureIn)


def _act(row: Act) -> ActOut:
    return ActOut(
        id=row.pk, name=row.name, title=row.title, dossier=row.dossier_id, effective_on=row.effective_on.isoformat(),
        summary=row.summary,
    )  # fmt: skip


def _proposal(row: Proposal) -> ProposalOut:
    return ProposalOut(
        id=row.pk, name=row.name, title=row.title, dossier=row.dossier_id, state=row.state, digest=row.digest,
        waits_for=row.waits_for_role, determination=json.loads(row.determination),
    )  # fmt: skip


def _outcome(outcome: Done | Proposed) -> Outcome:
    if isinstance(outcome, Done):
        return Outcome(act=_act(outcome.act))
    return Outcome(proposal=_proposal(outcome.proposal))


@api.exception_handler(Refused)
def refused(request: HttpRequest, refusal: Any) -> HttpResponse:
    """A refusal as JSON with its status."""
    body = {
        "code": type(refusal).__name__,
        "error": str(refusal),
        "errors": refusal.errors if isinstance(refusal, BadInput) else {},
        "determination": refusal.determination.to_json() if isinstance(refusal, Unlawful) else None,
    }
    return api.create_response(request, body, status=refusal.status)


@api.exception_handler(NinjaInvalid)
def invalid(request: HttpRequest, trouble: Any) -> HttpResponse:
    """A request that does not fit the schema, field by field."""
    errors = {".".join(str(p) for p in e["loc"]): str(e["msg"]) for e in trouble.errors}
    body = {"code": "BadInput", "error": "请求内容不符合接口说明", "errors": errors, "determination": None}
    return api.create_response(request, body, status=422)


_UNREADABLE = {403: "缺少防伪令牌：请在请求头 X-CSRFToken 中带上 csrftoken 的值", 400: "请求内容不是有效的 JSON"}


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, trouble: Any) -> HttpResponse:
    """A request that was not read at all."""
    said = _UNREADABLE.get(trouble.status_code, str(trouble))
    body: dict[str, Any] = {"code": "BadRequest", "error": said, "errors": {}, "determination": None}
    return api.create_response(request, body, status=trouble.status_code)


_REFUSALS: dict[int, Any] = {400: Refusal, 401: Refusal, 403: Refusal, 404: Refusal, 409: Refusal, 422: Refusal}


@api.get("/dossiers/{dossier_id}", response={200: DossierOut, **_REFUSALS}, operation_id="getDossier")
def get_dossier(request: HttpRequest, dossier_id: UUID) -> DossierOut:
    """A dossier with its limits and latest acts."""
    found = dossier_for(viewer_of(request), dossier_id)
    limits = [
        LimitOut(
            node=r.node, title=r.title, starts_on=str(r.starts_on), ends_on=str(r.ends_on) if r.ends_on else None,
            provisional=r.provisional, done_on=str(r.done_on) if r.done_on else None,
        )
        for r in limits_of(found)
    ]  # fmt: skip
    acts = [_act(a) for a in timeline(found)]
    return DossierOut(
        id=found.pk, kind=found.kind, title=found.title, subject=subject_of(found).pk, limits=limits, acts=acts
    )


@api.get("/dossiers/{dossier_id}/acts", response={200: list[OfferOut], **_REFUSALS}, operation_id="listActs")
def list_acts(request: HttpRequest, dossier_id: UUID) -> list[OfferOut]:
    """What can be done now, what cannot, and why."""
    viewer = viewer_of(request)
    return [
        OfferOut(
            act=o.what.name, title=o.what.title, possible=o.possible, reasons=o.reasons,
            determination=o.ruling.to_json() if o.ruling else None,
        )
        for o in offers(subject_of(dossier_for(viewer, dossier_id)), viewer)
    ]  # fmt: skip


@api.get("/acts/{act_id}", response={200: ActOut, **_REFUSALS}, operation_id="getAct")
def get_act(request: HttpRequest, act_id: UUID) -> ActOut:
    """An act done."""
    return _act(act_for(viewer_of(request), act_id))


@api.get("/proposals/{proposal_id}", response={200: ProposalOut, **_REFUSALS}, operation_id="getProposal")
def get_proposal(request: HttpRequest, proposal_id: UUID) -> ProposalOut:
    """A proposal with the determination to be signed."""
    return _proposal(proposal_for(viewer_of(request), proposal_id))


@api.post("/proposals/{proposal_id}/signatures", response={200: Outcome, **_REFUSALS}, operation_id="signProposal")
def sign_proposal(request: HttpRequest, proposal_id: UUID, body: SignatureIn) -> Outcome:
    """Agree to or refuse exactly the digest that was read."""
    viewer = viewer_of(request)
    found = proposal_for(viewer, proposal_id)
    return _outcome(sign(found, viewer, agrees=body.agrees, opinion=body.opinion, digest=body.digest))


def _operation(what: Definition) -> Callable[..., Outcome]:
    def operation(request: HttpRequest, subject_id: Path[UUID], body: Any, request_id: RequestId) -> Outcome:
        viewer = viewer_of(request)
        subject = subject_for(viewer, what.subject_kind, subject_id)
        if what.on is not type(subject):
            raise NotFound("没有这个事项")
        return _outcome(perform(what.name, subject, body.model_dump(mode="json"), viewer, request_id))

    operation.__annotations__["body"] = what.data
    operation.__name__ = what.name.replace(".", "_")
    operation.__doc__ = what.body.__doc__
    return operation


def add_operations() -> None:
    """One typed operation an act: POST /api/subjects/{kind}/{id}/acts/{act}. Called once all acts are defined."""
    for what in definitions():
        api.post(
            f"/subjects/{what.subject_kind}/{{subject_id}}/acts/{what.name}",
            response={200: Outcome, **_REFUSALS},
            operation_id=what.name,
            summary=what.title,
            tags=[what.subject_kind],
        )(_operation(what))
