"""Invented parties of the demo city: numbers with valid checksums in ranges that nobody was given."""

from zhixing.law.identifiers.document import code_check, id_check


def citizen(region: str, born: str, serial: int) -> str:
    """An invented citizen's number: region, birthday YYYYMMDD, serial, check character."""
    first = f"{region}{born}{serial:03d}"
    return first + id_check(first)


def company(serial: int) -> str:
    """An invented credit code (no registrar uses the organisation part DEM0…)."""
    first = f"91350205DEM{serial:06d}"
    return first + code_check(first)


CREDITOR_SHOP = ("厦门海沧示例商贸有限公司", company(1))
DEBTOR_SPORTS = ("福建虚拟体育用品有限公司", company(2))
DEBTOR_BUILDER = ("厦门假设建筑工程有限公司", company(3))
LENDER = ("林示范", citizen("350205", "19800101", 1))
BORROWER = ("陈演示", citizen("350203", "19850615", 2))
GUARANTOR = ("黄样例", citizen("350206", "19881120", 3))
SUPPLIER = ("漳州例如建材有限公司", company(4))
