"""Who comes first among the liens of one asset; on ships and aircraft a later rescue goes before what it saved."""

from datetime import date

from zhixing.law.core.citation import Article, Ours
from zhixing.law.distribution.facts import Asset, Lien
from zhixing.law.distribution.rank import Rank

RESCUE = {Rank.SHIP_SALVAGE, Rank.AIRCRAFT_RESCUE}
SAVED = (Rank.SHIP_WAGES, Rank.SHIP_INJURY, Rank.SHIP_DUES, Rank.SHIP_SALVAGE)
SHIP = Article("海商法", "23", "§10.4")
PERIODS = Ours("救助款项先于救助以前发生的船舶优先权；几次救助的，以各次救助划分先后，最近的在前", "§10.4")

Turn = tuple[int, int, int, date, str]


def turn(lien: Lien, asset: Asset) -> Turn:
    """A key: liens that agree in all but the last part stand equal and share pro rata."""
    if lien.rank in SAVED:
        return (SAVED[0].place, _rescues_after(lien, asset), SAVED.index(lien.rank), date.max, lien.claim)
    if lien.rank in RESCUE:
        return (lien.rank.place, _rescues_after(lien, asset), 0, date.max, lien.claim)
    dated = lien.since is not None and lien.registered
    return (lien.rank.place, int(not lien.registered), 0, lien.since if dated and lien.since else date.max, lien.claim)


def _rescues_after(lien: Lien, asset: Asset) -> int:
    """On how many later days the thing was saved again; each puts this lien one period back."""
    days = {other.since for other in asset.liens if other.rank in RESCUE and other.since}
    return sum(1 for day in days if lien.since is not None and day > lien.since)
