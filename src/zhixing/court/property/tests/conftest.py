"""The cases of these tests."""

import pytest

from zhixing.court.property.tests import story as told


@pytest.fixture
def story(city):
    """A case on a fixed sum of 58,000 yuan against one natural person."""
    return told.fixed(city)
