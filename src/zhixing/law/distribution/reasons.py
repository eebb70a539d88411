"""Why a plan is as it is: rules followed, choices made, what a reader must know."""

from collections.abc import Iterator
from fractions import Fraction

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Force, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.distribution.answer import Plan
from zhixing.law.distribution.facts import DOUBLED, Debtor, Doubled, ToShare
from zhixing.law.distribution.pool import BONUS, Regime
from zhixing.law.distribution.ranking import PERIODS, SAVED, SHIP
from zhixing.law.distribution.sharing import LARGEST_REMAINDER
from zhixing.law.fees.bands import percent

HELD = Article("民诉法解释", "510", "DIST-04")
SURPLUS = Article("执行工作规定", "34", "§10.3")
COSTS = Article("民诉法解释", "508", "DIST-02")
CALC_DATE = Ours("各债权统一计算到同一日没有明文；默认成交裁定生效日或者扣划日", "dist.calc_date")
UNSEIZED = Ours("企业法人的债权人没有采取查封措施的，不能参与分配；查封债权清偿后仍有剩余的，列在最后", "§10.3")
SEVERAL_ASSETS = Ours("一笔债权在几项财产上都有优先权时的先后没有规定；按财产列出的顺序受偿", "§10.3")
CAP = "distribution.bonus_cap"


def reasons(facts: ToShare, plan: Plan, tables: Tables) -> list[Step]:
    """The steps of a plan."""
    steps = [
        step("先扣除变价费用和执行申请费", True, "变价费用从各自的变价款中扣除", COSTS),
        step("普通债权的清偿方式", True, plan.regime.chinese, plan.regime.cite),
        step("计算基准日", True, f"{facts.on}", CALC_DATE),
        step("尾差处理", True, "最大余数法", LARGEST_REMAINDER),
    ]
    steps += [*_doubled(facts), *_liens(facts)]
    if _in_order(facts, plan) and any(c.titled and c.seized_on is None for c in facts.claims):
        steps.append(step("各债权都采取了查封措施", False, "未查封的债权列在最后", UNSEIZED, force=Force.NOTE))
    if facts.bonus:
        steps.append(_bonus(facts, plan, tables))
    steps += _kept_back(plan)
    if plan.surplus:
        steps.append(step("剩余款项退还被执行人", True, f"{yuan(plan.surplus)} 元", SURPLUS))
    return steps


def _doubled(facts: ToShare) -> Iterator[Step]:
    if any(c.doubled for c in facts.claims):
        yield step("加倍部分债务利息的位置", True, facts.doubled.chinese, DOUBLED)
        if facts.doubled is Doubled.EXCLUDED:
            yield step("加倍部分参加分配", False, "本方案没有分配加倍部分", DOUBLED, force=Force.NOTE)


def _liens(facts: ToShare) -> Iterator[Step]:
    liens = [lien for a in facts.assets for lien in a.liens]
    if any(lien.rank in SAVED for lien in liens):
        yield step("船舶优先权的先后", True, "按项目顺序，后发生的救助款项先于此前的债权", SHIP, PERIODS)
    if len({lien.claim for lien in liens}) < len(liens):
        yield step("一笔债权在几项财产上优先", True, "按财产列出的顺序受偿", SEVERAL_ASSETS)


def _kept_back(plan: Plan) -> Iterator[Step]:
    if any(s.deposited for s in plan.all_shares):
        yield step("有争议的份额提存", True, "提存至争议解决", HELD)
    if plan.held:
        waits = yuan(sum(h.held for h in plan.held))
        yield step("只提存异议所涉的差额", True, f"提存 {waits} 元，无争议的部分可以先发放", HELD)


def _in_order(facts: ToShare, plan: Plan) -> bool:
    return facts.debtor is Debtor.ENTERPRISE and plan.regime is Regime.SEIZURE_ORDER


def _bonus(facts: ToShare, plan: Plan, tables: Tables) -> Step:
    """Whether the bonus keeps to what is known of local practice, and whether anybody gets it."""
    if plan.regime is Regime.SEIZURE_ORDER:
        return step("首封奖励", False, "按查封顺序清偿的，不适用首封奖励", BONUS, force=Force.NOTE)
    cap = tables.parameter(CAP).on(facts.on)
    got = sum(s.got for s in plan.shares if s.part == "bonus")
    found = f"债权的 {percent(facts.bonus)}，共 {yuan(got)} 元" if got else "没有查封、冻结的债权人，不给付"
    asked = f"首封奖励不超过首封债权的 {percent(Fraction(cap.value))}"
    return step(asked, facts.bonus <= cap.value, found, BONUS, cap.cite, force=Force.PRESUMPTIVE)
