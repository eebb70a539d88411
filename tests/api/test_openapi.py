"""The published description: valid OpenAPI 3.1, one typed operation an act, signed in by session and token."""

import json

import pytest
from scene import HANDLER


@pytest.fixture(scope="module")
def document(town):
    """The document as an officer's program gets it."""
    answer = town.client(HANDLER).get("/api/openapi.json")
    assert answer.status_code == 200
    return json.loads(answer.content)


def test_it_is_valid(document):
    from jsonschema_rs import meta
    from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

    assert document["openapi"].startswith("3.1")
    OPENAPI_31_VALIDATOR.validate(document)
    for schema in document["components"]["schemas"].values():
        meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def test_every_reference_leads_somewhere(document):
    text = json.dumps(document)
    refs = {piece.split('"')[0] for piece in text.split('"$ref": "')[1:]}
    assert {
        r for r in refs if r.removeprefix("#/components/schemas/") not in document["components"]["schemas"]
    } == set()


def test_every_act_is_one_operation_typed_by_its_own_input(document):
    from zhixing.court.kernel.registry import definitions

    found = {}
    for path, methods in document["paths"].items():
        for operation in methods.values():
            found[operation["operationId"]] = (path, operation)
    for what in definitions():
        path, operation = found[what.name]
        assert path == f"/api/subjects/{what.subject_kind}/{{subject_id}}/acts/{what.name}"
        ref = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        body = document["components"]["schemas"][ref.removeprefix("#/components/schemas/")]
        assert set(body.get("properties", {})) == set(what.data.model_fields), what.name
        assert body["additionalProperties"] is False
        assert {p["name"] for p in operation["parameters"]} == {"subject_id", "X-Request-Id"}
        assert operation["summary"] == what.title


def test_no_two_types_share_a_name(document):
    """Rooms call their types as the trade does; two rooms may use one word for two things."""
    from zhixing.court.kernel.registry import definitions

    kinds = {what.data for what in definitions()}
    titled = [k for k in document["components"]["schemas"] if k.startswith("act.")]
    assert len(titled) >= len(kinds)


def test_every_operation_needs_the_session(document):
    operations = [o for methods in document["paths"].values() for o in methods.values()]
    assert all(o["security"] == [{"Session": []}] for o in operations)
    assert document["components"]["securitySchemes"]["Session"] == {
        "type": "apiKey",
        "in": "cookie",
        "name": "sessionid",
    }
