"""Verification codes: unguessable, easy to read aloud, with a check character that finds a slip of the pen.

The alphabet has 31 signs (no 0, 1, I, L, O); 31 is prime, so the weighted sum finds every single wrong sign and every
two signs exchanged. Fifteen random signs are 74 bits.
"""

import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 16


def new_code() -> str:
    """A fresh code of sixteen signs, the last of which checks the others."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + _check_sign(body)


def _check_sign(body: str) -> str:
    # The last place weighs 16; 16 * 2 = 32 leaves 1 modulo 31, so doubling undoes the weight.
    return ALPHABET[-2 * _weighted(body) % len(ALPHABET)]


def _weighted(signs: str) -> int:
    return sum(place * ALPHABET.index(sign) for place, sign in enumerate(signs, 1))


def typed(text: str) -> str:
    """What somebody typed as a code is stored: capitals, without blanks and hyphens, full-width signs made plain."""
    plain = unicodedata.normalize("NFKC", text[:100]).upper()
    return "".join(sign for sign in plain if sign.isalnum())


def is_code(code: str) -> bool:
    """Whether the signs can be a code at all: length, alphabet, check character."""
    right = len(code) == LENGTH and all(sign in ALPHABET for sign in code)
    return right and _weighted(code) % len(ALPHABET) == 0


def grouped(code: str) -> str:
    """A code as papers print it: four groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
