"""May the enforcement notice and the property-report order be issued now? (民诉法 251, 252; NOTICE-01, NOTICE-02)"""

from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Ours, cite
from zhixing.law.core.determination import Determination, Force, step
from zhixing.law.core.tables import Tables


@dataclass(frozen=True, slots=True)
class Notice:
    """A case about to be notified. `account`: its own account is open. `days`, `report_by`: as the judge fixes them."""

    filed: bool
    live: bool
    notified_on: date | None
    received_on: date
    account: bool | None
    days: int | None = None
    report_by: date | None = None


def may_notify(facts: Notice, on: date, tables: Tables) -> Determination[None]:
    """Issued once, after filing, with the case's own account in it; the report day lies ahead."""
    steps = [
        step("案件已经立案，正在执行", facts.filed and facts.live, "已立案" if facts.filed else "尚未立案", cite("民诉法 251", "NOTICE-01")),
        step(
            "尚未发出执行通知书", facts.notified_on is None,
            f"已于 {facts.notified_on} 发出" if facts.notified_on else "尚未发出", cite("民诉法解释 480", "NOTICE-01"),
        ),
        step(
            "本案案款专用账户已经开立", facts.account, "已开立" if facts.account else "案款账户尚未开立，请稍候",
            cite("制约监督意见", "FUND-02"),
        ),
    ]  # fmt: skip
    late = (on - facts.received_on).days > 10
    steps.append(
        step(
            "在收到申请之日起十日内发出", not late, f"{facts.received_on} 收到申请", cite("民诉法解释 480", "NOTICE-01"),
            force=Force.NOTE,
        )
    )  # fmt: skip
    if facts.days is not None and facts.report_by is not None:
        reasonable = 1 <= facts.days <= 30
        ours = Ours("指定的履行期间没有法定天数，一至三十日以外视为误填", "NOTICE-01")
        steps.append(step("指定的履行期间合理", reasonable, f"收到通知书之日起 {facts.days} 日", ours))
        ahead = facts.report_by > on
        cites = cite("财产调查规定 3", "NOTICE-02")
        steps.append(step("报告财产的日期在今天之后", ahead, str(facts.report_by), cites))
    return Determination("notice.notify", "发出执行通知书、报告财产令", on, None, tuple(steps), tables=tables.digest)
