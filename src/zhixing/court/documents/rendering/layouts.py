"""The three shapes papers come in, filled from a paper's head: ruling, notice, sheet; and how they name a case."""

from dataclasses import dataclass
from typing import Protocol

from zhixing.court.documents.rendering.content import (
    Annex,
    Block,
    Content,
    Facts,
    Field,
    Head,
    Paragraph,
    Parties,
    Party,
)

CREDITOR, DEBTOR = "申请执行人", "被执行人"


class Paper(Protocol):
    """What every typed paper has: its name in the program, the words at its head, and its head."""

    @property
    def kind(self) -> str:
        """Name in the program, `room.paper`."""

    @property
    def title(self) -> str:
        """Words printed at its head."""

    @property
    def head(self) -> Head:
        """Court, numbers, day, signers, verification code."""


@dataclass(frozen=True, kw_only=True)
class Matter:
    """The case as papers name it.

    `parties` with the roles 申请执行人 and 被执行人 (others allowed), `dispute` the cause copied from the source case
    ("买卖合同纠纷"), `instrument` the 执行依据 with court and number ("本院（2025）闽0205民初567号民事判决书").
    """

    parties: tuple[Party, ...]
    dispute: str
    instrument: str

    def names(self, role: str) -> str:
        """Names of the parties in a role, joined by 、."""
        return "、".join(party.name for party in self.parties if party.role == role)

    @property
    def words(self) -> str:
        """申请执行人甲与被执行人乙买卖合同纠纷一案."""
        return f"{CREDITOR}{self.names(CREDITOR)}与{DEBTOR}{self.names(DEBTOR)}{self.dispute}一案"


@dataclass(frozen=True, kw_only=True)
class BankAccount:
    """An account money is paid to: holder as registered, the bank's branch by its full name, account number."""

    holder: str
    bank: str
    number: str

    @property
    def facts(self) -> Facts:
        """The account as a table."""
        return Facts(
            (
                Field("收款户名", self.holder, wide=True),
                Field("开户银行", self.bank, wide=True),
                Field("收款账号", self.number, wide=True),
            )
        )


def ruling(paper: Paper, parties: tuple[Party, ...], *blocks: Block) -> Content:
    """A ruling: parties, reasons and items, signed by the bench and the clerk, sealed, certified."""
    head = paper.head
    return Content(
        kind=paper.kind,
        title=paper.title,
        court=head.court,
        number=head.document_number,
        layout="ruling",
        blocks=(Parties(parties), *blocks),
        date=head.date,
        verification_code=head.verification_code,
        verification_hint=_hint(head),
        bench=head.bench,
        clerk=head.clerk,
        seal=True,
    )


def notice(paper: Paper, addressee: str, *blocks: Block, annexes: tuple[Annex, ...] = ()) -> Content:
    """A notice or order to one addressee ("" for a public one), sealed, with the contact below."""
    head = paper.head
    opening = (Paragraph(f"{addressee}：", "addressee"),) if addressee else ()
    return Content(
        kind=paper.kind,
        title=paper.title,
        court=head.court,
        number=head.document_number,
        layout="notice",
        blocks=(*opening, *blocks),
        date=head.date,
        verification_code=head.verification_code,
        verification_hint=_hint(head),
        seal=True,
        contact=head.contact,
        annexes=annexes,
    )


def sheet(paper: Paper, *blocks: Block, wide: bool = False) -> Content:
    """A table or form: no addressee, no court seal."""
    head = paper.head
    return Content(
        kind=paper.kind,
        title=paper.title,
        court=head.court,
        number=head.document_number,
        layout="sheet",
        blocks=blocks,
        date=head.date,
        verification_code=head.verification_code,
        verification_hint=_hint(head),
        wide=wide,
    )


def _hint(head: Head) -> str:
    return f"核验地址：{head.checking_address}" if head.checking_address else ""
