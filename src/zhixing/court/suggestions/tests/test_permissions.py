"""Who may do what with a suggestion, what is refused, and who sees it."""

import pytest

from zhixing.court.property.tests.story import fixed
from zhixing.court.suggestions.tests.conftest import ACCEPTED, COUNTS


def test_drafted_by_the_handling_judge_addressed_to_somebody_of_the_division(loop):
    from zhixing.court.kernel.refused import BadInput, NotAllowed

    with pytest.raises(NotAllowed, match="承办法官"):
        loop.draft(by="faguan2")
    with pytest.raises(BadInput, match="立案庭"):
        loop.draft(division="filing")
    with pytest.raises(BadInput, match="审判庭"):
        loop.draft(officer="faguan3")
    loop.draft("lian", division="filing", unit="", defect="linked_case")
    loop.do("revise", "juzhang", **{**_draft_of(loop), "cause": "立案时没有核查关联案件"})
    assert loop.fresh().cause == "立案时没有核查关联案件"
    assert "立案庭" in loop.page("faguan")


def _draft_of(loop):
    row = loop.fresh()
    names = ("defect", "cause", "proposal", "division", "unit")
    return {**{n: getattr(row, n) for n in names}, "officer": str(row.officer_id)}


def test_cases_are_attached_once_by_any_writing_of_the_number_and_only_before_sending(loop):
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.court.suggestions.queries import attached

    loop.draft()
    (first,) = loop.story.read(attached, loop.row)
    with pytest.raises(Unlawful, match="请核对案号"):
        loop.do("attach", number="（2026）闽0205执999号")
    with pytest.raises(Unlawful, match="请核对案号"):
        loop.do("attach", number="不是案号")
    with pytest.raises(Unlawful, match="已经附入"):
        loop.do("attach", number=loop.story.case.number)
    other = fixed(loop.city, number="（2026）闽0205民初569号").case
    loop.do("attach", number=other.number.replace("（", "(").replace("）", ")"))
    loop.city.perform("suggestions.detach", first, "faguan", reason="问题不在判项")
    assert [a.case_id for a in loop.story.read(attached, loop.row)] == [other.pk]
    with pytest.raises(Unlawful, match="已经移出"):
        loop.city.perform("suggestions.detach", first, "faguan", reason="问题不在判项")
    loop.send()
    with pytest.raises(Unlawful, match="尚未发出"):
        loop.do("attach", number=loop.story.case.number)
    with pytest.raises(Unlawful, match="尚未发出"):
        loop.do("revise", **_draft_of(loop))


def test_a_suggestion_without_a_case_is_not_sent_and_the_drafter_never_signs(loop):
    from zhixing.court.kernel.refused import NotAllowed, Unlawful
    from zhixing.court.suggestions.queries import attached

    loop.draft(by="juzhang")
    (only,) = loop.story.read(attached, loop.row)
    loop.city.perform("suggestions.detach", only, "juzhang", reason="另案处理")
    with pytest.raises(Unlawful, match="附有具体案件"):
        loop.do("send", "juzhang")
    loop.do("attach", "juzhang", number=loop.story.case.number)
    with pytest.raises(NotAllowed, match="由起草人提请发出"):
        loop.do("send", "faguan")
    proposal = loop.do("send", "juzhang").proposal
    with pytest.raises(NotAllowed, match="分管副院长"):
        loop.city.sign(proposal, "juzhang")
    assert loop.fresh().number is None
    loop.city.sign(proposal, "fuyuanzhang")
    assert loop.fresh().number == "（2026）闽0205执建1号"


def test_only_the_officer_named_replies_and_only_senders_review(loop):
    from zhixing.court.kernel.models import Principal
    from zhixing.court.kernel.refused import NotAllowed, Unlawful
    from zhixing.court.kernel.scope import scope

    loop.draft("lian", division="filing")
    with pytest.raises(Unlawful, match="尚未发出"):
        loop.do("reply", "lian", **ACCEPTED)
    loop.send()
    with pytest.raises(NotAllowed, match="负责回函的法官"):
        loop.do("reply", "shenpan", **ACCEPTED)
    with pytest.raises(NotAllowed, match="立案庭、审判法官办理"):
        loop.do("reply", "faguan", **ACCEPTED)
    with pytest.raises(NotAllowed):
        loop.do("close", "shenpan", reasons="不需要")
    row = loop.fresh()
    with scope(row.court_path, row.court_path):  # who is named has left: anybody of the division answers
        Principal.objects.filter(pk=row.officer_id).update(active=False)
        Principal.objects.filter(name="林晓窗").update(roles=["filing_clerk", "filing_judge"])
    with pytest.raises(NotAllowed, match="负责回函的法官"):
        loop.do("reply", "shenpan", **ACCEPTED)
    loop.do("reply", "chuangkou", **ACCEPTED)
    with pytest.raises(Unlawful, match="已经回函"):
        loop.do("reply", "chuangkou", **ACCEPTED)
    with pytest.raises(NotAllowed, match="由起草人或者执行局长办理"):
        loop.do("review", "faguan2", conclusion="无")


def test_who_follows_what_on_the_board(loop):
    loop.draft()
    assert "起草中" in loop.get("faguan2", "/suggestions/")
    for name in ("shenpan", "lian", "caiwu"):
        assert "起草中）" not in loop.get(name, "/suggestions/")
    loop.send()
    number = loop.fresh().number
    for name, sees in (
        ("shenpan", True),
        ("lian", False),
        ("caiwu", False),
        ("zhongyuan", True),
        ("simingfaguan", False),
    ):
        assert (number in loop.get(name, "/suggestions/")) is sees, name
        assert ("判项不明确" in loop.get(name, f"/search?q={number}")) is sees, name
        assert loop.city.client(name).get(f"/dossiers/{loop.row.dossier_id}/").status_code == (
            404 if name == "simingfaguan" else 200
        )
    assert loop.city.client().get("/suggestions/").status_code == 302


def test_the_board_keeps_to_its_options_and_turns_pages(loop, monkeypatch):
    from zhixing.court.suggestions import queries

    for _ in range(3):
        loop.draft()
    monkeypatch.setattr(queries, "PAGE", 2)
    first = loop.get("faguan", "/suggestions/?state=nonsense&before=nonsense")
    assert first.count("起草中）") == 2
    further = first.split('<a href="?before=')[1].split('"')[0]
    second = loop.get("faguan", f"/suggestions/?before={further}")
    assert second.count("起草中）") == 1
    assert "下一页" not in second
    assert "没有符合条件的执行建议" in loop.get("faguan", "/suggestions/?defect=petition")


def test_the_files_of_reply_and_review_are_filed_with_the_act(loop):
    import io

    from zhixing.court.documents.models import Material

    def put(by, verb, **values):
        file = io.BytesIO(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
        file.name = "材料.pdf"
        values |= {"request_id": f"file-{verb}", "file.file": file}
        address = f"/do/suggestions.suggestion/{loop.row.pk}/suggestions.{verb}/"
        assert loop.city.client(by).post(address, values).status_code == 302

    loop.draft()
    loop.send()
    put("shenpan", "reply", **{"answer": "accepted", "reasons": "已经整改", "evidence-0-name": "判项写作指引"})
    loop.city.move(days=90)
    put("faguan", "review", **COUNTS)
    titles = loop.story.read(lambda: list(Material.objects.order_by("id").values_list("title", flat=True)))
    assert titles == ["第 1 次回函的整改材料", "首次评估件数的出处"]
    page = loop.page("shenpan")
    assert all(title in page for title in titles)
