"""Is this document number well formed? Citizen numbers (GB 11643-1999) and unified social credit codes (GB 32100-2015)."""

import unicodedata
from datetime import date

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class NotADocument(ValueError):
    """The number is not one; the message says what to check (Chinese)."""


def normal(typed: str) -> str:
    """As typed, in half-width capitals without blanks or hyphens."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(c for c in plain if not c.isspace() and c != "-")


def id_check(first17: str) -> str:
    """The check character of seventeen digits (ISO 7064 MOD 11-2)."""
    return _ID_CHECKS[sum(int(d) * w for d, w in zip(first17, _ID_WEIGHTS, strict=True)) % 11]


def code_check(first17: str) -> str:
    """The check character of a credit code's first seventeen (weights 3^i mod 31)."""
    total = sum(_CODE_SIGNS.index(c) * pow(3, i, 31) for i, c in enumerate(first17))
    return _CODE_SIGNS[-total % 31]


def id_card(typed: str) -> str:
    """A citizen's eighteen-digit number, normalised. Raises NotADocument."""
    number = normal(typed)
    if len(number) != 18 or not number[:17].isdecimal() or not number.isascii():
        raise NotADocument("居民身份证号码应为 18 位，前 17 位为数字，请核对")
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError as trouble:
        raise NotADocument("居民身份证号码中的出生日期不存在，请核对") from trouble
    if id_check(number[:17]) != number[17]:
        raise NotADocument("居民身份证号码的校验位不对，请核对是否输错")
    return number


def credit_code(typed: str) -> str:
    """A unified social credit code, normalised. Raises NotADocument."""
    code = normal(typed)
    if len(code) != 18 or any(c not in _CODE_SIGNS for c in code):
        raise NotADocument("统一社会信用代码应为 18 位数字或大写字母（不含 I、O、S、V、Z），请核对")
    if code_check(code[:17]) != code[17]:
        raise NotADocument("统一社会信用代码的校验位不对，请核对是否输错")
    return code
