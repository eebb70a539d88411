"""Re-computing a published answer with separate, deliberately simple code, from the facts it states.

A debt day by day; a fee by the quick form of the tariff, written down a second time; a limit day after day; a plan class by
class. Imports nothing of `zhixing.law`; reads the packaged tables itself. It does not vouch for the facts.
"""

from zhixing.checking.compare import Difference, NotAnAnswer, check_sum

__all__ = ["Difference", "NotAnAnswer", "check_sum"]
