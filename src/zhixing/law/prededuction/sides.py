"""What is known of the people on both sides: who may sign for them, and what links them (PREDED-01, 5 and 13)."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """A party as the court knows it. "" is not known. `natural`: a person, who signs for himself.

    `representative`: 法定代表人、负责人; `agent`: 委托代理人; `accounts`: anything that names a bank account of his alike
    on both sides (never shown).
    """

    name: str
    natural: bool = False
    representative: str = ""
    agent: str = ""
    address: str = ""
    phones: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()


def linked(ours: Sequence[Side], theirs: Sequence[Side]) -> tuple[str, ...]:
    """The links that are seen between the two sides, each in words, each once."""
    found = (words for a in ours for b in theirs for words in _between(a, b))
    return tuple(dict.fromkeys(found))


def _between(a: Side, b: Side) -> Iterator[str]:
    heads, others = _heads(a), _heads(b)
    for person in heads.keys() & others.keys():
        yield f"双方由同一人负责：{heads[person]}"
    for key, words in (("address", "双方地址相同"), ("agent", "双方委托同一代理人")):
        mine, other = getattr(a, key), getattr(b, key)
        if mine and _plain(mine) == _plain(other):
            yield f"{words}：{mine}"
    if _plain(a.agent) and _plain(a.agent) in others:
        yield f"一方的代理人是另一方的负责人：{a.agent}"
    if _plain(b.agent) and _plain(b.agent) in heads:
        yield f"一方的代理人是另一方的负责人：{b.agent}"
    if _common(a.phones, b.phones):
        yield "双方联系电话相同"
    if _common(a.accounts, b.accounts):
        yield "债权人的收款账户就是债务人的账户"


def _heads(side: Side) -> dict[str, str]:
    """Who stands behind a side: the person, or the representative; as compared and as written."""
    names = (side.representative, side.name if side.natural else "")
    return {_plain(n): n for n in names if n}


def _common(mine: Sequence[str], other: Sequence[str]) -> bool:
    return bool({_plain(p) for p in mine if p} & {_plain(p) for p in other if p})


def _plain(words: str) -> str:
    """Without spaces and signs between, full width as half width: one address is often written in several ways."""
    return "".join(c for c in unicodedata.normalize("NFKC", words).casefold() if c.isalnum())


def authority(signer: str, parties: Sequence[Side], paper: str) -> bool | None:
    """Whether the signer may sign for one of the parties: himself, its representative, or by a paper of authority.

    False where others are known to represent it and no paper is there; None where nobody is known.
    """
    if not signer.strip():
        return None
    mine = _plain(signer)
    known = {name for side in parties for name in _heads(side)}
    if mine in known or paper.strip():
        return True
    return False if known else None
