"""Names and numbers of a text replaced, so that what was read wrongly can be shown to others."""

import re

from zhixing.reading.case_number import find_all

_PEOPLE = "甲乙丙丁戊己庚辛壬癸"
_LONG = re.compile(r"(?<![\d.,，])[\dXx*]{7,30}(?![\d.,，]*\s*(?:元|万|亿|%|‰))")
_PLACE = re.compile(r"\d+(?=(?:号|室|栋|幢|单元|层|弄|巷|组|户)(?!民))")
_ORGANISATION = re.compile(r"(?:公司|银行|厂|店|行|社|中心|院|局|委员会|政府|学校|部|所|会)$")


def aliases(names: list[str]) -> dict[str, str]:
    """Each name → an alias the reader knows for a name: 李某甲 …, A公司 …"""
    people = [n for n in names if not _ORGANISATION.search(n)]
    firms = [n for n in names if _ORGANISATION.search(n)]
    found = {n: f"李某{_PEOPLE[i % 10]}{i // 10 or ''}" for i, n in enumerate(people)}
    return found | {n: f"{chr(65 + i % 26) * (i // 26 + 1)}公司" for i, n in enumerate(firms)}


def masked_text(text: str, names: dict[str, str]) -> str:
    """The text with aliases, and without case numbers, long numbers and numbers of addresses. Sums and days stay."""
    for number in reversed(find_all(text)):
        text = f"{text[: number.span.start]}（某年）某号{text[number.span.end :]}"
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, names[name])
    return _PLACE.sub("某", _LONG.sub("×", text))
