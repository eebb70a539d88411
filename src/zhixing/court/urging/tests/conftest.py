"""The suit of the examples of preservation, here with an instrument of 75,000 yuan due in thirty days."""

from zhixing.court.preservation.tests.conftest import frozen, suit

__all__ = ["frozen", "suit"]
