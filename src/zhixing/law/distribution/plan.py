"""Who gets what from the proceeds: costs, priorities in their asset, then the pool pro rata or by seizure order."""

from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Article, Citation, Ours
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.distribution.assets import AssetShared, Share, owed, share_assets
from zhixing.law.distribution.construction import in_time
from zhixing.law.distribution.facts import DOUBLED, Debtor, Doubled, ToShare
from zhixing.law.distribution.pool import Regime, share_pool
from zhixing.law.distribution.ranking import PERIODS, SAVED, SHIP
from zhixing.law.distribution.sharing import LARGEST_REMAINDER
from zhixing.law.distribution.statement import statement

TITLE = "财产分配方案"
SINCE = date(2015, 2, 4)
NARROW = Article("民诉法解释", "506", "DIST-01")
ENTERPRISE = Article("民诉法解释", "514", "DIST-03")
SEIZURE_ORDER = Article("执行工作规定", "55", "§10.1")
REFERRAL = Article("民诉法解释", "511", "§10.1")
SURPLUS = Article("执行工作规定", "34", "§10.3")
COSTS = Article("民诉法解释", "508", "DIST-02")
CALC_DATE = Ours("各债权统一计算到同一日没有明文；默认成交裁定生效日或者扣划日", "dist.calc_date")
UNSEIZED = Ours("企业法人的债权人没有采取查封措施的，不能参与分配；查封债权清偿后仍有剩余的，列在最后", "§10.3")
SEVERAL_ASSETS = Ours("一笔债权在几项财产上都有优先权时的先后没有规定；按财产列出的顺序受偿", "§10.3")


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan in fen. Everything handed out and the surplus add up to the proceeds."""

    regime: Regime
    assets: tuple[AssetShared, ...]
    pool: int
    shares: tuple[Share, ...]
    surplus: int

    @property
    def all_shares(self) -> tuple[Share, ...]:
        """Every share: out of the assets' own liens, then out of the pool."""
        return tuple(s for a in self.assets for s in a.liens) + self.shares

    def got(self, claim: str) -> int:
        """What a claim receives in all, in fen."""
        return sum(s.got for s in self.all_shares if s.claim == claim)


def distribute(facts: ToShare, tables: Tables) -> Determination[Plan]:
    """The plan with its proof. Value None where the debtor is an enterprise that must go to bankruptcy review.

    Raises NotCovered before 2015-02-04.
    """
    if facts.on < SINCE:
        raise NotCovered("distribution.plan", facts.on, None, f"参与分配的现行规定自 {SINCE} 起施行")
    if facts.debtor is Debtor.ENTERPRISE and facts.bankruptcy_cause and facts.bankruptcy_consent:
        asked = step("不需要移送破产审查", False, "具备破产原因，且有债权人或者被执行人同意移送", REFERRAL)
        return Determination("distribution.plan", TITLE, facts.on, None, (asked,), (), None, tables.digest)
    facts, late, reads = in_time(facts, tables)
    assets = share_assets(facts)
    pool = sum(a.rest for a in assets)
    regime, why = _regime(facts, assets, pool)
    shared = share_pool(facts, regime, assets, pool)
    plan = Plan(regime, assets, pool, shared, pool - sum(s.got for s in shared))
    steps = (why, *late, *_steps(facts, plan))
    proof = statement(plan.assets, pool, shared)
    return Determination("distribution.plan", TITLE, facts.on, plan, steps, reads, proof, tables.digest)


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


def _in_order(facts: ToShare, plan: Plan) -> bool:
    return facts.debtor is Debtor.ENTERPRISE and plan.regime is Regime.SEIZURE_ORDER


def _regime_step(asked: str, found: str, cite: Citation) -> Step:
    return step(asked, True, found, cite)


def _steps(facts: ToShare, plan: Plan) -> list[Step]:
    steps = [
        step("先扣除变价费用和执行申请费", True, "变价费用从各自的变价款中扣除", COSTS),
        step("普通债权的清偿方式", True, plan.regime.chinese, plan.regime.cite),
        step("计算基准日", True, f"{facts.on}", CALC_DATE),
        step("尾差处理", True, "最大余数法", LARGEST_REMAINDER),
    ]
    if any(c.doubled for c in facts.claims):
        steps.append(step("加倍部分债务利息的位置", True, facts.doubled.chinese, DOUBLED))
    if _in_order(facts, plan) and any(c.titled and c.seized_on is None for c in facts.claims):
        steps.append(step("各债权都采取了查封措施", False, "未查封的债权列在最后", UNSEIZED, force=Force.NOTE))
    if any(lien.rank in SAVED for a in facts.assets for lien in a.liens):
        steps.append(step("船舶优先权的先后", True, "按项目顺序，后发生的救助款项先于此前的债权", SHIP, PERIODS))
    secured = [lien.claim for a in facts.assets for lien in a.liens]
    if len(set(secured)) < len(secured):
        steps.append(step("一笔债权在几项财产上优先", True, "按财产列出的顺序受偿", SEVERAL_ASSETS))
    if any(s.deposited for s in plan.all_shares):
        steps.append(step("有争议的份额提存", True, "提存至争议解决", Article("民诉法解释", "510", "DIST-04")))
    if plan.surplus:
        steps.append(step("剩余款项退还被执行人", True, f"{yuan(plan.surplus)} 元", SURPLUS))
    if facts.doubled is Doubled.EXCLUDED and any(c.doubled for c in facts.claims):
        steps.append(step("加倍部分参加分配", False, "本方案没有分配加倍部分", DOUBLED, force=Force.NOTE))
    return steps
