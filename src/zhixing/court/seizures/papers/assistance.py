"""Assistance notices to banks (协助…存款通知书), each with an answer slip (回执) on a page of its own.

Network and paper notices have the same force (NETQ 4-5). The slips ask what FREEZE-ANSWER needs: really controlled
money is not the limit.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import (
    Annex,
    Block,
    Content,
    Facts,
    Field,
    Form,
    Head,
    Paragraph,
    Signature,
)
from zhixing.court.documents.rendering.layouts import BankAccount, Matter, Paper, notice
from zhixing.court.documents.rendering.wording import CPL, cite, span, sum_in_full
from zhixing.court.seizures.papers.rulings import Account

_NOT_DONE = Field("未办理的原因", wide=True, lines=2)
_CLOSING = Paragraph(
    f"请在办理后立即将回执退回本院。无故推拖、拒绝或者妨碍协助执行的，本院将依照{cite(CPL, 117)}的规定处理。"
)


def _accounts(accounts: tuple[Account, ...], amount: str) -> Facts:
    """The accounts with the sum for each; a bank is never asked to act on an account without one (SEIZE-04)."""
    if any(account.sum <= 0 for account in accounts):
        raise ValueError(f"每个账户都应写明大于零的{amount}，请补充")
    rows: list[Field] = []
    for account in accounts:
        rows += [Field("户名", account.holder, wide=True), Field("账号", account.number, wide=True)]
        rows += [Field(amount, sum_in_full(account.sum), wide=True)]
    return Facts(tuple(rows))


def _slip(paper: Paper, bank: str, accounts: tuple[Account, ...], *asked: Field) -> Annex:
    head, act = paper.head, paper.title.removesuffix("通知书")
    known = tuple(Field("户名及账号", f"{account.holder}　{account.number}", wide=True) for account in accounts)
    blocks: tuple[Block, ...] = (
        Paragraph(f"{head.court}：", "addressee"),
        Paragraph(f"你院{head.document_number}{paper.title}收悉。{act}事项办理情况回复如下："),
        Form((*known, *asked)),
        Signature((f"{bank}（公章）", "经办人：　　　　　　联系电话：　　　　　　　", "年　　月　　日")),
    )
    return Annex(title=f"{paper.title}（回执）", number=head.document_number, blocks=blocks, tear_off=True)


@dataclass(frozen=True, kw_only=True)
class FreezeAssistance:
    """协助冻结存款通知书 (CPL 253). Each account carries its limit in fen; `last_day` still counts.

    `ruling` is the number of the ruling served with it (SEIZE-01: ruling and notice together).
    """

    kind: ClassVar[str] = "seizures.freeze_assistance"
    title: ClassVar[str] = "协助冻结存款通知书"

    head: Head
    matter: Matter
    bank: str
    accounts: tuple[Account, ...]
    ruling: str
    first_day: date
    last_day: date

    def content(self) -> Content:
        """The notice and its slip as content."""
        text = (
            f"本院{self.ruling}执行裁定书已发生法律效力。依照{cite(CPL, 253)}的规定，请协助冻结下列账户内的存款，"
            f"冻结期限{span(self.first_day, self.last_day)}。账户余额不足冻结限额的，对冻结期限内转入的款项继续冻结至"
            "限额；超过限额的部分不得限制使用。已有在先冻结的，按送达先后轮候冻结。"
        )
        table, enclosed = _accounts(self.accounts, "冻结限额"), Paragraph(f"附：{self.ruling}执行裁定书")
        return notice(self, self.bank, Paragraph(text), table, _CLOSING, enclosed, annexes=(self._slip(),))

    def _slip(self) -> Annex:
        asked = ("冻结限额（元）", "实际控制金额（元）", "账户可用余额（元）", "冻结顺位")
        first = (Field("在先冻结的机关、案号及金额", wide=True, lines=2), Field("质权人等其他权利人", wide=True))
        term = Field("冻结起止日期", wide=True)
        return _slip(self, self.bank, self.accounts, *map(Field, asked), *first, term, _NOT_DONE)


@dataclass(frozen=True, kw_only=True)
class RenewalAssistance:
    """协助续行冻结存款通知书 (CPL 253; CPL-I 485). `last_day` still counts; each account carries its limit in fen."""

    kind: ClassVar[str] = "seizures.renewal_assistance"
    title: ClassVar[str] = "协助续行冻结存款通知书"

    head: Head
    matter: Matter
    bank: str
    accounts: tuple[Account, ...]
    ruling: str
    former: str
    first_day: date
    last_day: date

    def content(self) -> Content:
        """The notice and its slip as content."""
        text = (
            f"本院以{self.former}协助冻结存款通知书请你单位冻结的下列存款，因案件尚未执行完毕，本院已作出{self.ruling}"
            f"执行裁定书。依照{cite(CPL, 253)}的规定，请协助续行冻结，期限{span(self.first_day, self.last_day)}。"
            "原冻结顺位不变。"
        )
        table, enclosed = _accounts(self.accounts, "冻结限额"), Paragraph(f"附：{self.ruling}执行裁定书")
        return notice(self, self.bank, Paragraph(text), table, _CLOSING, enclosed, annexes=(self._slip(),))

    def _slip(self) -> Annex:
        asked = ("冻结限额（元）", "实际控制金额（元）", "账户可用余额（元）", "冻结顺位")
        return _slip(
            self, self.bank, self.accounts, *map(Field, asked), Field("续行冻结起止日期", wide=True), _NOT_DONE
        )


@dataclass(frozen=True, kw_only=True)
class ReleaseAssistance:
    """协助解除冻结存款通知书 (CPL 253; SEIZE 28). Each account carries the sum released in fen."""

    kind: ClassVar[str] = "seizures.release_assistance"
    title: ClassVar[str] = "协助解除冻结存款通知书"

    head: Head
    matter: Matter
    bank: str
    accounts: tuple[Account, ...]
    ruling: str
    former: str

    def content(self) -> Content:
        """The notice and its slip as content."""
        text = (
            f"本院以{self.former}协助冻结存款通知书请你单位冻结的下列存款，本院已以{self.ruling}执行裁定书解除冻结。"
            f"依照{cite(CPL, 253)}的规定，请立即协助解除冻结。其他机关的冻结不受影响。"
        )
        table, enclosed = _accounts(self.accounts, "解除冻结金额"), Paragraph(f"附：{self.ruling}执行裁定书")
        return notice(self, self.bank, Paragraph(text), table, _CLOSING, enclosed, annexes=(self._slip(),))

    def _slip(self) -> Annex:
        asked = (Field("解除冻结金额（元）"), Field("解除冻结时间"))
        return _slip(self, self.bank, self.accounts, *asked, _NOT_DONE)


@dataclass(frozen=True, kw_only=True)
class DeductionAssistance:
    """协助扣划存款通知书 (CPL 253; DEDUCT-01). Each account carries the sum to be taken in fen.

    `receiving` is the case's own account of the court (一案一账号, FUND-02).
    """

    kind: ClassVar[str] = "seizures.deduction_assistance"
    title: ClassVar[str] = "协助扣划存款通知书"

    head: Head
    matter: Matter
    bank: str
    accounts: tuple[Account, ...]
    ruling: str
    receiving: BankAccount

    def content(self) -> Content:
        """The notice and its slip as content."""
        total = sum(account.sum for account in self.accounts)
        text = (
            f"本院{self.ruling}执行裁定书已发生法律效力。依照{cite(CPL, 253)}的规定，请将下列账户内的存款共计"
            f"{sum_in_full(total)}扣划至本院案款专户，并在汇款附言中注明{self.head.case_number}。"
        )
        receiving = self.receiving.facts
        table, enclosed = _accounts(self.accounts, "扣划金额"), Paragraph(f"附：{self.ruling}执行裁定书")
        return notice(self, self.bank, Paragraph(text), table, receiving, _CLOSING, enclosed, annexes=(self._slip(),))

    def _slip(self) -> Annex:
        asked = (Field("实际扣划金额（元）"), Field("扣划时间"), Field("汇款流水号", wide=True))
        return _slip(self, self.bank, self.accounts, *asked, _NOT_DONE)
