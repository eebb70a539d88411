"""Who gets what: every page and every API operation × nobody, stranger, lower, own, upper court, wrong and right post.

What is expected follows from the rules of the house, read off the definitions: a row is seen by its own court and
those above; an act is done by a post of its own court; everything else needs a sign-in or stands below with a reason.
"""

import itertools
import json
from dataclasses import dataclass
from re import findall, sub
from typing import Any

from django.core.files.base import ContentFile
from scene import HAICANG, HANDLER, HEAD, OTHERS, OWN, STRANGER, UPPER, XIAMEN, body_for

PUBLIC = {
    "healthz": "operators ask without a session; it tells nothing of cases",
    "identity:sign_in": "where one signs in",
    "documents:check": "whoever holds a paper checks its code",
    "gateways:inbox": "banks sign their messages instead",
    "gateways:clock": "sandbox banks follow the demo clock",
    "portal:": "calculators for everybody, reading no row; a party's own pages ask for number and code (test_mine)",
}
SIGNED_IN = {
    "kernel:desk": ("get", 200), "kernel:search": ("get", 200), "kernel:clock": ("post", 302),
    "preservation:board": ("get", 200), "preservation:deductions": ("get", 200), "suggestions:board": ("get", 200), "urging:statistics": ("get", 200),
    "identity:sign_out": ("post", 302), "api:openapi-json": ("get", 200), "api:api-root": ("get", 404),
}  # fmt: skip
ACT_PAGES = {"kernel:act", "kernel:panel", "kernel:preview"}
ROWS = {"kernel:dossier", "kernel:record", "kernel:proposal", "documents:pdf", "documents:docx", "documents:material",
        "claims:proof", "preservation:deduction", "api:get_dossier", "api:list_acts", "api:get_act", "api:get_proposal"}  # fmt: skip
SIGNING = {"api:sign_proposal"}
BESIDE = {
    "claims:read": ("post", "claims.register_application"), "claims:letter": ("post", "claims.register_application"),
    "preservation:draft": ("get", "preservation.release"),
}  # fmt: skip
"""Beside an act's form: whoever may do the act."""
READING, PUTTING = "api:read_instrument", "api:put_file"
_requests = itertools.count(1)


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str
    view: Any


def routes(resolver=None, before="", space=""):
    """Every address of the program."""
    from django.urls import get_resolver

    for entry in (resolver or get_resolver()).url_patterns:
        here = before + str(entry.pattern)
        if hasattr(entry, "url_patterns"):
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from routes(entry, here, space + inner)
        else:
            yield Route(space + (entry.name or here), here, entry.callback)


def public(name):
    return next((p for p in PUBLIC if name == p or (p.endswith(":") and name.startswith(p))), None)


def operations():
    from zhixing.court.kernel.registry import definitions

    return {f"api:{d.name.replace('.', '_')}": d for d in definitions()}


def test_every_address_is_in_the_walk_or_public_with_a_reason(scene):
    known = set(SIGNED_IN) | ACT_PAGES | ROWS | SIGNING | set(BESIDE) | {READING, PUTTING} | set(operations())
    assert [r for r in routes() if not public(r.name) and r.name not in known] == []
    assert known - {r.name for r in routes()} == set()


def test_public_views_say_so_and_no_other_does(scene):
    assert [r.name for r in routes() if getattr(r.view, "open_to_all", False) != bool(public(r.name))] == []


def test_nobody_is_sent_to_sign_in_from_everywhere_else(scene):
    wrong = []
    for route in routes():
        if public(route.name):
            continue
        address = "/" + filled(route.pattern)
        for method in ("get", "post"):
            answer = getattr(scene.client(""), method)(address)
            expected = 401 if address.startswith("/api/") else 302
            if answer.status_code != expected or (
                expected == 302 and not answer["Location"].startswith("/sign-in?next=")
            ):
                wrong.append((method, address, answer.status_code))
    assert wrong == []


def filled(pattern):
    """An address of the pattern, of things that do not exist: who is nobody must not learn even that."""
    return sub(r"<(?:uuid:)?\w+_id>", "00000000-0000-7000-8000-000000000000", sub(r"<str:\w+>", "x", pattern))


def test_whoever_signed_in_gets_the_pages_of_nobodys_rows(scene):
    wrong = []
    for name, (method, expected) in SIGNED_IN.items():
        address = next("/" + r.pattern for r in routes() if r.name == name)
        for username in (HANDLER, STRANGER, UPPER):
            answer = getattr(scene.city.client(username), method)(address)
            if answer.status_code != expected:
                wrong.append((name, username, answer.status_code))
    assert wrong == []


def targets(scene):
    """(route, address, court of the row, method statuses allowed in sight) of rows at 海沧, 厦门 and the supreme court."""
    from zhixing.court.documents.models import Material, Paper
    from zhixing.court.kernel.models import Act, Dossier, Proposal
    from zhixing.court.preservation.models import Deduction

    case = scene.case
    act = scene.read(lambda: Act.objects.filter(dossier=case.dossier).first())
    paper = scene.read(lambda: Paper.objects.filter(dossier=case.dossier).first())
    material = scene.read(lambda: Material.objects.filter(dossier=case.dossier).first())
    upper = scene.read(lambda: Dossier.objects.get(court_path=XIAMEN))
    top = scene.read(lambda: Dossier.objects.filter(court_path="a.", kind="parameters.numberset").first())
    proposal = scene.read(lambda: Proposal.objects.get(pk=scene.proposal.pk))
    for d in (case.dossier, upper, top):
        yield "kernel:dossier", f"/dossiers/{d.pk}/", d.court_path
        yield "kernel:dossier", f"/dossiers/{d.pk}/?tab=limits", d.court_path
        yield "api:get_dossier", f"/api/dossiers/{d.pk}", d.court_path
        yield "api:list_acts", f"/api/dossiers/{d.pk}/acts", d.court_path
    deduction = scene.row(Deduction)
    yield "preservation:deduction", f"/preservation/deductions/{deduction.pk}/", HAICANG
    yield "kernel:record", f"/acts/{act.pk}/", HAICANG
    yield "api:get_act", f"/api/acts/{act.pk}", HAICANG
    yield "kernel:proposal", f"/proposals/{proposal.pk}/", HAICANG
    yield "api:get_proposal", f"/api/proposals/{proposal.pk}", HAICANG
    yield "documents:pdf", f"/papers/{paper.pk}.pdf", HAICANG
    yield "documents:docx", f"/papers/{paper.pk}.docx", HAICANG
    yield "documents:material", f"/papers/materials/{material.pk}", HAICANG
    yield "claims:proof", f"/claims/{case.pk}/owed.json", HAICANG


def test_rows_are_seen_by_their_court_and_those_above_and_do_not_exist_for_others(scene):
    wrong, walked = [], set()
    for route, address, court in targets(scene):
        walked.add(route)
        for username in (*OWN, *OTHERS):
            expected = 200 if court.startswith(scene.viewer(username).court_path) else 404
            answer = scene.client(username).get(address)
            if answer.status_code != expected:
                wrong.append((address, username, expected, answer.status_code))
    assert wrong == []
    assert walked == ROWS


def expected_for(what, subject, viewer):
    """403 for the wrong post, another court or whom the act bars; 404 out of sight; None: the law may answer."""
    if not subject.court_path.startswith(viewer.court_path):
        return 404
    if not viewer.roles & set(what.by) or subject.court_path != viewer.court_path:
        return 403
    return 403 if what.bar and what.bar(subject, viewer) else None


def test_what_stands_beside_a_form_is_for_whoever_may_do_its_act(scene):
    wrong = []
    for route, (method, act) in BESIDE.items():
        what = next(d for d in operations().values() if d.name == act)
        subject = scene.row(what.on)
        address = "/" + sub(r"<uuid:\w+_id>", str(subject.pk), next(r.pattern for r in routes() if r.name == route))
        for username in (*OWN, *OTHERS):
            expected = scene.read(lambda u=username, w=what, s=subject: expected_for(w, s, scene.viewer(u)))
            status = getattr(scene.client(username), method)(address).status_code
            if status not in ({expected} if expected else LAWFUL_ANSWERS["kernel:preview"]):
                wrong.append((route, username, expected, status))
    assert wrong == []


def test_a_text_is_read_for_whoever_signed_in_and_nothing_is_kept(scene):
    say = json.dumps({"text": "被告于判决生效之日起十日内偿还原告借款50000元。"})
    for username in (HANDLER, STRANGER, UPPER):
        assert scene.client(username).post("/api/readings", say, "application/json").status_code == 200


def test_a_file_is_put_in_by_whoever_signed_in(scene):
    for username in (HANDLER, STRANGER, UPPER):
        assert scene.client(username).post("/api/files", {"file": ContentFile(b"%PDF-1.4", "a.pdf")}).status_code == 200


def subject_of(scene, what):
    """A row the act can be asked for on: of national rows the one that the act is meant for."""
    fitting = [r for r in scene.rows_of(what.on) if what.bar and not what.bar(r, scene.viewer("canshu"))]
    return fitting[0] if fitting else scene.row(what.on)


LAWFUL_ANSWERS = {"kernel:act": {200}, "kernel:panel": {200}, "kernel:preview": {200, 404, 422}, "api": {200, 422}}


def asked(scene, what, subject, body, username, *, beside):
    """The API operation and the page of an act, and what stands `beside` the page, asked for by one officer."""
    client, page = scene.client(username), f"/do/{what.subject_kind}/{subject.pk}/{what.name}/"
    yield "kernel:act", client.get(page).status_code
    if beside:
        yield "kernel:panel", client.post(f"{page}panel", {}).status_code
        yield "kernel:preview", client.post(f"{page}preview", {}).status_code
    yield "api", client.post(
        f"/api/subjects/{what.subject_kind}/{subject.pk}/acts/{what.name}", json.dumps(body), "application/json",
        HTTP_X_REQUEST_ID=f"matrix-{next(_requests):06d}",
    ).status_code  # fmt: skip


def test_acts_are_done_by_their_posts_in_their_court_only(scene):
    """The viewers who may go last, so that nothing they do changes what the others find. Panel and preview pass the
    page's own gate: of those kept out of an act for the same reason, one tries them too."""
    from zhixing.court.kernel.api import api

    document = json.loads(json.dumps(api.get_openapi_schema()))
    schemas, bodies = document["components"]["schemas"], {}
    for methods in document["paths"].values():
        for operation in methods.values():
            given = operation.get("requestBody", {}).get("content", {}).get("application/json")
            if given:
                bodies[operation["operationId"]] = given["schema"]
    cells = [
        (what, subject, body_for(bodies[what.name], schemas), username)
        for what in operations().values()
        for subject in (subject_of(scene, what),)
        for username in (*OWN, *OTHERS)
    ]
    rule = [scene.read(lambda c=c: expected_for(c[0], c[1], scene.viewer(c[3]))) for c in cells]
    kept_out = [
        (c, {route: {status} for route in LAWFUL_ANSWERS}) for c, status in zip(cells, rule, strict=True) if status
    ]
    let_in = [(c, LAWFUL_ANSWERS) for c, status in zip(cells, rule, strict=True) if not status]
    held = {role for username in (*OWN, *OTHERS) for role in scene.viewer(username).roles}
    assert {c[0].name for c, _ in let_in} == {d.name for d in operations().values() if held & set(d.by)}
    wrong, met = [], set()
    for (what, subject, body, username), expected in (*kept_out, *let_in):
        kind = (what.name, str(expected))
        beside = expected is LAWFUL_ANSWERS or kind not in met
        met.add(kind)
        for route, status in asked(scene, what, subject, body, username, beside=beside):
            if status not in expected[route]:
                wrong.append((what.name, route, username, expected[route], status))
    assert wrong == []


def test_no_page_offers_an_act_that_is_not_the_viewers(scene):
    """A link to an act's form opens it, whoever looks and from wherever in the case, its books and the desk."""
    from zhixing.court.preservation.models import Deduction, Preservation

    kept, deduction = scene.row(Preservation), scene.row(Deduction)
    dossiers = {scene.case.dossier_id, kept.case.dossier_id, deduction.case.dossier_id}
    pages = ["/", "/preservation/", f"/preservation/deductions/{deduction.pk}/", *(f"/dossiers/{d}/" for d in dossiers)]
    dead, met = set(), 0
    for username in (*OWN, UPPER):
        todo, seen = list(pages), set()
        while todo:
            page = todo.pop()
            if page in seen:
                continue
            seen.add(page)
            answer = scene.client(username).get(page)
            found = (
                set(findall(r'href="([/?][^"#]*)"', answer.content.decode())) if answer.status_code == 200 else set()
            )
            acts = {link for link in found if link.startswith("/do/")} - seen
            met, seen = met + len(acts), seen | acts
            dead |= {(username, page, link) for link in acts if scene.client(username).get(link).status_code != 200}
            todo += [page.partition("?")[0] + link for link in found if link.startswith("?tab=")]
    assert dead == set()
    assert met > 20


def test_only_the_post_that_is_waited_for_signs(scene):
    from zhixing.court.kernel.models import Proposal

    row = scene.read(lambda: Proposal.objects.get(pk=scene.proposal.pk))
    say = {"agrees": True, "opinion": "同意", "digest": row.digest}
    wrong = []
    for username in (*(u for u in OWN if u != HEAD), *OTHERS):
        expected = 403 if HAICANG.startswith(scene.viewer(username).court_path) else 404
        api = scene.client(username).post(f"/api/proposals/{row.pk}/signatures", json.dumps(say), "application/json")
        page = scene.client(username).post(f"/proposals/{row.pk}/", {"decision": "agree", "digest": row.digest})
        if (api.status_code, page.status_code) != (expected, expected):
            wrong.append((username, expected, api.status_code, page.status_code))
    assert wrong == []
    last = scene.client(HEAD).post(f"/api/proposals/{row.pk}/signatures", json.dumps(say), "application/json")
    assert last.status_code == 200
    assert last.json()["act"]["name"] == "claims.take_back_payment"
