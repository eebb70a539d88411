"""Where a deduction stands, drawn: the trunk with its branches, and the money's own path."""

from dataclasses import dataclass
from datetime import date

from zhixing.court.funds.queries import balances
from zhixing.court.preservation.models import Deduction


@dataclass(frozen=True)
class Place:
    """One place of the path. `mark`: "done", "now", "next" or "off" (it will not come to this)."""

    title: str
    mark: str
    on: date | None = None
    note: str = ""
    fen: int | None = None

    @property
    def said(self) -> str:
        """For readers who do not see the marks."""
        return {"done": "已办理", "now": "现在", "next": "以后", "off": "不再办理"}[self.mark]


_TRUNK = ("requested", "checked", "ruled", "deducted", "certified")
_ENDED = frozenset({"refused", "halted"})


def course_of(row: Deduction) -> list[Place]:
    """Requested → checked → ruled → ordered → deducted → surplus released ∥ received → paid → certified."""
    done = _done(row)
    ended = row.state in _ENDED
    places, met = [], False
    for title, on, note in _named(row):
        mark = "done" if done[title] else "off" if ended else "next" if met else "now"
        met = met or mark == "now"
        places.append(Place(title, mark, on, note))
    return places


def _done(row: Deduction) -> dict[str, bool]:
    reached = _TRUNK.index(row.state) if row.state in _TRUNK else 2 if row.ruling_number else 1 if row.checked_by else 0
    taken = row.deducted_on is not None
    return {
        "已申请": True, "已核对": reached >= 1, "已裁定": reached >= 2, "已通知银行": bool(row.order_id),
        "已扣划": taken, "余额解除": taken and not row.surplus and not _at_the_bank(row), "款项到账": row.money in {"received", "sent", "paid"},
        "付债权人": row.money == "paid", "出具证明书": row.state == "certified",
    }  # fmt: skip


def _at_the_bank(row: Deduction) -> bool:
    """The release is ordered and the bank has not answered."""
    return row.released_on is not None and bool(row.seizure.pending)


def _named(row: Deduction) -> list[tuple[str, date | None, str]]:
    left = "没有余额" if row.left_fen == 0 else "扣划当日，不等发放"
    left = "已通知银行，待反馈" if _at_the_bank(row) else left
    return [
        ("已申请", row.requested_on, ""), ("已核对", None, row.checked_by), ("已裁定", None, row.ruling_number),
        ("已通知银行", None, ""), ("已扣划", row.deducted_on, "" if row.full or not row.deducted_on else "部分扣划"),
        ("余额解除", row.released_on, left), ("款项到账", None, ""), ("付债权人", None, "暂缓" if row.held else ""),
        ("出具证明书", None, row.certificate_number),
    ]  # fmt: skip


_MONEY = ("none", "awaited", "received", "sent", "paid")


def money_of(row: Deduction) -> list[Place]:
    """Held at the bank → deducted → received → sent → paid, each with what lies there now by the ledger."""
    has = balances(row.case)
    seizure = row.seizure
    held = (seizure.controlled_fen or 0) if seizure.holds else 0
    sums = (held, has.deducted, has.identified + has.payable, has.sent, has.paid)
    titles = ("银行冻结", "已扣划待到账", "已到账", "已发送待回执", "已付")
    now = _MONEY.index(row.money)
    marks = ["done" if i < now else "now" if i == now else "next" for i in range(len(titles))]
    return [Place(t, m, fen=fen) for t, m, fen in zip(titles, marks, sums, strict=True)]
