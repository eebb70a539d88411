"""Batch pricing: what millions of claims come to on one day, from columns, exact to the fen (extra `nation`)."""

from zhixing.nation.pricing.columns import Bundles, Claims, Kind, Obligations, Part, Payments, Priced, PricedBundles
from zhixing.nation.pricing.price import price
from zhixing.nation.pricing.several import price_several

__all__ = [
    "Bundles", "Claims", "Kind", "Obligations", "Part", "Payments", "Priced", "PricedBundles", "price", "price_several",
]  # fmt: skip
