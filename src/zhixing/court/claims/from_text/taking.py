"""`take(text)`: the whole text of an instrument → what the application's form can be filled with."""

import re
from dataclasses import replace

from zhixing.court.claims.from_text.head import Head, Person, head
from zhixing.court.claims.from_text.items import put_items
from zhixing.court.claims.from_text.taken import ASK, Taken
from zhixing.reading import read
from zhixing.reading.draft import inquiry
from zhixing.reading.model import Clause, Reading
from zhixing.reading.parties import ROLE
from zhixing.reading.source import Span
from zhixing.reading.values import Found, Relation

LONGEST = 150_000
"""Characters of a text that is read; longer ones are refused, never cut."""

_NO_TEXT = re.compile(r"[^。；，：、\s（）《》,;:.]{2000}")
_OPERATIVE_LIMIT = 20_000
_TO_READ, _UNCLEAR = "由人阅读", "含义不明确，请予释明"
_MOST_PEOPLE = 20
_ONLY_A_ROLE = re.compile(rf"[二两三四五六七八九各]?(?:{ROLE})")
_COMPANY = re.compile(r"(?:公司|厂|店|铺|行|社|场|馆|中心|经营部|合伙企业|工作室|酒店|超市)$")
_OTHER = re.compile(r"(?:委员会|政府|局|院|学校|小学|中学|大学|协会|基金会|村民小组|办事处|公证处)$")


def unreadable(text: str) -> str:
    """Why a text is not read at all, in words; empty where it is."""
    if len(text) > LONGEST:
        return f"文书超过 {LONGEST} 字，请只提交首部和主文"
    return "有两千字以上没有标点的内容，不像裁判文书，请核对" if _NO_TEXT.search(text) else ""


def take(text: str) -> Taken:
    """Read a text. Nothing is stored; what the text does not say stays empty."""
    reading = read(text)
    names = tuple(f.value for f in (*reading.creditors, *reading.debtors))
    found = head(text, names)
    taken = Taken(text, _within(reading, found.operative))
    _instrument(taken, found)
    creditors = _parties(taken, found)
    put_items(taken, creditors)
    _period(taken)
    _joint(taken)
    _remarks(taken)
    return taken


def _within(reading: Reading, part: Span) -> Reading:
    """The reading of the operative part alone: what was met in the head and the reasons is no obligation."""
    inside = range(part.start, part.end)
    return replace(
        reading,
        obligations=tuple(o for o in reading.obligations if o.item.span.start >= part.start),
        unread=tuple(_cut(reading.text, c, part.end) for c in reading.unread if c.words.span.start in inside),
        not_enforceable=tuple(c for c in reading.not_enforceable if c.words.span.start >= part.start),
        costs=tuple(c for c in reading.costs if c.kind.span.start >= part.start),
    )


def _cut(text: str, clause: Clause, end: int) -> Clause:
    """A clause without the words of form that follow the operative part."""
    span = Span(clause.words.span.start, min(clause.words.span.end, end))
    return replace(clause, words=replace(clause.words, value="".join(text[span.start : span.end].split()), span=span))


def _instrument(taken: Taken, found: Head) -> None:
    for name, value in (
        ("cause", found.cause), ("instrument_kind", found.kind), ("number", found.number), ("made_by", found.made_by),
    ):  # fmt: skip
        if value:
            taken.put(name, value.value, value)
    if found.made_on:
        taken.put("made_on", found.made_on.value.isoformat(), found.made_on)
    part = taken.text[found.operative.start : found.operative.end].strip()
    if len(part) > _OPERATIVE_LIMIT:
        taken.remark("hand", f"主文超过 {_OPERATIVE_LIMIT} 字，没有填入，请由人录入有关各项", found.operative)
    elif part:
        taken.put("operative_part", part, found.operative)


def _parties(taken: Taken, found: Head) -> set[str]:
    """Who claims and who owes; whoever is on both sides stands where the first item puts them."""
    obligations = taken.reading.obligations
    claiming = {f.value: f for o in reversed(obligations) for f in reversed(o.creditors)}
    owing = [f for o in obligations for f in o.debtors] + [w for s in taken.reading.securities for w in s.who]
    debtors = {f.value: f for f in reversed(owing)}
    both = claiming.keys() & debtors.keys()
    first = {f.value for f in obligations[0].creditors} if obligations else set()
    for name in both:
        (debtors if name in first else claiming).pop(name)
    for side, people in (("creditors", claiming), ("debtors", debtors)):
        ordered = sorted(people.values(), key=lambda f: f.span.start)
        if len(ordered) > _MOST_PEOPLE:
            taken.remark("hand", f"一方当事人超过 {_MOST_PEOPLE} 人，其余没有填入", ordered[_MOST_PEOPLE].span)
        for at, who in enumerate(ordered[:_MOST_PEOPLE]):
            _party(taken, f"{side}-{at}", who, found.people.get(who.value))
    return set(claiming)


def _party(taken: Taken, at: str, who: Found[str], person: Person | None) -> None:
    if _ONLY_A_ROLE.fullmatch(who.value):
        taken.put(f"{at}-name", "", who, doubts=(f"文书只写“{who.value}”，请填写姓名或者名称",))
        return
    spans = (who, person.span) if person else (who,)
    taken.put(f"{at}-name", who.value, *spans)
    organisation = "enterprise" if _COMPANY.search(who.value) else "other" if _OTHER.search(who.value) else ""
    natural = person is not None and person.natural
    doubts = () if natural or organisation else ("类别从名称推断，请核对",)
    taken.put(f"{at}-kind", "natural" if natural or not organisation else organisation, *spans, doubts=doubts)
    if person and person.number:
        taken.put(f"{at}-number", person.number.value.upper(), person.number)
    if person and person.address:
        taken.put(f"{at}-address", person.address.value, person.address)


def _period(taken: Taken) -> None:
    """The days of performance; items with a last day of their own need none."""
    money = [o for o in taken.reading.obligations if o.amounts or o.instalments]
    if not money:
        return
    days = [o.deadline.days for o in money if o.deadline.days]
    if days and len({d.value for d in days}) == 1 and len(days) == len(money):
        taken.put("period_days", str(days[0].value), *days)
    elif not days and all(o.instalments or o.deadline.on for o in money):
        dues = [i.due for o in money for i in o.instalments] + [o.deadline.on for o in money if o.deadline.on]
        taken.put("period_days", "0", *dues)
    elif not days and not any(o.deadline.months or o.deadline.from_event for o in money):
        taken.put("period_days", "0", money[0].item, doubts=("主文没有写履行期间",))
    else:
        said = "各项履行期间不同，或者不是以日计算：请填写日数，另有最后履行日的填在该项"
        taken.put("period_days", ASK, *days, *(o.item for o in money), doubts=(said,))


def _joint(taken: Taken) -> None:
    """Jointly liable only where every item says so for all, or a guarantor without limit joins each item."""
    several = [o for o in taken.reading.obligations if len(o.debtors) > 1]
    joint = [o.relation for o in several if o.relation.value in (Relation.JOINT, Relation.COMMON)]
    secured = [s for s in taken.reading.securities if "连带" in s.kind.value and s.cap is None and s.limit is None]
    if (joint and len(joint) == len(several)) or (secured and len(secured) == len(taken.reading.securities)):
        common = any(r.value is Relation.COMMON for r in joint)
        doubts = ("主文写“共同”，请核对是否承担连带责任",) if common else ()
        taken.put("joint", "on", *joint, *(s.kind for s in secured), doubts=doubts)
    for o in several:
        if o.relation.value in (Relation.UNSPECIFIED, Relation.SEVERAL):
            said = f"第{o.item.value}项有几名被执行人，没有写连带或者共同，请核对各自的责任"
            taken.remark("hand", said, *(d.span for d in o.debtors))
    for s in taken.reading.securities:
        if s not in secured:
            said = f"{'、'.join(w.value for w in s.who)}：{s.kind.value}责任{'，' + s.limit.value if s.limit else ''}"
            taken.remark("hand", f"{said}。表格不能填写有限额或者补充的责任，请由人处理", s.kind.span)


def _remarks(taken: Taken) -> None:
    reading = taken.reading
    for clause in reading.unread:
        taken.remark("unread", f"须由人阅读：{_short(clause)}", clause.words.span)
    for clause in reading.not_enforceable:
        taken.remark("nothing", f"没有给付内容（{clause.why}）：{_short(clause)}", clause.words.span)
    for two in reading.alternatives:
        taken.remark("choice", two.message, *two.spans)
    for wrong in reading.disagreements:
        taken.remark("disagreement", wrong.message, *wrong.spans)
    for right in reading.priorities:
        who = "、".join(h.value for h in right.holder)
        taken.remark("note", f"{who}享有优先受偿权：{right.property.value}", right.property.span)


def _short(clause: Clause) -> str:
    words = clause.words.value
    return words if len(words) <= 60 else f"{words[:60]}…"


def questions(taken: Taken) -> list[str]:
    """What the trial division is asked about (征询函), one sentence a question; empty where all is clear."""
    unclear = tuple(replace(c, why=_UNCLEAR) if c.why == _TO_READ else c for c in taken.reading.unread)
    letter = inquiry(replace(taken.reading, unread=unclear))
    return [line.split(". ", 1)[1] for line in letter.split("\n")[1:]] if letter else []
