"""Schemathesis against the program itself: whatever fits the description is answered as the description says.

`ZHIXING_FUZZ` is the number of examples an operation: 8 here, more in the long run of `make bench`.
"""

import os
from collections import Counter

import pytest
from scene import HANDLER, HEAD

EXAMPLES = int(os.environ.get("ZHIXING_FUZZ", "8"))
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


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_answers_are_as_described(scene, schema, signed_in, mode):
    """What fits the description, and what does not. All that is wrong at once, each with the request that shows it."""
    wrong, tried = [], []
    for found in schema.get_all_operations():
        operation = found.ok()
        username, ids = asked_by(scene, operation)
        try:
            tries(operation, ids, signed_in[username], mode, tried)()
        except (Exception, BaseExceptionGroup) as trouble:
            wrong.append(f"{operation.label} ({username}): {trouble}"[:2000])
    assert wrong == []
    assert len(tried) > len({label for label, _ in tried}) * EXAMPLES // 2
    statuses = Counter(status for _, status in tried)
    assert statuses[401] == 0
    assert statuses[200 if mode == "positive" else 422] > 0, statuses


def tries(operation, ids, cookies, mode, tried):
    """A test of one operation with generated requests; notes what was answered."""
    from hypothesis import HealthCheck, given, seed, settings
    from schemathesis import GenerationMode
    from schemathesis.checks import CHECKS

    names = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance")
    checks = [CHECKS.get_one(name) for name in names]
    headers = {"X-CSRFToken": cookies["csrftoken"]}

    @seed(SEED)
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(GenerationMode(mode), path_parameters=ids))
    def one(case):
        answer = case.call_and_validate(headers=headers, cookies=cookies, checks=checks)
        tried.append((operation.label, answer.status_code))

    return one


def asked_by(scene, operation):
    """Who asks, with ids that exist: for an act somebody who holds its post, else the handling judge."""
    from zhixing.court.kernel.registry import definition

    name = operation.definition.raw["operationId"]
    try:
        what = definition(name)
    except KeyError:
        return HANDLER, existing(scene, name, operation.path)
    holders = [u for u in USERS if scene.viewer(u).roles & set(what.by)]
    return (holders or [HANDLER])[0], {"subject_id": str(scene.row(what.on).pk)}


def existing(scene, name, path):
    from zhixing.court.kernel.models import Act

    if name in {"getDossier", "listActs"}:
        return {"dossier_id": str(scene.case.dossier_id)}
    if "{" not in path:
        return {}
    if name == "getAct":
        return {"act_id": str(scene.row(Act).pk)}
    return {"proposal_id": str(scene.proposal.pk)}
