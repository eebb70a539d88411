"""Approval chains: bureau head and above, the panel's three votes, the president where a presumption is overridden.

The acts here exist only while a test runs; they are done on the court's own dossier.
"""

import json

import pytest

HAICANG = "厦门市海沧区人民法院"


@pytest.fixture
def court(town):
    from zhixing.court.identity.models import Court

    return Court.objects.get(name=HAICANG)


@pytest.fixture
def define(town):
    """A function that defines an act for the length of a test; its law says what `says` holds at that moment."""
    from zhixing.court.kernel import registry
    from zhixing.court.kernel.inputs import Input, Line
    from zhixing.court.kernel.roles import Role
    from zhixing.law.core.citation import Ours
    from zhixing.law.core.determination import Determination, Force, step
    from zhixing.law.core.tables import packaged

    class Asked(Input):
        word: Line

    before, says = dict(registry._acts), {"met": True, "force": Force.MANDATORY, "found": "具备"}

    def ask(subject, data, asking):
        one = step("测试条件", says["met"], says["found"], Ours("只在测试中存在的条件"), force=says["force"])
        return Determination("test.ask", "测试", asking.on, None, (one,), tables=packaged().digest)

    def define(name, *, steps=(), **parts):
        registry.act(
            name, title="测试事项", on=court_model(), by=(Role.JUDGE,), data=Asked, ask=ask,
            approve=lambda subject, data: steps, **parts,
        )(lambda subject, data, ruling, doing: data.word)  # fmt: skip
        return says

    yield define
    registry._acts.clear()
    registry._acts.update(before)


def court_model():
    from zhixing.court.identity.models import Court

    return Court


def steps(*pairs):
    from zhixing.court.kernel.registry import Step
    from zhixing.court.kernel.roles import Role

    return tuple(Step(Role(role), title) for role, title in pairs)


def fresh(proposal):
    from zhixing.court.kernel.models import Proposal
    from zhixing.court.kernel.scope import scope

    with scope("a."):
        return Proposal.objects.get(pk=proposal.pk)


CHAIN = (("bureau_head", "执行局长"), ("vice_president", "分管副院长"), ("president", "院长"))


def test_a_chain_goes_step_by_step_through_three_more_persons(town, court, define):
    from zhixing.court.kernel.refused import NotAllowed

    define("test.chain", steps=steps(*CHAIN))
    waiting = town.perform("test.chain", court, "faguan", word="逐级").proposal
    with pytest.raises(NotAllowed, match="等待执行局长审批"):
        town.sign(waiting, "yuanzhang")
    assert fresh(town.sign(waiting, "juzhang").proposal).waits_for_role == "vice_president"
    with pytest.raises(NotAllowed, match="等待分管副院长审批"):
        town.sign(waiting, "juzhang")
    town.sign(waiting, "fuyuanzhang")
    act = town.sign(waiting, "yuanzhang").act
    signed = json.loads(act.approvals)
    assert [(s["step"], s["name"], s["agrees"]) for s in signed] == [
        ("执行局长", "王执中", True), ("分管副院长", "李分管", True), ("院长", "周院长", True)]  # fmt: skip
    assert len({s["digest"] for s in signed}) == 1
    assert act.actor_id == town.viewer("faguan").principal_id


def test_one_refusal_of_a_single_approver_ends_it_and_needs_an_opinion(town, court, define):
    from zhixing.court.kernel.refused import BadInput, NotAllowed

    define("test.refused", steps=steps(*CHAIN))
    waiting = town.perform("test.refused", court, "faguan", word="不批").proposal
    with pytest.raises(BadInput, match="请写明意见"):
        town.sign(waiting, "juzhang", agrees=False, opinion=" ")
    town.sign(waiting, "juzhang", agrees=False, opinion="理由不足")
    assert fresh(waiting).state == "rejected"
    with pytest.raises(NotAllowed, match="已经办结"):
        town.sign(waiting, "juzhang")


def test_a_panel_is_three_recorded_votes_and_two_others_agree(town, court, define):
    from zhixing.court.kernel.refused import NotAllowed
    from zhixing.court.kernel.registry import PANEL

    define("test.panel", steps=(PANEL,))
    waiting = town.perform("test.panel", court, "faguan", word="合议").proposal
    with pytest.raises(NotAllowed, match="提请人不能审批"):
        town.sign(waiting, "faguan")
    assert town.sign(waiting, "faguan2").proposal.state == "open"
    with pytest.raises(NotAllowed, match="同一人不能签署两个步骤"):
        town.sign(waiting, "faguan2")
    act = town.sign(waiting, "faguan3").act
    votes = {str(act.actor_id), *(s["signer"] for s in json.loads(act.approvals))}
    assert votes == {str(town.viewer(judge).principal_id) for judge in ("faguan", "faguan2", "faguan3")}


def test_two_refusals_outvote_the_proposer(town, court, define):
    from zhixing.court.kernel.registry import PANEL

    define("test.outvoted", steps=(PANEL,))
    waiting = town.perform("test.outvoted", court, "faguan", word="少数").proposal
    assert town.sign(waiting, "faguan2", agrees=False, opinion="不同意见").proposal.state == "open"
    town.sign(waiting, "faguan3", agrees=False, opinion="不同意见")
    assert fresh(waiting).state == "rejected"


def test_a_presumption_is_overridden_with_reasons_and_by_the_president_only(town, court, define):
    from zhixing.court.kernel.perform import perform
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.law.core.determination import Force

    says = define("test.presumed", steps=steps(CHAIN[0]), override=steps(CHAIN[2])[0])
    says |= {"met": False, "force": Force.PRESUMPTIVE, "found": "推定不具备"}
    viewer = town.viewer("faguan")
    with pytest.raises(Unlawful, match="推定不具备"):
        perform("test.presumed", court, {"word": "无理由"}, viewer, "presumed-1")
    waiting = perform("test.presumed", court, {"word": "有理由"}, viewer, "presumed-2", override="另有证据").proposal
    assert town.sign(waiting, "juzhang").proposal.waits_for_role == "president"
    act = town.sign(waiting, "yuanzhang").act
    assert act.override == "另有证据"


def test_a_mandatory_condition_yields_to_no_reasons(town, court, define):
    from zhixing.court.kernel.perform import perform
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.law.core.determination import Force

    says = define("test.mandatory", override=steps(CHAIN[2])[0])
    for met in (False, None):
        says |= {"met": met, "force": Force.MANDATORY, "found": "法定条件"}
        with pytest.raises(Unlawful, match="法定条件"):
            perform("test.mandatory", court, {"word": "x"}, town.viewer("faguan"), f"mandatory-{met}", override="理由")


def test_changed_facts_bring_the_chain_back_to_its_first_step(town, court, define):
    from zhixing.court.kernel.approvals import SignaturesFell

    says = define("test.changed", steps=steps(*CHAIN))
    waiting = town.perform("test.changed", court, "faguan", word="事实").proposal
    town.sign(waiting, "juzhang")
    says["found"] = "具备，但事实已不同"
    with pytest.raises(SignaturesFell):
        town.sign(waiting, "fuyuanzhang")
    anew = fresh(waiting)
    assert (anew.step, anew.round, anew.waits_for_role) == (0, 2, "bureau_head")
    assert "事实已不同" in anew.determination
    assert "事实已不同" not in anew.previous_determination
    for username in ("juzhang", "fuyuanzhang"):
        town.sign(waiting, username)
    assert len(json.loads(town.sign(waiting, "yuanzhang").act.approvals)) == 3


def test_what_became_unlawful_is_not_signed(town, court, define):
    from zhixing.court.kernel.refused import Unlawful

    says = define("test.unlawful", steps=steps(*CHAIN))
    waiting = town.perform("test.unlawful", court, "faguan", word="后来违法").proposal
    says |= {"met": False, "found": "已不具备"}
    with pytest.raises(Unlawful, match="已不具备"):
        town.sign(waiting, "juzhang")
    assert fresh(waiting).state == "open"


def test_a_digest_read_before_the_change_signs_nothing(town, court, define):
    from zhixing.court.kernel.approvals import SignaturesFell, sign
    from zhixing.court.kernel.refused import Conflict

    says = define("test.stale", steps=steps(*CHAIN))
    waiting = town.perform("test.stale", court, "faguan", word="旧摘要").proposal
    read = fresh(waiting).digest
    says["found"] = "另一事实"
    with pytest.raises(SignaturesFell):
        town.sign(waiting, "juzhang")
    with pytest.raises(Conflict, match="已经更新"):
        sign(fresh(waiting), town.viewer("juzhang"), agrees=True, opinion="", digest=read)


def test_only_the_proposer_takes_a_proposal_back(town, court, define):
    from zhixing.court.kernel.approvals import withdraw
    from zhixing.court.kernel.refused import NotAllowed

    define("test.withdrawn", steps=steps(*CHAIN))
    waiting = town.perform("test.withdrawn", court, "faguan", word="撤回").proposal
    with pytest.raises(NotAllowed):
        withdraw(fresh(waiting), town.viewer("faguan2"))
    withdraw(fresh(waiting), town.viewer("faguan"))
    assert fresh(waiting).state == "withdrawn"


def test_a_proposer_who_lost_the_post_gets_nothing_executed(town, court, define):
    from zhixing.court.kernel.models import Principal
    from zhixing.court.kernel.refused import NotAllowed
    from zhixing.court.kernel.scope import scope

    define("test.lost", steps=steps(CHAIN[0]))
    waiting = town.perform("test.lost", court, "faguan3", word="离任").proposal
    with scope(court.path, court.path):
        Principal.objects.filter(pk=town.viewer("faguan3").principal_id).update(roles=["clerk"])
    try:
        with pytest.raises(NotAllowed, match="由执行法官办理"):
            town.sign(waiting, "juzhang")
    finally:
        with scope(court.path, court.path):
            Principal.objects.filter(pk=waiting.proposer_id).update(roles=["judge"])
