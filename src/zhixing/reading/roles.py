"""What a fixed sum is within its item, by the words before and behind it.

`RULES` is tried from top to bottom; the first row that fits names the role. To add a way of saying it, add a row and a test.
"""

import re

ANCILLARY = re.compile(
    r"^(?!.*(?:本金|款|租金)(?:及|和|与|、)).*(?:利息|罚息|复利|复息)|违约金|滞纳金|律师|保全|担保费|公告|邮寄|邮递|占用费|占用损失|占用期|资金损失|逾期付款损失|履约保证金|质保金|鉴定费|评估费|诉讼|受理费|差旅|责任保险费$|保全保险费$"
)
COMPENSATION = re.compile(
    r"医疗|误工|护理|伙食|营养|交通费|住宿|残疾|伤残|丧葬|死亡|抚养|扶养|抚慰|辅助器具|车辆损失|修理费|停车费|后续治疗|停工留薪|生活津贴|伤残|就业补助|拖车|施救|康复|工资|补助|津贴|死亡赔偿|经济补偿|加班"
)
PART_OF = (
    r"(?:\d{1,3}%|[一二三四五六七八九十\d]{1,2}倍|[一二三四五六七八九十]{1,3}分之[一二三四五六七八九十]{1,3}|一半)"
)
RULES: tuple[tuple[str, str, str], ...] = (
    ("calculation", r"[x×÷+\-*]$|（(?:按照|按)?$", r"[x×÷+\-*]|(?:/|／)(?:年|月|天|日)?[x×]|[^，。；（）]{0,6}[x×÷]"),
    ("calculation", r"[x×÷+\-*]$", r""),
    ("calculation", r"", r"(?:/|／)?(?:年|月|天|日)?[x×÷]"),
    ("calculation", r"（[^（）]{0,80}已扣除[^，。；㊎]{0,20}$", r""),
    ("periodic", r"每(?:日|天|月|年|周|季|季度|半年)(?:每月)?[^，。；（）㊎]{0,30}$", r""),
    ("periodic", r"", r"(?:/|／|每)(?:日|天|月|年|平方|季|周|㎡)?|的标准(?:按月|按日|每月|每日)"),
    ("deduction", r"(?:扣除|扣减|减去|减支|抵扣|冲抵|抵作|抵充|核减|应扣)[^，。；㊎]{0,40}$", r""),
    ("deduction", r"(?:已(?:经)?(?:支付|付|还|偿还|归还|给付|垫付|履行)|先期垫付|已付还)[^，。；㊎]{0,16}$", r""),
    ("deduction", r"", r"[^，。；（）㊎]{0,12}(?:从[^，。；]{0,12}中)?(?:予以)?(?:扣除|扣减|抵扣|抵作)"),
    ("nothing", r"", r"以[下上]"),
    ("limit", r"", r"[^，。；㊎（）]{0,10}?(?:范围|限额|额度|限度)之?内"),
    ("net", r"扣除[^。；]*再(?:行)?(?:支付|赔偿|给付)[^，。；㊎]{0,16}$", r""),
    ("nothing", r"(?:自负|自担|自行承担|自行负担)[^，。；㊎]{0,6}$|限额$|责任限额为?$|㊅负担$", r""),
    ("alternative", r"(?:不能|无法|未能|不|逾期未)(?:按期)?(?:返还|交付|退还|归还|交还)[^。；㊎]{0,24}$", r""),
    ("settled", r"", r"(?:的数额|价款)?(?:一次性)?(?:了结|结清此|调解)"),
    ("net", rf"由㊅(?:、㊅)*负责(?:赔偿|支付|给付)$|的{PART_OF}，?(?:即|为|计)?$", r""),
    ("share", r"由?㊅(?:承担|负担|偿还|支付|分担)$", r""),
    ("net", r"(?:余款|余额|实际给付|实付|实际支付|实际应付|尚应支付|尚需支付|还应)[^，。；㊎]{0,60}$", r""),
    ("total", r"(?:合计|共计|总计|合共|总共|以上共|两项共|三项共|共)(?:应)?(?:为|是|：|款|赔偿|支付)?$", r""),
)
_RULES = tuple((name, re.compile(before), re.compile(behind)) for name, before, behind in RULES)


def role_of(before: str, behind: str) -> str:
    """The name of the first rule that fits; part where none does."""
    for name, first, second in _RULES:
        if (not first.pattern or first.search(before)) and (not second.pattern or second.match(behind)):
            return name
    return "part"
