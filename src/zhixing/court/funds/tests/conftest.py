"""A filed case with a handler, its own account and confirmed payee accounts, made by the acts that make one."""

import copy
from dataclasses import dataclass
from typing import Any

import pytest

PATH_OF = "厦门市海沧区人民法院"
CREDITOR_ACCOUNT = "6222000100000023456"


@dataclass
class Filed:
    """One case and what a test asks of it."""

    city: Any
    case: Any

    def fresh(self) -> Any:
        """The case as it stands now."""
        from zhixing.court.cases.models import Case
        from zhixing.court.kernel.scope import scope

        with scope(self.case.court_path):
            return Case.objects.select_related("dossier", "court", "handler").get(pk=self.case.pk)

    def read(self, ask: Any, *args: Any) -> Any:
        """A query, as a page of the court would ask it."""
        from zhixing.court.kernel.scope import scope

        with scope(self.case.court_path):
            return ask(*args)

    def book(self) -> Any:
        """The court's fund book."""
        from zhixing.court.funds.models import FundBook

        return self.read(lambda: FundBook.objects.select_related("bank", "dossier").get(court=self.case.court))

    def bank(self) -> Any:
        """The escrow's bank as whoever acts."""
        from zhixing.court.gateways.inbox import bank_viewer
        from zhixing.court.kernel.scope import scope

        with scope(self.case.court_path, self.case.court_path):
            return bank_viewer(self.book().bank, self.case.court_path)


def _court() -> Any:
    from zhixing.court.identity.models import Court

    return Court.objects.get(name=PATH_OF)


@pytest.fixture
def file_case(city: Any) -> Any:
    """A function that files one of the demo applications (creditor's account confirmed, judge 张守正 assigned)."""

    def file(application: str = "FIXED", *, account: bool = True, **changes: Any) -> Filed:
        from zhixing.court.cases.models import Case
        from zhixing.court.kernel.scope import scope

        body = {**copy.deepcopy(_application(application)), **changes}
        done = city.perform("claims.register_application", _court(), "chuangkou", **body)
        with scope(_court().path):
            case = Case.objects.select_related("dossier", "court").get(dossier_id=done.act.dossier_id)
            creditors = [p for p in case.participants.select_related("party") if p.role == "creditor"]
        accounts = [
            {
                "participant": str(p.pk), "holder": p.party.name, "bank_code": "ICBX", "bank_name": "演示工商银行",
                "number": f"{int(CREDITOR_ACCOUNT) + i}",
            }
            for i, p in enumerate(creditors)
        ]  # fmt: skip
        yes = dict.fromkeys(("effective", "right_holder", "definite", "unperformed", "jurisdiction"), "yes")
        city.perform("cases.accept", case, "lian", accounts=accounts, **yes)
        judge = city.viewer("faguan").principal_id
        city.perform("cases.assign", case, "juzhang", handler=str(judge))
        if account:
            city.perform("funds.open_case_account", case, "caiwu")
        filed = Filed(city, case)
        filed.case = filed.fresh()
        return filed

    return file


def _application(name: str) -> Any:
    from zhixing.court.demo import applications

    if name != "FIXED":
        return getattr(applications, name)
    body = copy.deepcopy(applications.LOAN)
    body["items"] = [{"name": "货款", "kind": "principal", "amount": "58000.00"}]
    body["number"] = "（2026）闽0205民初568号"
    return body
