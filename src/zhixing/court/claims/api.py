"""Reading a text over the API: what `zhixing read` prints, for whoever is signed in."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Schema

from zhixing.court.claims.from_text.taking import LONGEST, take, unreadable
from zhixing.court.kernel.api import Refusal, api
from zhixing.court.kernel.refused import BadInput
from zhixing.reading import read


class ReadingIn(Schema):
    """The text of an instrument, or of its operative part."""

    text: str = Field(min_length=1, max_length=LONGEST)


class SourceOut(Schema):
    """A field of the application: its value as text, where it was read ([start, end)), why to look twice."""

    value: str
    spans: list[tuple[int, int]]
    doubts: list[str]


class RemarkOut(Schema):
    """A passage for a person: unread, hand, choice, disagreement, nothing or note."""

    kind: str
    text: str
    spans: list[tuple[int, int]]


class ReadingOut(Schema):
    """The reading (fen, ISO days, fractions, spans), the fields of the application, what is left to a person."""

    reading: dict[str, Any]
    fields: dict[str, SourceOut]
    remarks: list[RemarkOut]


@api.post(
    "/readings", response={200: ReadingOut, 400: Refusal, 401: Refusal, 403: Refusal, 422: Refusal},
    operation_id="readInstrument", summary="读裁判文书",
)  # fmt: skip
def read_instrument(request: HttpRequest, body: ReadingIn) -> ReadingOut:
    """Read a text; nothing is stored."""
    if why := unreadable(body.text):
        raise BadInput({"text": why})
    taken = take(body.text)
    fields = {
        name: SourceOut(value=s.value, spans=[(x.start, x.end) for x in s.spans], doubts=list(s.doubts))
        for name, s in taken.fields.items()
    }
    remarks = [RemarkOut(kind=r.kind, text=r.text, spans=[(x.start, x.end) for x in r.spans]) for r in taken.remarks]
    return ReadingOut(reading=read(body.text).to_json(), fields=fields, remarks=remarks)


api.records = (*api.records, ReadingIn, ReadingOut)
