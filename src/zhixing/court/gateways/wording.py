"""Kinds of messages as people call them, and reasons fit to be kept in the open: short, without long numbers."""

import re

KINDS = {
    "InquiryOpening": "查询请求",
    "InquiryResponse": "查询反馈",
    "FreezeOrder": "冻结指令",
    "RenewOrder": "续行冻结指令",
    "ReleaseOrder": "解除冻结指令",
    "DeductOrder": "扣划指令",
    "Answer": "控制反馈",
    "Update": "控制变动通知",
    "CreditNotification": "到账通知",
    "DayStatement": "对账单",
    "CreditTransfer": "付款指令",
    "PaymentStatus": "付款状态",
}

LONGEST = 200
_NUMBER = re.compile(r"[0-9][0-9 -]{6,}[0-9Xx]")


def kept(reason: str) -> str:
    """A reason for a column: long numbers masked, what does not fit replaced by an ellipsis."""
    plain = _NUMBER.sub(lambda found: f"****{found.group()[-4:]}", " ".join(reason.split()))
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"
