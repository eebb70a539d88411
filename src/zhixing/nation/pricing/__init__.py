"""Batch pricing: what millions of claims come to on one day, from columns, exact to the fen (extra `nation`)."""

from zhixing.nation.pricing.columns import Claims, Kind, Priced
from zhixing.nation.pricing.price import price

__all__ = ["Claims", "Kind", "Priced", "price"]
