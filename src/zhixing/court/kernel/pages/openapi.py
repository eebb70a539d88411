"""The published description of the API: one component a type, also where two rooms call their types alike."""

import json
import re
from collections.abc import Iterator
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from zhixing.court.kernel.registry import definitions

REF = "#/components/schemas/"
ACT = "act."  # before the name of every component of an act's input, which the kernel's own types never have


class Api(NinjaAPI):
    """An API whose components are named by pydantic, which tells types of one name apart; ninja keeps the last one."""

    records: tuple[type[BaseModel], ...] = ()

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> OpenAPISchema:
        """The document, with bodies of acts and components put right."""
        document = super().get_openapi_schema(*args, **kwargs)
        inputs = [what.data for what in definitions()]
        refs, parts = models_json_schema([(kind, "validation") for kind in inputs], ref_template=REF + ACT + "{model}")
        _, own = models_json_schema([(kind, "validation") for kind in self.records], ref_template=REF + "{model}")
        ninjas = document["components"]["schemas"]
        bodies = {what.name: refs[(what.data, "validation")] for what in definitions()}
        for operation in _operations(document):
            if operation["operationId"] in bodies:
                operation["requestBody"]["content"]["application/json"]["schema"] = bodies[operation["operationId"]]
        named = ninjas | own["$defs"] | {ACT + k: v for k, v in parts["$defs"].items()}
        document["components"]["schemas"] = {k: named[k] for k in sorted(_reached(document["paths"], named))}
        return document


def _reached(start: Any, named: dict[str, Any]) -> set[str]:
    """The names of components that something refers to."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        text = json.dumps(waiting.pop())
        new = {name for name in re.findall(f'"{REF}([^"]+)"', text) if name not in found}
        found |= new
        waiting += [named[name] for name in new]
    return found


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for methods in document["paths"].values():
        yield from methods.values()
