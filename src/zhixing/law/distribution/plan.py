"""Who gets what from the proceeds: costs, priorities in their asset, then the pool pro rata or by seizure order."""

from dataclasses import replace
from datetime import date

from zhixing.law.core.citation import Article, Citation
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Determination, ParameterRead, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.distribution.answer import Plan
from zhixing.law.distribution.assets import AssetShared, owed, share_assets
from zhixing.law.distribution.construction import in_time
from zhixing.law.distribution.dispute import as_objected, kept_back
from zhixing.law.distribution.facts import Debtor, ToShare
from zhixing.law.distribution.package import unpacked
from zhixing.law.distribution.pool import Regime, share_pool
from zhixing.law.distribution.reasons import CAP, reasons
from zhixing.law.distribution.statement import statement

TITLE = "财产分配方案"
SINCE = date(2015, 2, 4)
NARROW = Article("民诉法解释", "506", "DIST-01")
ENTERPRISE = Article("民诉法解释", "514", "DIST-03")
SEIZURE_ORDER = Article("执行工作规定", "55", "§10.1")
REFERRAL = Article("民诉法解释", "511", "§10.1")


def distribute(facts: ToShare, tables: Tables) -> Determination[Plan]:
    """The plan with its proof. Value None where the debtor is an enterprise that must go to bankruptcy review.

    Raises NotCovered before 2015-02-04.
    """
    if facts.on < SINCE:
        raise NotCovered("distribution.plan", facts.on, None, f"参与分配的现行规定自 {SINCE} 起施行")
    if facts.debtor is Debtor.ENTERPRISE and facts.bankruptcy_cause and facts.bankruptcy_consent:
        asked = step("不需要移送破产审查", False, "具备破产原因，且有债权人或者被执行人同意移送", REFERRAL)
        return Determination("distribution.plan", TITLE, facts.on, None, (asked,), (), None, tables.digest)
    facts, others, packed = unpacked(facts)
    plan, why, late, reads = _plan(facts, tables)
    plan = replace(plan, others=others)
    if any(c.contested is not None for c in facts.claims):
        objected, *_ = _plan(as_objected(facts), tables)
        ids = [c.id for c in facts.claims]
        held = kept_back(facts, {i: plan.got(i) for i in ids}, {i: objected.got(i) for i in ids})
        plan = replace(plan, held=held)
    if facts.bonus:
        reads = (*reads, tables.read(CAP, facts.on))
    steps = (why, *late, *packed, *reasons(facts, plan, tables))
    proof = statement(plan.assets, plan.pool, plan.shares, plan.others)
    return Determination("distribution.plan", TITLE, facts.on, plan, steps, reads, proof, tables.digest)


def _plan(facts: ToShare, tables: Tables) -> tuple[Plan, Step, list[Step], tuple[ParameterRead, ...]]:
    """The plan, why its regime holds, what became of construction priorities, the numbers read."""
    facts, late, reads = in_time(facts, tables)
    assets = share_assets(facts)
    pool = sum(a.rest for a in assets)
    regime, why = _regime(facts, assets, pool)
    shared = share_pool(facts, regime, assets, pool)
    return Plan(regime, assets, pool, shared, pool - sum(s.got for s in shared)), why, late, reads


def _regime(facts: ToShare, assets: tuple[AssetShared, ...], pool: int) -> tuple[Regime, Step]:
    liened: dict[str, int] = {}
    for share in (s for a in assets for s in a.liens):
        liened[share.claim] = liened.get(share.claim, 0) + share.got
    rest = sum(owed(c, facts) - liened.get(c.id, 0) for c in facts.claims if c.titled)
    asked = "被执行人的财产不能清偿全部债权"
    found = f"可分配 {yuan(pool)} 元，尚欠 {yuan(rest)} 元，被执行人是{facts.debtor.chinese}"
    if facts.debtor is Debtor.ENTERPRISE and not (facts.one_instrument and pool < rest):
        return Regime.SEIZURE_ORDER, _regime_step("企业法人未进入破产程序", found, ENTERPRISE)
    if pool < rest:
        cite = SEIZURE_ORDER if facts.one_instrument else NARROW
        return Regime.PRO_RATA, _regime_step(asked, found, cite)
    return Regime.SEIZURE_ORDER, _regime_step("财产足以清偿全部债权", found, SEIZURE_ORDER)


def _regime_step(asked: str, found: str, cite: Citation) -> Step:
    return step(asked, True, found, cite)
