"""Where a rule stands: an article of a text, or openly our own choice where the text is silent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a text by its short Chinese name (key of `sources/`), e.g. Article("民诉法", "253").

    `rule` is the id of our digest card (SEIZE-05), kept so that code and digest can be laid side by side.
    """

    text: str
    article: str = ""
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.text}{self.article}"


@dataclass(frozen=True, slots=True)
class Ours:
    """Our own rule where the text is silent; listed on the page `/law` with its reason."""

    reason: str
    rule: str = ""

    def __str__(self) -> str:
        return "本系统规则"


Citation = Article | Ours


def cite(text: str, rule: str = "") -> Article:
    """Read "民诉法 253" into an Article; the article part may be empty."""
    name, _, article = text.partition(" ")
    return Article(name, article, rule)


def citation_json(citation: Citation) -> dict[str, str]:
    """One citation as stored with an act; never read back into today's classes."""
    if isinstance(citation, Ours):
        return {"ours": citation.reason, "rule": citation.rule, "shown": str(citation)}
    return {"text": citation.text, "article": citation.article, "rule": citation.rule, "shown": str(citation)}
