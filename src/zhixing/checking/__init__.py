"""Re-computing a published sum with separate, deliberately simple code: day by day, from the facts it states.

Imports nothing of `zhixing.law`; reads the packaged tables itself. It does not vouch for the facts.
"""

from zhixing.checking.compare import Difference, NotAnAnswer, check_sum

__all__ = ["Difference", "NotAnAnswer", "check_sum"]
