"""Three unlike applications in the shapes real instruments have: figures and terms, in words of our own."""

from typing import Any

from zhixing.court.demo.people import (
    BORROWER,
    CREDITOR_SHOP,
    DEBTOR_BUILDER,
    DEBTOR_SPORTS,
    GUARANTOR,
    LENDER,
    SUPPLIER,
)


def _person(who: tuple[str, str], kind: str, address: str, *, electronic: bool = False) -> dict[str, Any]:
    contact = {"electronic": True, "electronic_address": "演示短信"} if electronic else {}
    return {"kind": kind, "name": who[0], "number": who[1], "address": address, **contact}


LOAN: dict[str, Any] = {
    "cause": "民间借贷纠纷",
    "instrument_kind": "judgment",
    "number": "（2026）闽0205民初567号",
    "made_by": "厦门市海沧区人民法院",
    "made_on": "2026-07-01",
    "effective_on": "2026-07-25",
    "effective_proof": "生效证明书",
    "operative_part": "一、被告应于本判决生效之日起十日内偿还原告借款本金及利息"
    "（自2025年1月10日起至实际清偿之日止，按一年期贷款市场报价利率的四倍计算）。",
    "period_days": 10,
    "creditors": [_person(LENDER, "natural", "厦门市海沧区示例路1号", electronic=True)],
    "debtors": [_person(BORROWER, "natural", "厦门市思明区虚构街2号", electronic=True)],
    "items": [
        {
            "name": "借款本金", "kind": "principal", "amount": "50000.00", "rate_kind": "lpr_1y", "rate": "4",
            "interest_from": "2025-01-10",
        }
    ],
}  # fmt: skip
"""A fixed sum with interest of four times the LPR."""

INSTALMENTS: dict[str, Any] = {
    "cause": "买卖合同纠纷",
    "instrument_kind": "mediation",
    "number": "（2026）闽0205民初888号",
    "made_by": "厦门市海沧区人民法院",
    "made_on": "2026-04-20",
    "effective_on": "2026-04-22",
    "effective_proof": "双方签收的送达回证",
    "operative_part": "一、二被告共同支付货款242000元，分两期付清；二、逾期未付的，就到期未付部分按日万分之五支付违约金。",
    "period_days": 0,
    "joint": True,
    "creditors": [_person(CREDITOR_SHOP, "enterprise", "厦门市海沧区样板大道8号", electronic=True)],
    "debtors": [
        _person(DEBTOR_SPORTS, "enterprise", "晋江市演示工业区6号"),
        _person(GUARANTOR, "natural", "厦门市湖里区假想里3号"),
    ],
    "items": [
        {
            "name": "第一期货款", "kind": "principal", "amount": "100000.00", "due": "2026-05-31", "rate_kind": "daily",
            "rate": "万分之五", "interest_from": "2026-06-01",
        },
        {
            "name": "第二期货款", "kind": "principal", "amount": "142000.00", "due": "2026-06-30", "rate_kind": "daily",
            "rate": "万分之五", "interest_from": "2026-07-01",
        },
    ],
}  # fmt: skip
"""Instalments, two debtors jointly liable, a daily penalty."""

SEGMENTED: dict[str, Any] = {
    "cause": "建设工程施工合同纠纷",
    "instrument_kind": "judgment",
    "number": "（2024）闽0205民初2468号",
    "made_by": "厦门市海沧区人民法院",
    "made_on": "2025-11-03",
    "effective_on": "2025-12-01",
    "effective_proof": "生效证明书",
    "operative_part": "一、被告于判决生效后十五日内支付工程款及利息"
    "（2018年6月1日至2019年8月19日按同期同类贷款基准利率，此后按一年期贷款市场报价利率）；二、被告支付律师费。",
    "period_days": 15,
    "creditors": [_person(SUPPLIER, "enterprise", "漳州市龙文区举例路9号")],
    "debtors": [_person(DEBTOR_BUILDER, "enterprise", "厦门市海沧区沙盘路5号")],
    "items": [
        {
            "name": "工程款", "kind": "principal", "amount": "386500.00", "rate_kind": "segmented", "rate": "1",
            "interest_from": "2018-06-01",
        },
        {"name": "律师费", "kind": "costs", "amount": "12000.00"},
    ],
}  # fmt: skip
"""Benchmark loan rate to 2019-08-19, LPR after, and costs."""
