"""One line of the gate: asked, met only with its proof, and the articles it stands on."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from zhixing.law.core.citation import Article, Citation, Ours
from zhixing.law.prededuction.facts import Proof, Search

WORK = Article("立审执工作指引", "22", "PREDED-01")
CASE = Article("指导性案例254号", "", "PREDED-01")
STRICT = Ours("执前扣划没有法律条文直接规定，每一项都须有文件或者带时间的查询证明，缺一项即不办理", "PREDED-01")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the checklist: number 1 to 13, title, verdict (None: not known), what was found, what proves it.

    `later`: not yet asked at this stage.
    """

    number: int
    title: str
    met: bool | None
    found: str
    cites: tuple[Citation, ...]
    proof: str = ""
    later: bool = False


def proved(met: bool | None, found: str, proof: Proof) -> tuple[bool | None, str]:
    """A fact that holds but is not proved is unknown."""
    if met and not proof.given:
        return None, f"{found}；没有证明文件或者查询记录"
    return met, found


def shown(at: datetime, proof: Proof) -> str:
    """The proof in words, as asked at `at`."""
    if proof.searched_at is not None:
        when = f"{_moment(at, proof.searched_at)}查询"
        return f"{proof.document}（{when}）" if proof.document else when
    return proof.document


def _moment(at: datetime, then: datetime) -> str:
    """A search made for this very check carries no time of its own: it is that of the check, which the act keeps.

    With the minute written in, an answer repeated before a signature would differ although nothing had changed.
    """
    return "核对时" if then == at else f"{then:%Y-%m-%d %H:%M} "


def fresh(at: datetime, then: datetime | None, hours: int) -> tuple[bool, str]:
    """Whether what was told at `then` may still be relied on at `at`; told in the future it may not."""
    if then is None:
        return False, "没有查询时间"
    age = at - then
    if timedelta(0) <= age <= timedelta(hours=hours):
        return True, f"{_moment(at, then)}的反馈"
    if age < timedelta(0):
        return False, f"{then:%Y-%m-%d %H:%M} 的反馈晚于核对时刻"
    return False, f"{then:%Y-%m-%d %H:%M} 的反馈已超过 {hours} 小时，应当重新查询"


def searched(at: datetime, search: Search, hours: int, nothing: str) -> tuple[bool | None, str]:
    """No hits, by a search not older than `hours`; a stale or unanswered search leaves it unknown, a hit never does."""
    if search.hits:
        return False, "；".join(search.hits)
    if search.hits is None:
        return None, "没有查询，或者查询没有反馈"
    ok, said = fresh(at, search.proof.searched_at, hours)
    return (True, f"{nothing}，{said}") if ok else (None, said)
