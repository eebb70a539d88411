"""Rooms of the court meet only at the doors: acts, queries, events, papers; lower rooms' rows may be named as types."""

from functools import cache

import grimp
from tree import PACKAGE

# Rows of lower rooms are named in keys, in `on=` and in types (decision 0006); that nobody writes them is test_writes'.
DOORS = {"acts", "queries", "events", "papers", "models"}
# Not rooms: the kernel is the floor everybody stands on; config puts the house together, demo fills it.
OPEN, BUILDER = {"kernel"}, {"config", "demo"}
# What two rooms publish as a language: the content of papers; the national search and the bank channel.
LANGUAGES = {("documents", "rendering"), ("gateways", "search"), ("gateways", "channels")}


@cache
def graph():
    """The imports of the whole package."""
    return grimp.build_graph("zhixing", exclude_type_checking_imports=True)


def room(module: str) -> tuple[str, str] | None:
    """Room and file of a module of the court, e.g. ("funds", "acts")."""
    words = module.split(".")
    return (words[2], words[3] if len(words) > 3 else "") if words[:2] == ["zhixing", "court"] and words[2:] else None


def through_a_door(importer: str, imported: str) -> bool:
    """Whether this import is one that the house allows between rooms."""
    here, there = room(importer), room(imported)
    if here is None or there is None or here[0] == there[0] or here[0] in BUILDER or there[0] in OPEN:
        return True
    if ".tests" in importer or ".migrations" in importer:
        return True
    return there[1] in DOORS or there in LANGUAGES


def test_rooms_meet_only_at_the_doors():
    if not (PACKAGE / "court" / "__init__.py").exists():
        return
    court = [m for m in graph().modules if m.startswith("zhixing.court.")]
    wrong = [
        f"{importer} imports {imported}"
        for importer in sorted(court)
        for imported in sorted(graph().find_modules_directly_imported_by(importer))
        if not through_a_door(importer, imported)
    ]
    assert wrong == []


def test_an_import_past_the_doors_is_seen():
    assert not through_a_door("zhixing.court.seizures.acts", "zhixing.court.funds.parts")
    assert not through_a_door("zhixing.court.seizures.pages", "zhixing.court.funds.facts")
    assert through_a_door("zhixing.court.seizures.acts", "zhixing.court.funds.acts")
    assert through_a_door("zhixing.court.funds.models", "zhixing.court.claims.models")


def test_the_kernel_knows_no_room():
    if not (PACKAGE / "court" / "kernel" / "__init__.py").exists():
        return
    wrong = [
        f"{importer} imports {imported}"
        for importer in sorted(m for m in graph().modules if m.startswith("zhixing.court.kernel"))
        for imported in sorted(graph().find_modules_directly_imported_by(importer))
        if (there := room(imported)) and there[0] != "kernel"
    ]
    assert wrong == []
