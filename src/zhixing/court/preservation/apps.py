"""Preservation as a Django app."""

from django.apps import AppConfig


class PreservationConfig(AppConfig):
    """Preservation before and in suits; preserved money that pays the debt before enforcement."""

    name = "zhixing.court.preservation"
    label = "preservation"
    verbose_name = "财产保全和执前扣划"

    def ready(self) -> None:
        """Follow a confirmed deduction at once; stand in the way of a payout while a line of the gate is open, and of
        whoever would release a preserved freeze without the trial judge."""
        from zhixing.court.kernel.seams import Slot
        from zhixing.court.preservation.acts.taken import follow_deduction
        from zhixing.court.preservation.facts.gate import payout_bars
        from zhixing.court.preservation.facts.objecting import outsiders
        from zhixing.court.preservation.queries import preserving
        from zhixing.court.seizures.queries import DEDUCTED, OBJECTIONS, PRESERVED

        DEDUCTED.fill(follow_deduction)
        PRESERVED.fill(preserving)
        OBJECTIONS.fill(outsiders)
        Slot("funds.payout.bars").fill(payout_bars)
