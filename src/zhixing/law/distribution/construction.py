"""The priority of the construction price lapses 18 months after the price fell due (建设工程解释（一） 41)."""

from dataclasses import replace

from zhixing.law.core.calendar import add_months
from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Force, ParameterRead, Step, step
from zhixing.law.core.tables import Tables
from zhixing.law.distribution.facts import Asset, Lien, ToShare
from zhixing.law.distribution.rank import Rank

RULE = Article("建设工程解释（一）", "41", "§10.4")


def in_time(facts: ToShare, tables: Tables) -> tuple[ToShare, list[Step], tuple[ParameterRead, ...]]:
    """The facts without construction liens claimed too late; a step for each; where a day is missing, a note."""
    liens = [lien for asset in facts.assets for lien in asset.liens if lien.rank is Rank.CONSTRUCTION]
    if not liens:
        return facts, [], ()
    steps = [_step(lien, facts, tables) for lien in liens]
    assets = tuple(_kept(asset, facts, tables) for asset in facts.assets)
    return replace(facts, assets=assets), steps, (tables.read("distribution.construction_months", facts.on),)


def _kept(asset: Asset, facts: ToShare, tables: Tables) -> Asset:
    return replace(asset, liens=tuple(lien for lien in asset.liens if _live(lien, facts, tables) is not False))


def _live(lien: Lien, facts: ToShare, tables: Tables) -> bool | None:
    """Whether the lien still stands; None where a day is not known. Other ranks do not lapse here."""
    if lien.rank is not Rank.CONSTRUCTION:
        return True
    if lien.due is None or lien.exercised is None:
        return None
    months = tables.parameter("distribution.construction_months").whole(facts.on)
    return lien.exercised <= add_months(lien.due, months)


def _step(lien: Lien, facts: ToShare, tables: Tables) -> Step:
    live = _live(lien, facts, tables)
    found = {
        True: f"{lien.due} 应付，{lien.exercised} 主张",
        False: f"{lien.due} 应付，{lien.exercised} 才主张，作为普通债权",
        None: "没有写明应付日和主张日，暂按优先",
    }[live]
    asked = f"“{lien.claim}”在十八个月内主张建设工程价款优先受偿权"
    return step(asked, live, found, RULE, force=Force.NOTE)
