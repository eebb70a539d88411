"""Why an act was not done. Each says what to do, in Chinese; nothing was written."""

from collections.abc import Mapping
from typing import Any

from zhixing.law.core.determination import Determination


class Refused(Exception):
    """The act was refused; `status` is the HTTP status the API answers with."""

    status = 422


class NotAllowed(Refused):
    """Wrong post, wrong court, or a person who may not act twice."""

    status = 403


class NotFound(Refused):
    """No such thing within the viewer's sight."""

    status = 404


class Conflict(Refused):
    """The same request id with another body, or facts that moved in between."""

    status = 409


class BadInput(Refused):
    """What was typed cannot be taken; `errors` names each field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("；".join(dict.fromkeys(errors.values())))
        self.errors = dict(errors)


class Unlawful(Refused):
    """The law says no (or is not known to say yes); `determination` has every reason."""

    def __init__(self, determination: Determination[Any]) -> None:
        missing = determination.blocks or determination.overridable
        super().__init__("；".join(f"{s.asked}：{s.found}" for s in missing))
        self.determination = determination
