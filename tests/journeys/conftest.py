"""One platform for the journeys, started as a newcomer starts it; a real Chromium."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from platform_of_journeys import CHROMIUM, Platform


@pytest.fixture(scope="module")
def platform() -> Iterator[Platform]:
    """`zhixing run` on a fresh data folder; stopped at the end with nothing left running."""
    import django

    django.setup()  # the demo city's people and applications are read from the product itself
    folder = Path(tempfile.mkdtemp(prefix="zx-journey-"))
    folder.chmod(0o711)
    running = Platform(folder / "var", folder / "run.log")
    running.start()
    yield running
    running.stop()
    assert running.processes() == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium through Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = os.environ.get("ZHIXING_CHROMIUM", "/usr/bin/chromium")
        window = playwright.chromium.launch(executable_path=path, args=CHROMIUM, headless=True)
        yield window
        window.close()
