"""Who opens public pages in the tests."""

import html
import re

import pytest


class Stranger:
    """Somebody without an account, and what they read."""

    def __init__(self, city):
        self.city = city

    def get(self, path, **query):
        """Open a page of the portal."""
        return self.city.client().get(f"/portal/{path}", query)

    @staticmethod
    def text(response):
        """The words in the body of a page."""
        body = response.content.decode().split("<main", 1)[1]
        return html.unescape(re.sub(r"<[^>]+>", " ", body))


@pytest.fixture
def stranger(city):
    """A stranger in the demo city."""
    return Stranger(city)
