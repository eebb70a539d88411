"""Planting the tree of courts from packaged data: paths by place in the tree, codes as data with what they rest on."""

import csv
import hashlib
from importlib.resources import files

from zhixing.court.identity.models import Court
from zhixing.court.kernel.clock import now
from zhixing.court.kernel.models import Dossier
from zhixing.court.kernel.scope import scope

ROOT = "a."


def _segment(row: dict[str, str]) -> str:
    """A court's piece of the path: its code, or a stable stand-in where no code is known."""
    return row["code"] or "x" + hashlib.sha256(row["name"].encode()).hexdigest()[:8]


def plant() -> int:
    """Add the courts that are not there yet, each with its dossier; returns how many were added."""
    rows = list(
        csv.DictReader((files("zhixing.court.identity") / "data" / "courts.csv").read_text("utf-8").splitlines())
    )
    known = {c.name: c for c in Court.objects.all()}
    added = 0
    for row in rows:
        if row["name"] not in known:
            parent = known.get(row["parent"])
            known[row["name"]] = _court(row, parent)
            added += 1
    return added


def _court(row: dict[str, str], parent: Court | None) -> Court:
    path = f"{parent.path}{_segment(row)}." if parent else ROOT
    with scope(path, path):
        dossier = Dossier.objects.create(kind="identity.court", title=row["name"], opened_at=now(), court_path=path)
        return Court.objects.create(
            name=row["name"], code=row["code"], code_basis=row["code_basis"],
            code_inferred=not row["code_basis"].startswith("lib2016"), level=row["level"], parent=parent, path=path,
            region=row["region"], dossier=dossier,
        )  # fmt: skip
