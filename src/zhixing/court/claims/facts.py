"""Typed application → the law's debt; rows → the facts of filing; the questions of claims."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.claims.models import Instrument, Obligation
from zhixing.court.claims.queries import debt_of, instrument_of, owed_on
from zhixing.court.gateways.search import national
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import Asking
from zhixing.court.kernel.secrets import keyed_hash
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.citation import Ours, cite
from zhixing.law.core.determination import Determination, Force, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import NotReadable, parse_ratio
from zhixing.law.filing.accept import Application
from zhixing.law.interest.rate import Benchmark, Fixed, Lpr, Per, Rate, Segmented, Tenor
from zhixing.law.owed.facts import Debt, How, Kind, Period, Term, Until
from zhixing.law.owed.facts import Obligation as Owing
from zhixing.law.owed.facts import Payment as Paid
from zhixing.law.owed.periods import NotADebt
from zhixing.law.owed.question import owed
from zhixing.reading.case_number import normalise

_FILING = cite("执行工作规定 16", "FILE-01")


def _rate(item: Any, field: str) -> Rate | None:
    """The rate of an item as typed: kind and value."""
    if item.rate_kind == "none":
        return None
    try:
        value = parse_ratio(item.rate) if item.rate else Fraction(1)
    except NotReadable as trouble:
        raise BadInput({f"{field}.rate": str(trouble)}) from trouble
    makes: dict[str, Rate] = {
        "annual": Fixed(value),
        "monthly": Fixed(value, Per.MONTH),
        "daily": Fixed(value, Per.DAY),
        "lpr_1y": Lpr(Tenor.ONE_YEAR, times=value),
        "lpr_5y": Lpr(Tenor.FIVE_YEARS, times=value),
        "segmented": Segmented(Benchmark(times=value), Lpr(times=value)),
    }
    if item.rate_kind in {"annual", "monthly", "daily"} and not item.rate:
        raise BadInput({f"{field}.rate": "请填写利率，例如 24% 或者 万分之五"})
    return makes[item.rate_kind]


def _terms(item: Any, field: str) -> tuple[Term, ...]:
    rate = _rate(item, field)
    if rate is None:
        return ()
    if item.interest_from is None:
        raise BadInput({f"{field}.interest_from": "写明利率的，请填写起算日"})
    if item.interest_until is not None and item.interest_until < item.interest_from:
        raise BadInput({f"{field}.interest_until": "截止日不能早于起算日"})
    return (Term(item.interest_from, rate, until=item.interest_until or Until.PAYMENT),)


def debt(data: Any) -> Debt:
    """The application's items as the law's debt. Raises BadInput naming the field."""
    if data.effective_on is not None and data.effective_on < data.made_on:
        raise BadInput({"effective_on": "生效日期不能早于文书作出的日期"})
    if len({i.name for i in data.items}) < len(data.items):
        raise BadInput({"items": "给付项目的名称不能相同，请加以区分，例如“第一期”“第二期”"})
    obligations = tuple(
        Owing(
            name=item.name, amount=item.amount, kind=Kind(item.kind), interest=_terms(item, f"items.{i}"),
            period=Period(ends=item.due) if item.due else Period(days=data.period_days or None),
        )
        for i, item in enumerate(data.items)
    )  # fmt: skip
    return Debt(obligations=obligations, effective=data.effective_on, effective_proof=data.effective_proof)


def claimed(facts: Debt, on: date) -> int:
    """The sum claimed at filing, in fen: what is certain to be owed on that day."""
    try:
        answer = owed(facts, on, current_tables()).value
    except NotADebt as trouble:
        raise BadInput({"items": str(trouble)}) from trouble
    return answer.total if answer else sum(o.amount for o in facts.obligations)


def key(number: str, item: str, creditor_hash: str, debtor_hash: str) -> str:
    """What makes an obligation one and the same everywhere: instrument, item (or instalment), creditor, debtor."""
    return keyed_hash(f"{normalise(number) or number}|{item.strip()}|{creditor_hash}|{debtor_hash}")


def may_register(court: Any, data: Any, asking: Asking) -> Determination[None]:
    """Any application is registered; what it lacks is the filing division's question."""
    steps = []
    if data is not None:
        facts = debt(data)
        steps.append(step("给付内容可以计算", True, f"共 {len(facts.obligations)} 项", _FILING))
        unproved = bool(data.effective_on and data.effective_proof)
        found = f"{data.effective_on}（{data.effective_proof}）" if unproved else "未填写；立案前须补充，否则不计算利息"
        steps.append(step("写明生效日期和证明", unproved, found, _FILING, force=Force.NOTE))
    return Determination("filing.register", "登记执行申请", asking.on, None, tuple(steps), tables=asking.tables.digest)


@dataclass(frozen=True)
class _Ends:
    first: date | None
    last: date | None


def _ends(case: Case, asking_on: date) -> _Ends:
    answer = owed(debt_of(case), asking_on, current_tables()).value
    ends = [o.t0 for o in answer.obligations if o.t0] if answer else []
    return _Ends(min(ends, default=None), max(ends, default=None))


def elsewhere(case: Case, viewer: Viewer) -> tuple[str, ...]:
    """Live cases in any court on one of the same obligations, from the national search."""
    keys = list(Obligation.objects.filter(case=case).values_list("key", flat=True))
    return tuple(national("zx_live_obligations", (keys, case.pk), case.dossier, viewer))


def filing_facts(case: Case, viewer: Viewer) -> Application:
    """What `cases` asks before a number is given."""
    instrument = instrument_of(case)
    ends = _ends(case, case.applied_on)
    return Application(
        effective_on=instrument.effective_on, effective_proof=instrument.effective_proof, period_ends=ends.first,
        last_period_ends=ends.last, elsewhere=elsewhere(case, viewer), accounts=False, addresses=False,
    )  # fmt: skip


def duties(case: Case) -> tuple[str, tuple[str, ...], str]:
    """Instrument, duties and interest in words, for papers; a preservation is carried out on its ruling alone."""
    instrument = Instrument.objects.filter(case=case).first()
    if instrument is None and case.trial:
        return "本院财产保全裁定", (), ""
    instrument = instrument_of(case)
    lines = tuple(
        f"支付{o.name}{yuan(o.amount_fen)}元" for o in Obligation.objects.filter(case=case).order_by("name", "id")
    )
    made_by = "本院" if instrument.made_by == case.court.name else instrument.made_by
    words = f"{made_by}{instrument.number}{instrument.get_kind_display()}"
    return words, tuple(dict.fromkeys(lines)), "加倍支付迟延履行期间的债务利息"


def may_register_payment(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """A payment is credited on its legal end day; more than is owed is not the debt's money (EXEC-98 34)."""
    cites = (cite("民诉法 264", "M-INT"), cite("执行工作规定 34", "FUND-01"))
    steps = [step("案件已经立案", case.filed_on is not None, str(case.filed_on or "尚未立案"), *cites)]
    if data is None:
        return Determination("claims.payment", "登记履行", asking.on, None, tuple(steps), tables=asking.tables.digest)
    steps.append(step("履行日不晚于今天", data.paid_on <= asking.on, data.paid_on.isoformat(), *cites))
    trouble = _contradicts(case, data, asking)
    steps.append(step("与债务和已登记的履行不矛盾", not trouble, trouble or "没有矛盾", *cites))
    answer = owed_on(case, data.paid_on, asking.tables)
    total = answer.value.total if answer.value else None
    enough = None if total is None else data.amount <= total
    found = f"登记 {yuan(data.amount)} 元，履行日未履行 {yuan(total) if total is not None else '不明'} 元"
    force = Force.NOTE if data.how == "deducted" else Force.MANDATORY
    steps.append(step("不超过履行日未履行的数额", enough, found, *cites, force=force))
    return Determination(
        "claims.payment", "登记履行", asking.on, None, tuple(steps), proof=answer.proof, tables=asking.tables.digest
    )


def _contradicts(case: Case, data: Any, asking: Asking) -> str:
    """Why the debt could not be computed with this payment (made before the debt arose …); empty when it can."""
    debt = debt_of(case)
    paid = Paid(on=data.paid_on, amount=data.amount, how=How(data.how.value), ref=data.reference)
    try:
        owed(replace(debt, payments=(*debt.payments, paid)), asking.on, asking.tables)
    except NotADebt as trouble:
        return str(trouble)
    return ""


def may_take_back(payment: Any, data: Any, asking: Asking) -> Determination[None]:
    """A registered payment that was a mistake is taken back by another act, never edited."""
    ours = Ours("登记错误以另一行为更正，原记录保留", "FUND-03")
    met = payment.reversed_by_id is None
    steps = (step("该笔履行仍然有效", met, "有效" if met else "已经更正", ours),)
    return Determination("claims.take_back", "更正履行登记", asking.on, None, steps, tables=asking.tables.digest)


def may_record_instrument(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """An instrument is recorded once on a suit of this court."""
    ours = Ours("审判案件的法律文书由审判法官登记一次，供履行提示和执前扣划使用，不因此立案执行", "COORD-02")
    known = Instrument.objects.filter(case=case).exists()
    steps = (
        step("是审判阶段的案件", case.stage == Case.Stage.TRIAL, case.get_stage_display(), ours),
        step("尚未登记法律文书", not known, "已经登记" if known else "尚未登记", ours),
    )
    return Determination("claims.instrument", "登记法律文书", asking.on, None, steps, tables=asking.tables.digest)
