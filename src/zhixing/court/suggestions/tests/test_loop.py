"""The loop of a suggestion: drafted with cases, sent, accepted, its effect counted at 90 and 180 days, closed."""

from datetime import date

import pytest

from zhixing.court.property.tests.story import fixed
from zhixing.court.suggestions.tests.conftest import ACCEPTED, COUNTS

NUMBER = "（2026）闽0205执建1号"


def test_from_the_draft_to_the_end(loop):
    """24 November 2026 sent; 24 December the last day; 20 December accepted; 20 March and 18 June 2027 reviewed."""
    other = fixed(loop.city, number="（2026）闽0205民初569号").case
    loop.draft()
    assert "执行建议（起草中）" in loop.page("faguan")
    loop.do("attach", number=other.number, note="判项没有写明基数")
    loop.send()
    row = loop.fresh()
    assert (row.number, row.state, row.sent_on) == (NUMBER, "sent", date(2026, 11, 24))
    limit = loop.limits()["suggestion_reply"]
    assert (limit.ends_on, limit.assignee_id) == (date(2026, 12, 24), loop.city.viewer("shenpan").principal_id)
    assert loop.papers() == [(NUMBER, "执行建议书")]
    assert "发出执行建议" in loop.get("faguan", f"/dossiers/{other.dossier_id}/")  # it stands in the case's dossier too
    assert NUMBER in loop.get("faguan", f"/dossiers/{loop.story.case.dossier_id}/?tab=suggestions")
    assert "待我回函的执行建议" in loop.get("shenpan", "/")
    replied(loop)
    reviewed_twice(loop)
    loop.do("close", reasons="两次评估均有改善")
    row = loop.fresh()
    assert (row.state, row.closed_by_id) == ("closed", loop.city.viewer("faguan").principal_id)
    assert NUMBER in loop.get("juzhang", "/suggestions/?state=closed&division=trial")
    assert NUMBER not in loop.get("juzhang", "/suggestions/?state=sent")


def replied(loop):
    loop.day(date(2026, 12, 20))
    loop.do("reply", "shenpan", **ACCEPTED)
    row = loop.fresh()
    assert (row.state, row.answer, row.replied_late) == ("replied", "accepted", False)
    assert "首次评估日 <time>2027-03-20" in " ".join(loop.get("faguan", "/").replace('<span class="">', "").split())
    limits = loop.limits()
    assert limits["suggestion_reply"].done_on == date(2026, 12, 20)
    assert limits["suggestion_review"].ends_on == date(2027, 3, 20)
    assert limits["suggestion_review_second"].ends_on == date(2027, 6, 18)
    assert "判项写作指引（民一庭〔2026〕3号）" in loop.page("faguan", "?tab=replies")


def reviewed_twice(loop):
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.court.suggestions.models import SuggestionReview

    loop.day(date(2027, 3, 19))
    with pytest.raises(Unlawful, match="回函满 90 日"):
        loop.do("review", **COUNTS)
    loop.day(date(2027, 3, 20))
    loop.do("review", **COUNTS)
    first = loop.story.read(lambda: SuggestionReview.objects.get(which="first"))
    assert (first.before_first, first.border, first.after_until) == (
        date(2026, 9, 21),
        date(2026, 12, 20),
        date(2027, 3, 20),
    )
    assert (first.improved, first.by_hand) == (True, True)
    with pytest.raises(Unlawful, match="等待效果评估"):
        loop.do("close", reasons="提前结束")
    loop.day(date(2027, 6, 18))
    loop.do("review", **{**COUNTS, "petitions_after": 7})
    row = loop.fresh()
    assert (row.state, row.improved) == ("second", False)
    page = loop.page("faguan", "?tab=effect")
    assert "手工填写，不是系统统计" in page
    for number in ("10", "7"):
        assert f'<td class="num">{number}</td>' in page
    assert page.count('<svg viewBox="0 0 640') == 2
    assert loop.papers() == [(NUMBER, "执行建议书"), (NUMBER, "执行建议回函"), (NUMBER, "执行建议效果评估表"),
                             (f"{NUMBER}之一", "执行建议效果评估表")]  # fmt: skip


def test_refused_asked_again_accepted_in_part_and_the_figures_of_the_division(loop):
    from zhixing.court.kernel.refused import Unlawful

    loop.draft()
    loop.send()
    with pytest.raises(Unlawful, match="等待回函"):
        loop.do("close", reasons="不等了")
    loop.do("reply", "shenpan", answer="refused", reasons="判项已经明确")
    assert "suggestion_review" not in loop.limits()
    with pytest.raises(Unlawful, match="没有待作的评估"):
        loop.do("review", **COUNTS)
    loop.day(date(2026, 12, 1))
    loop.city.sign(loop.do("ask_again", reasons="起算日仍不能确定").proposal, "juzhang")
    row = loop.fresh()
    assert (row.round, row.state, row.answer, row.sent_on) == (2, "sent", "", date(2026, 12, 1))
    assert loop.limits()["suggestion_reply"].ends_on == date(2026, 12, 31)
    assert loop.papers()[-1] == (f"{NUMBER}之一", "执行建议书")
    with pytest.raises(Unlawful, match="采纳的，附整改材料"):
        loop.do("reply", "shenpan", answer="partly", reasons="部分采纳")
    loop.do("reply", "shenpan", **{**ACCEPTED, "answer": "partly"})
    pages = loop.page("faguan", "?tab=replies")
    assert pages.index("第 2 次回函") < pages.index("第 1 次回函")

    from zhixing.court.kernel.scope import scope
    from zhixing.court.suggestions.queries import statistics

    viewer = loop.city.viewer("juzhang")
    with scope(viewer.court_path):
        (group,) = statistics(viewer)
    names = ("unit", "sent", "replied", "in_time", "accepted", "partly", "refused", "reviewed", "better")
    assert [group[n] for n in names] == ["民事审判第一庭", 2, 2, 2, 0, 1, 1, 0, 0]


def test_a_refused_suggestion_may_end_and_a_draft_too(loop):
    loop.draft()
    loop.do("close", reasons="问题已经当面解决")
    assert loop.fresh().state == "closed"
    assert "执行建议（未发出）" in loop.page("faguan")
    loop.draft()
    loop.send()
    loop.do("reply", "shenpan", answer="refused", reasons="不属于本庭职责")
    loop.do("close", reasons="改向立案庭提出")
    assert loop.fresh().state == "closed"


def test_counts_come_from_the_rooms_that_keep_them_once_they_do(loop, monkeypatch):
    """`remedies` and `petitions` are not built: two stand-ins fill the slot as they will."""
    from zhixing.court.kernel import seams
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.court.suggestions.models import SuggestionReview
    from zhixing.court.suggestions.queries import COUNTS as SLOT
    from zhixing.court.suggestions.queries import Tally

    loop.draft()
    loop.send()
    loop.do("reply", "shenpan", **ACCEPTED)
    loop.city.move(days=90)
    monkeypatch.setitem(seams._fillers, SLOT.name, [])
    SLOT.fill(lambda row, period: Tally("objections", 9 if period.until == row.replied_on else 5, "执异案件登记"))
    with pytest.raises(Unlawful, match="件数清楚"):
        loop.do("review", conclusion="下降")
    with pytest.raises(Unlawful, match="系统已经统计"):
        loop.do("review", **COUNTS)
    typed = {"petitions_before": 6, "petitions_after": 4, "source": "信访台账"}
    loop.do("review", conclusion="下降", **typed)
    made = loop.story.read(SuggestionReview.objects.get)
    assert (made.objections_before, made.objections_after, made.by_hand) == (9, 5, True)
    assert made.source == "执异案件登记；信访台账"

    SLOT.fill(lambda row, period: Tally("petitions", 2, "信访登记"))
    loop.city.move(days=90)
    loop.do("review", conclusion="稳定")
    second = loop.story.read(lambda: SuggestionReview.objects.get(which="second"))
    assert (second.petitions_before, second.petitions_after, second.by_hand) == (2, 2, False)
    assert "件数由系统统计，出自执异案件登记；信访登记" in loop.page("faguan", "?tab=effect")


def test_a_room_that_cannot_count_blocks_the_review(loop, monkeypatch):
    from zhixing.court.kernel import seams
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.court.suggestions.queries import COUNTS as SLOT

    def broken(row, period):
        raise RuntimeError("登记簿打不开")

    loop.draft()
    loop.send()
    loop.do("reply", "shenpan", **ACCEPTED)
    loop.city.move(days=90)
    monkeypatch.setitem(seams._fillers, SLOT.name, [broken])
    with pytest.raises(Unlawful, match="系统中的件数可以读取"):
        loop.do("review", **COUNTS)
