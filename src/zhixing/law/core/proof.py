"""The proof of a sum: a tree of labelled amounts that another program can re-compute."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from zhixing.law.core.citation import Citation, citation_json
from zhixing.law.core.fen import yuan


@dataclass(frozen=True, slots=True)
class Amount:
    """One line of a proof, in fen.

    `how` names the arithmetic: "given" (a fact), "sum" (of the children), "interest" (base × rate × days),
    "segment" (base × rate × days shown inside a line, not rounded by itself), "rounded" (the children's exact
    numbers added, then rounded once), "fee" (marginal table), "less" (first child minus the others),
    "credit" (a payment's share).
    `details` holds the inputs as text (base, from, to, days, rate …) so that the line can be re-derived.
    `exact` is the unrounded number of fen as a fraction where `fen` is rounded.
    """

    label: str
    fen: int
    how: str
    exact: Fraction | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    cites: tuple[Citation, ...] = ()
    children: tuple["Amount", ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Amount"]]:
        """Every line of the tree with its depth, parents first."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)

    def to_json(self) -> dict[str, Any]:
        """The tree as plain JSON values; exact fractions as "a/b"."""
        out: dict[str, Any] = {"label": self.label, "fen": self.fen, "how": self.how}
        if self.exact is not None:
            out["exact"] = str(self.exact)
        if self.details:
            out["details"] = dict(self.details)
        if self.cites:
            out["cites"] = [citation_json(c) for c in self.cites]
        if self.children:
            out["children"] = [c.to_json() for c in self.children]
        return out

    def sentences(self) -> list[str]:
        """The tree as indented Chinese lines a debtor can follow."""
        lines = []
        for depth, line in self.walk():
            said = "，".join(f"{k}{v}" for k, v in line.details.items())
            because = "、".join(str(c) for c in line.cites)
            tail = (f"（{said}）" if said else "") + (f"〔{because}〕" if because else "")
            lines.append("　" * depth + f"{line.label}：{yuan(line.fen)} 元{tail}")
        return lines
