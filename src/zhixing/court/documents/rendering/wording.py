"""How numbers, days, sums and articles are written in papers."""

from datetime import date

from zhixing.law.core.fen import capitals, yuan

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")

CPL = "《中华人民共和国民事诉讼法》"
CPL_I = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
EXEC_08 = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释》"
EXEC_98 = "《最高人民法院关于人民法院执行工作若干问题的规定（试行）》"
SEIZE = "《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》"
PRES = "《最高人民法院关于人民法院办理财产保全案件若干问题的规定》"
INQ = "《最高人民法院关于民事执行中财产调查若干问题的规定》"
NETQ = "《最高人民法院关于网络查询、冻结被执行人存款的规定》"
DISHON = "《最高人民法院关于公布失信被执行人名单信息的若干规定》"
LIMIT = "《最高人民法院关于限制被执行人高消费及有关消费的若干规定》"
INTEREST = "《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》"
FEE = "《诉讼费用交纳办法》"


def chinese_number(number: int) -> str:
    """Write 1 to 9999 as articles and items are counted: 253 → 二百五十三. Raises ValueError outside."""
    if not 1 <= number <= 9999:
        raise ValueError(f"只能书写 1 至 9999 的数字，现为 {number}")
    out, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + _UNITS[place]
        gap = not digit
    return out.removeprefix("一") if 10 <= number <= 19 else out


def sealed_date(day: date) -> str:
    """The day as it stands under a paper: 二〇二六年十一月二十四日."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"


def plain_date(day: date) -> str:
    """The day as it stands in the text: 2026年11月24日."""
    return f"{day.year}年{day.month}月{day.day}日"


def sum_of(fen: int) -> str:
    """A sum in the text: 人民币60,000.00元."""
    return f"人民币{yuan(fen)}元"


def sum_in_full(fen: int) -> str:
    """A sum where the trade wants capitals too: 人民币60,000.00元（大写：陆万元整）."""
    return f"{sum_of(fen)}（大写：{capitals(fen)}）"


def cite(text: str, *articles: int) -> str:
    """Articles of one text: 《中华人民共和国民事诉讼法》第二百五十三条、第二百五十四条."""
    return text + "、".join(f"第{chinese_number(article)}条" for article in articles)


def span(first: date, last: date) -> str:
    """A period with both days counted: 自2026年11月24日起至2027年11月23日止. Raises ValueError when reversed."""
    if last < first:
        raise ValueError("期间的末日早于首日，请核对日期")
    return f"自{plain_date(first)}起至{plain_date(last)}止"
