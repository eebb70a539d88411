"""Money in and money out: the receipt, the notice to collect, the approval sheet of a payout."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import (
    Approval,
    Content,
    Facts,
    Field,
    Head,
    Note,
    Paragraph,
    Signature,
    Step,
)
from zhixing.court.documents.rendering.layouts import CREDITOR, DEBTOR, BankAccount, Matter, notice, sheet
from zhixing.court.documents.rendering.wording import plain_date, sum_in_full
from zhixing.law.core.fen import capitals, yuan


@dataclass(frozen=True, kw_only=True)
class CollectionNotice:
    """领款通知书 to the creditor (FUND-01): money has come in and can be paid out.

    `amount` in fen, `of_this` says what it is made of ("本金60,000.00元"), `by` is the last day to answer.
    """

    kind: ClassVar[str] = "funds.collection_notice"
    title: ClassVar[str] = "领款通知书"

    head: Head
    matter: Matter
    addressee: str
    received_on: date
    amount: int
    of_this: str
    by: date

    def content(self) -> Content:
        """The notice as content."""
        text = (
            f"{self.matter.words}，本院于{plain_date(self.received_on)}收到执行款。经核算，应当向你（单位）发放"
            f"{sum_in_full(self.amount)}，包括：{self.of_this}。请你（单位）于{plain_date(self.by)}前（含当日）"
            "持有效身份证明到本院办理领款手续，或者确认《收款账户确认书》所载账户仍然有效，本院将直接汇入该账户。"
        )
        agent = (
            "委托他人代领的，应当提交载明代收执行款特别授权的委托书。你（单位）对款项数额有异议的，可以在上述期限内书面提出。"
            "无正当理由逾期不领取的，本院将依法提存。特此通知。"
        )
        return notice(self, self.addressee, Paragraph(text), Paragraph(agent))


@dataclass(frozen=True, kw_only=True)
class ReceiptVoucher:
    """执行款收取凭证 given to the payer (FUND-02: receipt by finance only). `amount` in fen.

    `payer` is who paid, `for_whom` the debtor it is paid for, `means` how (银行转账, 扣划, 现金), `reference` the
    bank's reference, `cashier` and `checker` two different people of finance. Raises ValueError when they are one.
    """

    kind: ClassVar[str] = "funds.receipt_voucher"
    title: ClassVar[str] = "执行款收取凭证"

    head: Head
    payer: str
    for_whom: str
    amount: int
    purpose: str
    means: str
    reference: str
    received_on: date
    cashier: str
    checker: str

    def __post_init__(self) -> None:
        if self.cashier == self.checker:
            raise ValueError("收款人与复核人不能是同一人")

    def content(self) -> Content:
        """The voucher as content."""
        facts = Facts(
            (
                Field("案号", self.head.case_number, wide=True),
                Field("交款人", self.payer, wide=True),
                Field(DEBTOR, self.for_whom, wide=True),
                Field("金额（小写）", f"¥{yuan(self.amount)}"),
                Field("收款日期", plain_date(self.received_on)),
                Field("人民币（大写）", capitals(self.amount), wide=True),
                Field("款项用途", self.purpose, wide=True),
                Field("收款方式", self.means, wide=True),
                Field("银行流水号", self.reference, wide=True),
                Field("收款人", self.cashier),
                Field("复核人", self.checker),
            )
        )
        note = Note("本凭证一式三联：交款人、财务部门、案卷各一联。未加盖收款单位财务专用章的无效。")
        return sheet(self, facts, note, Signature((f"收款单位（财务专用章）：{self.head.court}",)))


@dataclass(frozen=True, kw_only=True)
class PayoutApprovalSheet:
    """执行款发放审批表 (FUND-03): 承办法官 → 案款管理员 → 执行局长 or 分管副院长 → 财务.

    `amount`, `identified` (money identified for the case), `paid_before` and `fee` in fen. `steps` are the steps done
    and still to do; one person signs at most one of them, otherwise ValueError.
    """

    kind: ClassVar[str] = "funds.payout_approval_sheet"
    title: ClassVar[str] = "执行款发放审批表"

    head: Head
    matter: Matter
    payee: str
    account: BankAccount
    amount: int
    identified: int
    paid_before: int
    fee: int
    checks: str
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        signed = [step.name for step in self.steps if step.name]
        if len(set(signed)) != len(signed):
            raise ValueError("发放审批的各步骤应由不同的人办理，请核对签名")

    def content(self) -> Content:
        """The sheet as content."""
        facts = Facts(
            (
                Field("案号", self.head.case_number, wide=True),
                Field(CREDITOR, self.matter.names(CREDITOR)),
                Field(DEBTOR, self.matter.names(DEBTOR)),
                Field("已认领案款（元）", yuan(self.identified)),
                Field("已发放（元）", yuan(self.paid_before)),
                Field("申请执行费（元）", yuan(self.fee)),
                Field("本次发放（元）", yuan(self.amount)),
                Field("本次发放（大写）", capitals(self.amount), wide=True),
                Field("收款人", self.payee, wide=True),
                Field("开户名称", self.account.holder, wide=True),
                Field("开户银行及账号", f"{self.account.bank}　{self.account.number}", wide=True),
                Field("发放条件核对", self.checks, wide=True, lines=2),
            )
        )
        return sheet(self, facts, Approval(self.steps))
