"""How much is read at most, so that a hostile text costs no more than its length. What lies beyond is for a person."""

from zhixing.reading.lexer import Shape
from zhixing.reading.model import Clause
from zhixing.reading.sections import Piece
from zhixing.reading.source import Span
from zhixing.reading.values import Found

# Several times what the longest real papers have: items are compared with items, and sums with sums of their item.
MOST_CHARACTERS = 100_000
MOST_PIECES = 400
LONGEST_PIECE = 20_000
MOST_TOKENS = 1_000


def beyond(text: str) -> tuple[Clause, ...]:
    """The characters behind the last that is read."""
    if len(text) <= MOST_CHARACTERS:
        return ()
    span = Span(MOST_CHARACTERS, len(text))
    return (Clause(Found(text[MOST_CHARACTERS:], span), f"文书超过{MOST_CHARACTERS}字，其后没有读"),)


def too_many(shape: Shape, pieces: list[Piece]) -> tuple[Clause, ...]:
    """What stands behind the last item that is read."""
    if len(pieces) <= MOST_PIECES:
        return ()
    return (Clause(shape.said(pieces[MOST_PIECES].start, pieces[-1].end), f"超过{MOST_PIECES}项，其后没有读"),)


def too_long(shape: Shape, piece: Piece) -> bool:
    """Whether an item has more sums, days and names than a person would write into one."""
    if piece.end - piece.start > LONGEST_PIECE:
        return True
    if piece.end - piece.start <= MOST_TOKENS:
        return False
    return sum(at in shape.tokens for at in range(piece.start, piece.end)) > MOST_TOKENS
