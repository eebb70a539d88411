"""What is committed: no addresses of registries, nothing of others, no links into the void."""

import re

import pytest
from tree import ROOT, committed, where

TEXT = {".py", ".md", ".toml", ".lock", ".txt", ".cfg", ".ini", ".html", ".css", ".js", ".json", ".typ", ".svg", ".yml"}
REGISTRIES = re.compile(
    "|".join(
        (
            r"pypi\.o" r"rg",
            r"python" r"hosted",
            r"registry\.npm" r"js",
            r"deb\.deb" r"ian",
            r"--(?:extra-)?index" r"-url",
        )
    )
)
OF_OTHERS = re.compile(
    r"(?:htmx|echarts|jquery|bootstrap|alpine|chart)[.\w-]*\.js$|\.min\.(?:js|css)$|\.(?:woff2?|ttf|otf)$"
)
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)|!\[[^\]\n]*\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")


def text_files():
    """Committed files that are text, and files without an ending, such as Makefile."""
    return [p for p in committed() if p.suffix in TEXT or (not p.suffix and p.stat().st_size < 100_000)]


def test_no_registry_is_named():
    wrong = [where(p) for p in text_files() if REGISTRIES.search(p.read_text("utf-8", "replace"))]
    assert wrong == []


def test_no_file_of_others_is_committed():
    assert [where(p) for p in committed() if OF_OTHERS.search(p.name)] == []


def test_every_pin_has_a_hash():
    for lock in sorted(ROOT.glob("requirements*.lock")):
        pins = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())
        assert pins, lock.name
        assert [p.split("\n")[0] for p in pins if "--hash=sha256:" not in p] == []


def test_the_development_lock_holds_every_pin_of_the_running_lock():
    def pins(name: str) -> set[str]:
        return {line.split(" ")[0] for line in (ROOT / name).read_text("utf-8").splitlines() if "==" in line}

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


@pytest.mark.parametrize("page", [p for p in committed() if p.suffix == ".md"], ids=where)
def test_links_between_documents_lead_somewhere(page):
    targets = ["".join(groups) for groups in LINK.findall(page.read_text("utf-8"))]
    inside = [t.split("#")[0] for t in targets if not re.match(r"[a-z]+:|#", t)]
    assert [t for t in inside if not (page.parent / t).exists()] == []
