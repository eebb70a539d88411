"""What is so in a dossier changes only through acts; machinery rows are written only by the machinery."""

import ast

from tree import PACKAGE, parsed, sources, where

WRITES = {
    "save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create", "acreate",
    "asave", "adelete", "aupdate",
}  # fmt: skip
# The demo city is planted before anybody acts in it.
MACHINERY = {"kernel", "identity", "documents", "gateways", "demo"}
# Words of dicts and sets that mean no row: `x.update(...)` on a name known to be one is written as |= instead.
ROW_OWNERS = {"objects", "filter", "exclude", "all", "get", "select_for_update", "first", "last"}


def is_row_write(node: ast.Call) -> bool:
    """Whether a call writes through the ORM: by a manager or query set, or ``save``/``delete`` of a row."""
    function = node.func
    if not isinstance(function, ast.Attribute) or function.attr not in WRITES:
        return False
    if function.attr in {"save", "delete", "asave", "adelete"}:
        return True
    words = {getattr(n, "attr", getattr(n, "id", "")) for n in ast.walk(function.value)}
    return bool(words & ROW_OWNERS)


def in_acts(path) -> bool:
    """Whether a file belongs to a room's acts: ``acts.py`` or anything in ``acts/``."""
    return "acts" in {path.stem, path.parent.name}


def test_rows_are_written_in_acts_and_machinery_only():
    wrong = []
    for path in sources("court"):
        parts = path.relative_to(PACKAGE / "court").parts
        if parts[0] in MACHINERY or in_acts(path):
            continue
        wrong += [where(path, n) for n in ast.walk(parsed(path)) if isinstance(n, ast.Call) and is_row_write(n)]
    assert wrong == []


def test_a_write_is_recognised():
    def write(text: str) -> bool:
        call = ast.parse(text, mode="eval").body
        assert isinstance(call, ast.Call)
        return is_row_write(call)

    assert write("Claim.objects.create(amount=1)")
    assert write("Claim.objects.filter(pk=1).update(amount=1)")
    assert write("claim.save()")
    assert not write("context.update(page=1)")
    assert not write("Claim.objects.filter(pk=1)")


def test_nothing_waits_for_commit_outside_the_record():
    wrong = [
        where(path, node)
        for path in sources("court")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr == "on_commit"
    ]
    assert wrong == [], "an event is a row of the act's own transaction; on_commit alone loses it"
