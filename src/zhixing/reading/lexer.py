"""The *shape* of a text: every token folded into one sign, so that a rule of the grammar is a short readable phrase.

`自㊐起至㊐止` · `以㊎为基数` · `㊅应向㊅支付`. Positions in the shape lead back to the characters of the given text.
"""

from datetime import date
from typing import TypeVar

from zhixing.reading.parties import discover
from zhixing.reading.source import Source, Span
from zhixing.reading.tokens import DATE, FOREIGN, MONEY, PARTY, QUOTE, RATE_SIGN, Token, tokenise
from zhixing.reading.values import Found

__all__ = ["DATE", "FOREIGN", "MONEY", "PARTY", "QUOTE", "RATE_SIGN", "Shape"]
T = TypeVar("T")


class Shape:
    """The folded text. `text[i]` is a character or a sign; `tokens[i]` is the token where it is a sign."""

    __slots__ = ("edges", "names", "source", "text", "tokens")

    def __init__(self, raw: str) -> None:
        self.source = Source(raw)
        self.names = discover(self.source.text)
        clean, parts, edges, at = self.source.text, list[str](), list[int](), 0
        self.tokens: dict[int, Token] = {}
        for token in tokenise(clean, tuple(self.names)):
            parts.append(clean[at : token.start])
            edges.extend(range(at, token.start + 1))
            self.tokens[len(edges) - 1] = token
            parts.append(token.sign)
            at = token.end
        parts.append(clean[at:])
        edges.extend(range(at, len(clean) + 1))
        self.text, self.edges = "".join(parts), edges

    def span(self, start: int, end: int) -> Span:
        """Where shape positions `[start, end)` stand in the given text."""
        at, edges = self.source.at, self.edges
        token = self.tokens.get(end - 1)
        last = token.end if token else edges[end - 1] + 1
        if end <= start:
            return Span(at[edges[start]], at[edges[start]])
        return Span(at[edges[start]], at[last - 1] + 1)

    def words(self, start: int, end: int) -> str:
        """The text of shape positions, uniform and without white space."""
        token = self.tokens.get(end - 1)
        return (
            self.source.text[self.edges[start] : token.end if token else self.edges[end - 1] + 1] if end > start else ""
        )

    def said(self, start: int, end: int) -> Found[str]:
        """The words of shape positions as a value."""
        return Found(self.words(start, end), self.span(start, end))

    def found(self, at: int, value: T) -> Found[T]:
        """The value of the token at shape position `at`, with its span and doubts."""
        token = self.tokens[at]
        return Found(value, self.span(at, at + 1), token.inference, token.doubts)

    def money(self, at: int) -> Found[int]:
        """The sum at shape position `at`, in fen."""
        value = self.tokens[at].value
        assert isinstance(value, int)
        return self.found(at, value)

    def date(self, at: int) -> Found[date]:
        """The day at shape position `at`."""
        value = self.tokens[at].value
        assert isinstance(value, date)
        return self.found(at, value)

    def party(self, at: int) -> Found[str]:
        """The name at shape position `at`, with the span of the name alone (the role word where no name is written)."""
        token = self.tokens[at]
        assert isinstance(token.value, tuple)
        name, role = token.value
        start = token.start + (len(role) if name else 0)
        where = self.source.at
        span = Span(where[start], where[start + len(name or role) - 1] + 1)
        return Found(name or role, span, token.inference, token.doubts)
