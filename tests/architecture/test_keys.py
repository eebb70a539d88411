"""The database obeys the same arrows: a foreign key never points to a room above or beside its own."""

import configparser
import os
import re

import pytest
from tree import PACKAGE, ROOT

SETTINGS = PACKAGE / "court" / "config" / "settings.py"


def floors() -> dict[str, int]:
    """Room → height, 0 at the bottom, as the contract says."""
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter", "utf-8")
    layers = contract["importlinter:contract:rooms"]["layers"].split("\n")
    upward = [re.findall(r"\w+", line) for line in reversed(layers) if line.strip()]
    return {room: height for height, rooms in enumerate(upward) for room in rooms}


def points_down(from_room: str, to_room: str) -> bool:
    """Whether a key between these rooms goes down, or stays at home."""
    heights = floors()
    return from_room == to_room or heights[from_room] > heights[to_room]


def test_the_order_of_rooms_is_known():
    assert points_down("funds", "claims")
    assert not points_down("claims", "funds")
    assert not points_down("documents", "gateways"), "rooms side by side are strangers"


@pytest.mark.skipif(not SETTINGS.exists(), reason="there is no court project yet")
def test_no_foreign_key_points_up():
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhixing.court.config.settings")
    django.setup()

    wrong = []
    for model in apps.get_models(include_auto_created=True):
        words = model.__module__.split(".")
        for field in model._meta.get_fields():
            target = field.related_model if field.concrete and field.is_relation else None
            there = getattr(target, "__module__", "").split(".")
            if words[:2] == there[:2] == ["zhixing", "court"] and not points_down(words[2], there[2]):
                wrong.append(f"{model._meta.label}.{field.name} → {target._meta.label}")
    assert wrong == []
