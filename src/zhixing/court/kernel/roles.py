"""The posts of the people who act. One officer may hold several; approvals still need several persons."""

from enum import StrEnum


class Role(StrEnum):
    FILING_CLERK = "filing_clerk"
    FILING_JUDGE = "filing_judge"
    TRIAL_JUDGE = "trial_judge"
    JUDGE = "judge"
    ASSISTANT = "assistant"
    CLERK = "clerk"
    FUNDS_CLERK = "funds_clerk"
    BUREAU_HEAD = "bureau_head"
    VICE_PRESIDENT = "vice_president"
    PRESIDENT = "president"
    FINANCE = "finance"
    DUTY = "duty"
    RATES = "rates"
    SYSTEM = "system"
    BANK = "bank"

    @property
    def zh(self) -> str:
        """The post as the trade calls it."""
        return _WORDS[self]


_WORDS = {
    Role.FILING_CLERK: "立案窗口",
    Role.FILING_JUDGE: "立案庭",
    Role.TRIAL_JUDGE: "审判法官",
    Role.JUDGE: "执行法官",
    Role.ASSISTANT: "法官助理",
    Role.CLERK: "书记员",
    Role.FUNDS_CLERK: "案款管理员",
    Role.BUREAU_HEAD: "执行局长",
    Role.VICE_PRESIDENT: "分管副院长",
    Role.PRESIDENT: "院长",
    Role.FINANCE: "财务",
    Role.DUTY: "指挥中心值班",
    Role.RATES: "参数维护",
    Role.SYSTEM: "系统",
    Role.BANK: "银行",
}
