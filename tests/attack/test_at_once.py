"""Two at once: one waits and sees what the other did, or is refused; never both on stale facts."""

from concurrent.futures import ThreadPoolExecutor

import pytest

ANSWERS = dict.fromkeys(("effective", "right_holder", "definite", "unperformed", "jurisdiction"), "yes")


@pytest.fixture(scope="module")
def story(town):
    from zhixing.court.property.tests.story import fixed

    return fixed(town)


def at_once(*doings):
    """Do all of it at the same time, each on a connection of its own; what each gave or raised, in order."""
    from django.db import connections

    def one(doing):
        try:
            return doing()
        except Exception as trouble:
            return trouble
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(doings)) as pool:
        return list(pool.map(one, doings))


def test_of_two_payments_that_fit_only_one_at_a_time_one_is_refused(town, story):
    from zhixing.court.claims.models import Payment
    from zhixing.court.kernel.refused import Unlawful

    def pay(by, reference):
        return lambda: story.do("claims.register_payment", by=by, paid_on="2026-11-20", amount="40000.00",
                                how="voluntary", reference=reference)  # fmt: skip

    answers = at_once(pay("faguan", "收条甲"), pay("caiwu", "收条乙"))
    (refused,) = [a for a in answers if isinstance(a, Exception)]
    assert isinstance(refused, Unlawful)
    assert "不超过履行日未履行的数额" in str(refused)
    assert story.read(lambda: Payment.objects.filter(case=story.case).count()) == 1


def test_one_request_sent_twice_at_the_same_moment_is_one_act(town, story):
    from zhixing.court.kernel.models import Act

    def send():
        done = town.perform("claims.register_payment", story.case, "faguan", "the-same-request", paid_on="2026-11-21",
                            amount="1.00", how="voluntary", reference="收条丙")  # fmt: skip
        return done.act.pk

    first, second, third = at_once(send, send, send)
    assert first == second == third
    assert story.read(lambda: Act.objects.filter(dossier=story.case.dossier, input__contains="收条丙").count()) == 1


def test_two_signatures_at_once_execute_once(town, story):
    from zhixing.court.claims.models import Payment
    from zhixing.court.kernel.models import Act

    story.do("claims.register_payment", paid_on="2026-11-22", amount="2.00", how="voluntary", reference="收条丁")
    payment = story.read(lambda: Payment.objects.get(case=story.case, reference="收条丁"))
    waiting = story.do("claims.take_back_payment", payment, reason="登记错误").proposal
    at_once(*[lambda: town.sign(waiting, "juzhang")] * 3)
    assert story.read(lambda: Act.objects.filter(subject_id=payment.pk).count()) == 1


@pytest.fixture
def judges(city):
    """Five filing judges: one officer's acts follow each other anyway."""
    from zhixing.court.identity.posts import appoint
    from zhixing.court.kernel.roles import Role
    from zhixing.court.property.tests.story import court

    names = [f"lian{i}" for i in range(5)]
    for name in names:
        appoint(court(), name, f"立案{name[-1]}", [Role.FILING_JUDGE], password_hash="none", demo=True)
    return names


def test_five_judges_numbering_twenty_applications_at_once_leave_no_gap(city, judges):
    from zhixing.court.cases.models import Case
    from zhixing.court.kernel.scope import scope

    filed = [file(city, i, judges) for i in range(20)]
    results = at_once(*[lambda c=case, b=body, by=judges[i % 5]: city.perform("cases.accept", c, by, **b)
                        for i, (case, body) in enumerate(filed)])  # fmt: skip
    assert [r for r in results if isinstance(r, Exception)] == []
    with scope("a."):
        assert sorted(Case.objects.values_list("serial", flat=True)) == list(range(1, 21))
        numbers = set(Case.objects.values_list("number", flat=True))
    assert numbers == {f"（2026）闽0205执{i}号" for i in range(1, 21)}


def test_twenty_applications_registered_at_once_are_twenty_dossiers_with_whole_chains(city, judges):
    from zhixing.court.kernel.audit import audit
    from zhixing.court.kernel.models import Dossier
    from zhixing.court.kernel.scope import scope

    results = at_once(*[lambda i=i: file(city, i, judges) for i in range(20)])
    assert [r for r in results if isinstance(r, Exception)] == []
    with scope("a."):
        titles = set(Dossier.objects.filter(kind="cases.case").values_list("title", flat=True))
    assert titles == {f"收案登记（2026）{i}号" for i in range(1, 21)}
    assert list(audit()) == []


def file(city, i, judges):
    """Register an application on a judgment of its own; the case, and how it is accepted."""
    import copy

    from zhixing.court.cases.queries import creditors, of_dossier
    from zhixing.court.demo.applications import LOAN
    from zhixing.court.kernel.scope import scope
    from zhixing.court.property.tests.story import court

    body = {**copy.deepcopy(LOAN), "number": f"（2026）闽0205民初{1000 + i}号"}
    done = city.perform("claims.register_application", court(), judges[i % 5], **body)
    with scope("a."):
        case = of_dossier(done.act.dossier_id)
        accounts = [
            {"participant": str(p.pk), "holder": p.party.name, "bank_code": "ICBX", "bank_name": "演示工商银行",
             "number": "6222000100000023456"} for p in creditors(case)
        ]  # fmt: skip
    return case, {**ANSWERS, "accounts": accounts}
