"""The scene of these tests, which lies with the tests of access."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "access"))


@pytest.fixture(scope="module")
def scene(town):
    """One court with something in every drawer, for all tests of a file."""
    import scene as scenery

    return scenery.build(town)
