"""Schemathesis against the program itself: whatever fits the description is answered as the description says.

`ZHIXING_FUZZ` is the number of examples an operation: 6 here, more in the long run of `make bench`.
"""

import os

import pytest
from scene import HANDLER, HEAD

EXAMPLES = int(os.environ.get("ZHIXING_FUZZ", "6"))
SEED = 20261124
USERS = (HANDLER, HEAD, "chuangkou", "lian", "shujiyuan", "ankuan", "caiwu", "canshu")


@pytest.fixture(scope="module")
def signed_in(scene):
    """The cookies of an officer's program, by user name."""

    def session(username):
        client = scene.client(username)
        client.get(f"/dossiers/{scene.case.dossier_id}/")
        return {name: client.cookies[name].value for name in ("sessionid", "csrftoken")}

    return {username: session(username) for username in USERS}


@pytest.fixture(scope="module")
def schema(scene):
    import schemathesis

    from zhixing.court.config.wsgi import application

    loaded = schemathesis.openapi.from_dict(scene.client(HANDLER).get("/api/openapi.json").json())
    loaded.app = application
    return loaded


def test_answers_are_as_described(scene, schema, signed_in):
    import schemathesis
    from hypothesis import HealthCheck, given, seed, settings

    checks = [
        schemathesis.checks.not_a_server_error, schemathesis.checks.CHECKS.get_one("status_code_conformance"),
        schemathesis.checks.CHECKS.get_one("content_type_conformance"),
        schemathesis.checks.CHECKS.get_one("response_schema_conformance"),
    ]  # fmt: skip
    quick = settings(
        max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        print_blob=False,
    )  # fmt: skip
    wrong, tried = [], 0
    for found in schema.get_all_operations():
        operation = found.ok()
        for username, ids in asked_by(scene, operation):

            @seed(SEED)
            @quick
            @given(case=operation.as_strategy(path_parameters=ids))
            def one(case, cookies=signed_in[username]):
                nonlocal tried
                tried += 1
                headers = {"X-CSRFToken": cookies["csrftoken"], "Host": "127.0.0.1"}
                case.call_and_validate(headers=headers, cookies=cookies, checks=checks)

            try:
                one()
            except Exception as trouble:
                wrong.append(f"{operation.label} ({username}): {trouble}"[:1500])
    assert wrong == []
    assert tried >= len(USERS)


def asked_by(scene, operation):
    """Who asks, with ids that exist: for an act somebody who holds its post, else the handling judge."""
    from zhixing.court.kernel.registry import definition

    name = operation.definition.raw["operationId"]
    try:
        what = definition(name)
    except KeyError:
        return [(HANDLER, existing(scene, name))]
    holders = [u for u in USERS if scene.viewer(u).roles & set(what.by)]
    return [((holders or [HANDLER])[0], {"subject_id": str(scene.row(what.on).pk)})]


def existing(scene, name):
    from zhixing.court.kernel.models import Act

    if name in {"getDossier", "listActs"}:
        return {"dossier_id": str(scene.case.dossier_id)}
    if name == "getAct":
        return {"act_id": str(scene.row(Act).pk)}
    return {"proposal_id": str(scene.proposal.pk)}
