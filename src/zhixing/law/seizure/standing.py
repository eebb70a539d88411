"""Whether the case lets new measures be taken: live, and neither suspended nor stayed."""

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Step, step

MEASURES = Article("民诉法", "253", "SEIZE-01")
SUSPENDED = Article("民诉法", "267", "STAY-02")
KEEPS = Ours("中止执行期间不采取新的执行措施；已经采取的措施可以续行、解除", "STAY-02")


def live_step(live: bool) -> Step:
    """The case is filed and not closed."""
    found = "已立案执行，尚未结案" if live else "案件尚未立案或者已经结案，不能再采取执行措施"
    return step("案件正在执行", live, found, MEASURES)


def going_steps(live: bool, suspended: bool) -> tuple[Step, Step]:
    """The case is live, and not suspended."""
    found = "案件已中止执行，恢复执行后再办理" if suspended else "没有中止执行"
    return live_step(live), step("案件没有中止执行", not suspended, found, SUSPENDED, KEEPS)
