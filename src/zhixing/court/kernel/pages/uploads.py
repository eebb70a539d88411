"""Files that come with a form: put aside at once, so that a refusal does not cost a second upload."""

from collections.abc import Iterable
from dataclasses import replace

from django.http import HttpRequest

from zhixing.court.kernel.forms import FormRow
from zhixing.court.kernel.refused import BadInput, Refused
from zhixing.court.kernel.seams import Slot
from zhixing.court.kernel.viewer import Viewer

KEEP = Slot("kernel.keep_upload")
"""Filled by `documents`: (viewer, file name, bytes) → id of the upload. Raises Refused with what to do."""

NAMED = Slot("kernel.upload_name")
"""Filled by `documents`: (viewer, id as text) → what the form calls the upload, empty for one that is gone."""

SUFFIX = ".file"
"""A file input bears the name of its field with this ending; the field itself carries the id from post to post."""


def attached(request: HttpRequest, viewer: Viewer) -> dict[str, str]:
    """Field name → id of the file that came for it. Raises BadInput at the field for a file that is not taken."""
    kept = {}
    for name, files in request.FILES.lists():
        field = name.removesuffix(SUFFIX)
        if field == name or not files:
            continue
        try:
            kept[field] = str(next(fill(viewer, files[0].name, files[0]) for fill in KEEP.fillers()))
        except Refused as refusal:
            raise BadInput({field.replace("-", "."): str(refusal)}) from refusal
    return kept


def named(rows: Iterable[FormRow], viewer: Viewer) -> tuple[FormRow, ...]:
    """The rows, those of files with the name of what was put in; one that is gone is asked for again."""
    return tuple(_named(row, viewer) for row in rows)


def _named(row: FormRow, viewer: Viewer) -> FormRow:
    if row.kind == "group":
        return replace(row, copies=tuple(named(copy, viewer) for copy in row.copies))
    if row.kind != "file" or not row.value:
        return row
    words = next((fill(viewer, row.value) for fill in NAMED.fillers()), "")
    return replace(row, options=[(row.value, words)]) if words else replace(row, value="")


def file_inputs(rows: Iterable[FormRow]) -> list[str]:
    """The names of the file inputs of a form, which its live panel must not send."""
    found = []
    for row in rows:
        if row.kind == "file":
            found.append(row.name + SUFFIX)
        for copy in row.copies:
            found += file_inputs(copy)
    return found
