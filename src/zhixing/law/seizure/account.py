"""Which accounts may be touched: the debtor's own, open, and not protected by their purpose."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Step, step
from zhixing.law.core.tables import Tables
from zhixing.law.exemption.thing import Measure, Thing, may_take

OWN = Article("查封规定", "2", "SEIZE-02")
CLOSED = Ours("已销户的账户没有存款可以控制", "SEIZE-02")
ESCROW = Ours("执行款专户内的款项由法院保管，不是被执行人的财产", "SEIZE-03")
ORDINARY = Ours("没有找到豁免普通存款账户的规定", "SEIZE-03")
PROTECTED = {
    "migrant_wages": "migrant_wages",
    "wage_deposit": "migrant_wages",
    "social_insurance": "social_insurance_fund",
    "union_funds": "union",
    "basic": "basic_account",
}
ORDINARY_KINDS = {"general", "personal", "time_deposit"}


@dataclass(frozen=True, slots=True)
class Account:
    """A deposit account as the bank described it.

    `kind` is the bank's word for it ("general", "migrant_wages" …); `of_debtor`: its holder is a debtor of the case
    (None: not known); `open`: not closed at the bank.
    """

    kind: str
    of_debtor: bool | None
    open: bool = True


def account_steps(on: date, account: Account, measure: Measure, tables: Tables) -> Iterator[Step]:
    """The conditions on the account itself for freezing or deducting."""
    whose = {True: "开户人是本案被执行人", False: "开户人不是本案被执行人", None: "开户人是否本案被执行人不明"}
    yield step("账户属于被执行人", account.of_debtor, whose[account.of_debtor], OWN)
    yield step("账户没有销户", account.open, "账户正常" if account.open else "账户已销户", CLOSED)
    yield purpose_step(on, account.kind, measure, tables)


def purpose_step(on: date, kind: str, measure: Measure, tables: Tables) -> Step:
    """Whether the purpose of the account protects it from this measure; a kind nobody knows is not decided here."""
    asked = "账户不是依法不得冻结、扣划的专用账户"
    if kind == "case_funds":
        return step(asked, False, "法院执行款专户", ESCROW)
    if kind in ORDINARY_KINDS:
        return step(asked, True, "普通存款账户", ORDINARY)
    if kind not in PROTECTED:
        return step(asked, None, f"不认识的账户性质“{kind}”，请由人工判断", ORDINARY)
    try:
        ruling = may_take(Thing(on, PROTECTED[kind], measure), tables)
    except NotCovered as trouble:
        return step(asked, None, str(trouble), ORDINARY)
    effect = ruling.value.chinese if ruling.value else ""
    return step(asked, ruling.lawful, f"{ruling.title.split('：')[-1]}：{effect}", *ruling.steps[0].cites)
