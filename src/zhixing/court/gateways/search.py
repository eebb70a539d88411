"""The national search: a negative fact is asked of every court at once, answered narrowly, and logged."""

import json
import re
from collections.abc import Sequence
from typing import Any

from django.db import connection

from zhixing.court.gateways.models import SearchLog
from zhixing.court.kernel.canonical import canonical
from zhixing.court.kernel.clock import now
from zhixing.court.kernel.models import Dossier
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.secrets import keyed_hash

_NAME = re.compile(r"[a-z][a-z0-9_]{2,59}")


def national(function: str, args: Sequence[Any], dossier: Dossier, principal: Any) -> Any:
    """Ask a SECURITY DEFINER function and return its one value (boolean, number, text or JSON as Python values).

    `principal` is a Principal or a Viewer. The call is logged with the dossier that asks, in the caller's transaction;
    what was looked for is logged as keyed hashes only. The function must answer without numbers of persons or accounts.
    """
    if not _NAME.fullmatch(function):
        raise ValueError(f"not the name of a function: {function}")
    asker = getattr(principal, "principal_id", None) or principal.pk
    places = ", ".join(["%s"] * len(args))
    with scope(dossier.court_path, dossier.court_path):
        with connection.cursor() as cursor:
            cursor.execute(f"select to_jsonb({function}({places}))::text", list(args))
            (told,) = cursor.fetchone()
        answer = None if told is None else json.loads(told)
        SearchLog.objects.create(
            dossier=dossier, principal_id=asker, question=function, at=now(), court_path=dossier.court_path,
            answer=canonical({"keys": [keyed_hash(str(arg)) for arg in args], "answer": answer}),
        )  # fmt: skip
    return answer
