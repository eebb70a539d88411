"""Whatever happens in whatever order, told twice or cut off midway: nothing is paid while a line of the gate is open,
nothing is paid twice, and no surplus stays frozen past the day of the deduction."""

import contextlib
import itertools
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhixing.court.preservation.tests.conftest import CREDITOR_HEAD, DEBTOR_HEAD, Preserved, morning, person
from zhixing.court.property.tests.story import court

EVENTS = (
    "check", "rule", "order", "deducted", "deducted_cut", "released", "arrive", "arrive_again", "pay", "paid",
    "rival", "clear", "sue", "certify", "hour",
)  # fmt: skip
CUT = " cut"
"""Ends the name of an event during which the connection is lost when all is written and the record not yet closed."""

USUAL = ("check", "rule", "order", "deducted", "released", "arrive", "pay", "paid", "certify")
_serials = itertools.count(100)
REACHED: set[str] = set()


def begin(city: Any) -> Preserved:
    """A suit of its own debtor and account, with a request for a deduction."""
    from zhixing.court.demo.people import company

    n = next(_serials)
    morning(city)
    done = city.perform(
        "preservation.register_matter", court(), "chuangkou", kind="民初", number=f"（2026）闽0205民初{n}号",
        cause="买卖合同纠纷", judge=str(city.viewer("shenpan").principal_id),
        applicants=[person((f"甲{n}公司", company(n)), "示例路1号", representative=CREDITOR_HEAD)],
        respondents=[person((f"乙{n}公司", company(n + 5000)), "虚构街2号", representative=DEBTOR_HEAD)],
    )  # fmt: skip
    told = Preserved(city, None)
    told.suit = told.read(told._of, done.act.dossier_id)
    told.account = f"62170001{n:011d}"
    told.debtor = (f"乙{n}公司", company(n + 5000))
    told.preserve()
    told.freeze(number=told.account)
    told.mediate()
    city.move(minutes=5)
    told.request()
    return told


class Run:
    """One history: its events, and what must never be."""

    def __init__(self, told: Preserved, monkeypatch: Any):
        self.told, self.monkeypatch = told, monkeypatch
        self.asked: Any = None
        self.payout: Any = None
        self.rivals = False
        self.losses: set[str] = set()

    def happen(self, event: str) -> None:
        """Let it happen if it may; a refusal changes nothing."""
        from zhixing.court.kernel.refused import Refused

        before = len(self.payouts())
        with contextlib.suppress(Refused):
            self.cut(event.removesuffix(CUT)) if event.endswith(CUT) else getattr(self, event)()
        if self.rivals:
            assert len(self.payouts()) == before, "money left while somebody else claims it"
        self.check_all()

    def cut(self, event: str) -> None:
        """The connection is lost in every act of an event, after its body and before its link in the chain: nothing of
        it is so afterwards."""
        from zhixing.court.kernel import chain

        def lost(*args: Any, **named: Any) -> Any:
            self.losses.add(event)
            raise ConnectionError("cut before the record is closed")

        before = self.stand()
        with self.monkeypatch.context() as patched, contextlib.suppress(ConnectionError):
            patched.setattr(chain, "link", lost)
            getattr(self, event)()
        assert self.stand() == before

    def stand(self) -> Any:
        """What the deduction and its money are."""
        row = self.told.row("Deduction")
        money = [(p.pk, p.state) for p in self.payouts()]
        return row.state, row.money, row.surplus, row.held, row.deducted_on, row.released_on, money

    def payouts(self) -> list[Any]:
        from zhixing.court.funds.models import PayoutOrder

        rows = PayoutOrder.objects.filter(case=self.told.suit).exclude(state="returned")
        return self.told.read(lambda: list(rows))

    def check_all(self) -> None:
        """The three promises."""
        row = self.told.row("Deduction")
        releases = self.told.story(self.told.suit).sent("ReleaseOrder")
        assert len(releases) <= 1
        if row.deducted_on:
            assert row.left_fen == 115_000_00
            assert row.released_on == row.deducted_on
            assert len(releases) == 1
        assert sum(p.fen for p in self.payouts()) <= 75_000_00
        if self.payouts():
            assert row.money != "none"
        if row.state == "certified":
            assert [p.state for p in self.payouts()] == ["paid"]

    # what can happen

    def check(self) -> None:
        self.told.check()

    def rule(self) -> None:
        self.told.rule()

    def order(self) -> None:
        self.asked = self.told.order()

    def deducted(self) -> None:
        if self.asked is not None:
            self.told.deducted(self.asked)

    def deducted_cut(self) -> None:
        """The connection is cut before the release is ordered; the bank's word is taken again later."""
        if self.asked is None:
            return
        from zhixing.court.preservation.acts import taken

        def cut(*args: Any, **named: Any) -> Any:
            raise ConnectionError("cut before the release of the surplus")

        with self.monkeypatch.context() as patched:
            patched.setattr(taken, "order_release", cut)
            first = not self.told.row("Deduction").deducted_on
            with pytest.raises(ConnectionError) if first else contextlib.nullcontext():
                self.told.deducted(self.asked)
        assert bool(self.told.row("Deduction").released_on) == bool(self.told.row("Deduction").deducted_on)

    def released(self) -> None:
        if self.told.story(self.told.suit).sent("ReleaseOrder"):
            self.told.released()

    def arrive(self) -> None:
        if self.asked is not None:
            self.told.arrive()

    arrive_again = arrive

    def pay(self) -> None:
        self.payout = self.told.pay()

    def paid(self) -> None:
        if self.payout is not None:
            self.told.paid(self.payout)

    def rival(self) -> None:
        by = "shenpan"
        self.told.city.perform("preservation.stop_deduction", self.told.row("Deduction"), by, reason="有人主张权利")
        self.rivals = True

    def clear(self) -> None:
        self.told.panel("clear_rival", record="合议笔录 H")
        self.rivals = self.sued if hasattr(self, "sued") else False

    def sue(self) -> None:
        """Another creditor sues the same debtor: the search finds it whether or not anybody tells."""
        from zhixing.court.demo.people import company

        n = next(_serials)
        self.told.city.perform(
            "preservation.register_matter", court(), "chuangkou", kind="民初", number=f"（2026）闽0205民初{n}号",
            cause="民间借贷纠纷", judge=str(self.told.city.viewer("shenpan").principal_id),
            applicants=[person((f"丙{n}公司", company(n)), "样板路3号")],
            respondents=[person(self.told.debtor, "虚构街2号")],
        )  # fmt: skip
        self.sued = self.rivals = True

    def certify(self) -> None:
        self.told.city.perform("preservation.certify", self.told.row("Deduction"), "shenpan")

    def hour(self) -> None:
        self.told.city.move(minutes=61)


ANY = st.sampled_from((*EVENTS, *(event + CUT for event in USUAL)))
HISTORIES = st.lists(ANY, max_size=6).flatmap(
    lambda extra: st.permutations(extra).map(lambda mixed: _woven(USUAL, mixed))
)


def _woven(usual: tuple[str, ...], extra: list[str]) -> list[str]:
    """The usual course with other events strewn in, each after a place that its own name draws."""
    out, rest = [], list(extra)
    for i, event in enumerate(usual):
        out.append(event)
        while rest and len(rest[0]) % len(usual) <= i:
            out.append(rest.pop(0))
    return [*out, *rest]


@settings(
    max_examples=10, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(history=st.one_of(HISTORIES, st.lists(ANY, min_size=6, max_size=14)))
def test_no_history_pays_too_early_or_twice_or_keeps_the_surplus(city, monkeypatch, history):
    run = Run(begin(city), monkeypatch)
    for event in history:
        run.happen(event)
    REACHED.update({run.told.row("Deduction").state, *(p.state for p in run.payouts())})


def test_the_histories_reach_far_enough_to_mean_something():
    assert {"deducted", "paid"} <= REACHED or "certified" in REACHED
    assert "halted" in REACHED


def test_cut_off_before_the_release_and_taken_again(city, monkeypatch):
    run = Run(begin(city), monkeypatch)
    for event in ("check", "rule", "order", "deducted_cut"):
        run.happen(event)
    assert run.told.row("Deduction").deducted_on is None
    assert run.told.seizure().limit_fen == 190_000_00
    run.happen("deducted")
    row = run.told.row("Deduction")
    assert row.released_on == row.deducted_on
    assert timedelta(0) <= run.told.today() - row.deducted_on


def test_every_step_is_cut_off_before_its_record_and_done_again(city, monkeypatch):
    run = Run(begin(city), monkeypatch)
    for event in USUAL:
        run.happen(event + CUT)
        run.happen(event)
    assert run.losses == set(USUAL)
    assert run.told.row("Deduction").state == "certified"
    assert [(p.fen, p.state) for p in run.payouts()] == [(75_000_00, "paid")]
