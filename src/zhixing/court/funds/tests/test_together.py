"""At the same moment: two releases of the same money, one notice told twice; and any run of acts keeps the book sound."""

import random
from threading import Barrier, Thread


def together(*works):
    """Run all at once, each on its own connection; what each returned or raised."""
    from django.db import connection

    gate, found = Barrier(len(works)), {}

    def run(number, work):
        gate.wait()
        try:
            found[number] = work()
        except Exception as trouble:
            found[number] = trouble
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [found[n] for n in range(len(works))]


def test_two_releases_of_the_same_money_at_once(money, city):
    from zhixing.court.kernel.perform import Done
    from zhixing.court.kernel.refused import Unlawful

    money.deducted()
    money.arrived(quotes="D-1")
    proposals = [money.propose("58000.00").proposal for _ in range(2)]
    for proposal in proposals:
        for who in ("ankuan", "juzhang"):
            city.sign(proposal, who)
    ends = together(
        *(lambda p=p, who=who: city.sign(p, who) for p, who in zip(proposals, ("caiwu", "caiwu2"), strict=True))
    )
    assert {type(e) for e in ends} == {Done, Unlawful}
    assert money.balances() == (0, 200_000, 0, 5_800_000, 0)


def test_one_notice_told_twice_at_once(money):
    money.deducted()
    book, bank = money.filed.book(), money.filed.bank()
    values = {"reference": "L-1", "amount": "60000.00", "arrived_on": money.day, "quotes": "D-1"}

    def tell(request):
        from zhixing.court.kernel.perform import perform

        return perform("funds.receive", book, values, bank, request)

    ends = together(lambda: tell("m-1"), lambda: tell("m-2"))
    assert sum("不重复记账" in e.act.summary for e in ends) == 1
    assert money.balances() == (0, 6_000_000, 0, 0, 0)


class Drawn:
    """Acts drawn at random, lawful or not."""

    def __init__(self, money, seed):
        self.money, self.draw, self.came, self.orders = money, random.Random(seed), 0, []

    def yuan(self, most):
        fen = self.draw.randrange(1, most)
        return fen, f"{fen // 100}.{fen % 100:02d}"

    def receive(self):
        fen, yuan = self.yuan(3_000_000)
        self.money.arrived(yuan, f"L-{self.money.lines}")
        self.came += fen

    def claim(self):
        from zhixing.court.funds.models import BankLine

        rows = BankLine.objects.select_related("book__bank", "book__dossier")
        lines = self.money.filed.read(lambda: list(rows))
        part = {"amount": self.yuan(900_000)[1]} if self.draw.random() < 0.5 else {}
        if lines:
            line, number = self.draw.choice(lines), self.money.case.number
            self.money.city.perform("funds.identify", line, "ankuan", case_number=number, **part)

    def pay(self):
        self.orders.append(self.money.order(self.money.pay(self.yuan(900_000)[1])))

    def answer(self):
        if self.orders:
            outcome = self.draw.choice(("paid", "rejected"))
            self.money.confirmed(self.draw.choice(self.orders), outcome=outcome, reason="账户不存在")

    def run(self, count):
        """Returns how many were lawful."""
        from zhixing.court.kernel.refused import Refused

        done = 0
        for _ in range(count):
            try:
                self.draw.choice((self.receive, self.claim, self.claim, self.pay, self.answer))()
            except Refused:
                continue
            done += 1
        return done


def test_any_run_of_acts_keeps_every_invariant(money):
    """The book stays sound, and no fen appears or disappears."""
    from zhixing.court.funds.facts.ledger import whole_book
    from zhixing.court.funds.models import PayoutOrder
    from zhixing.ledger.accounts import BANK
    from zhixing.ledger.invariants import broken

    drawn = Drawn(money, 20261124)
    assert drawn.run(30) > 12
    book = money.filed.read(whole_book, money.filed.book(), money.day)
    gone = money.filed.read(lambda: sum(o.fen for o in PayoutOrder.objects.filter(state="paid")))
    assert broken(book) == []
    assert gone > 0
    assert book.balance(BANK) == drawn.came - gone
