"""The court under load: acts against their SQL, the case page among many cases, acts a second. `python bench/court.py`."""

import sys
import tempfile
from pathlib import Path

from courtroom import acting, replay
from courtroom.city import FEW, REPLAY, TEMPLATE, City, started
from figures import Figure, main, say


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="zx-bench-") as folder, started(Path(folder)) as city:
        say(f"{city.version()}")
        return acts(city)


def acts(city: City) -> list[Figure]:
    city.use(TEMPLATE)
    matters = [acting.file(accounts=1) for _ in range(8)]
    for m in matters:
        acting.fund(m)
    say("made")
    city.clone(TEMPLATE, FEW, REPLAY)
    proposals = {}
    def propose(m):
        proposals[m.case.pk] = acting.payout(m)
    works = {
        "冻结存款": [lambda m=m: acting.freeze(m, m.accounts[0]) for m in matters],
        "登记履行": [lambda m=m: acting.do("claims.register_payment", m.case, paid_on=m.case.filed_on, amount="100.00", reference="x") for m in matters],
        "发放案款：提请": [lambda m=m: propose(m) for m in matters],
        "发放案款：案款管理员审核": [lambda m=m: acting.sign(proposals[m.case.pk].pk, "ankuan") for m in matters],
        "发放案款：执行局长审批": [lambda m=m: acting.sign(proposals[m.case.pk].pk, "juzhang") for m in matters],
        "发放案款：财务发放": [lambda m=m: acting.sign(proposals[m.case.pk].pk, "caiwu") for m in matters],
    }
    return replay.compare(city, FEW, REPLAY, works)


if __name__ == "__main__":
    sys.exit(main(measure))
