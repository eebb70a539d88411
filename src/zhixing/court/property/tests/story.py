"""A filed case with a bank that answers: what tests of property and seizures tell their examples with."""

import copy
import itertools
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

JUDGE = "faguan"
ACCOUNT = "6217000100000000018"
_serials = itertools.count(1)


def court() -> Any:
    from zhixing.court.identity.models import Court

    return Court.objects.get(name="厦门市海沧区人民法院")


@dataclass
class Story:
    """One case of judge 张守正 at 海沧, and the demo bank ICBX."""

    city: Any
    case: Any

    def read(self, ask: Any, *args: Any) -> Any:
        """Read as the court does."""
        from zhixing.court.kernel.scope import scope

        with scope("a."):
            return ask(*args)

    def fresh(self, row: Any) -> Any:
        """A row as it stands now."""
        return self.read(lambda: type(row)._default_manager.get(pk=row.pk))

    def do(self, act: str, subject: Any = None, by: str = JUDGE, **values: Any) -> Any:
        """Do an act as an officer, on the case unless told otherwise."""
        return self.city.perform(act, subject or self.case, by, **values)

    def page(self, query: str = "", by: str = JUDGE) -> str:
        """The case's page as an officer's browser gets it."""
        from django.urls import reverse

        address = reverse("kernel:dossier", args=[self.case.dossier_id]) + query
        answer = self.city.client(by).get(address, HTTP_HOST="127.0.0.1")
        assert answer.status_code == 200, answer.content[:500]
        return str(answer.content.decode())

    def debtor(self) -> Any:
        from zhixing.court.cases.queries import debtors

        return self.read(debtors, self.case)[0]

    def bank(self, code: str = "ICBX") -> Any:
        from zhixing.court.gateways.acts import open_channel

        return open_channel(code, {"ICBX": "演示工商银行", "CCBX": "演示建设银行"}[code], demo=True)

    def sent(self, kind: str) -> list[Any]:
        """The messages of this kind that the case has put into the outbox, oldest first."""
        from zhixing.court.gateways.models import OutMessage
        from zhixing.court.kernel.secrets import decrypt
        from zhixing.messages import read

        rows = self.read(lambda: list(OutMessage.objects.filter(dossier=self.case.dossier, kind=kind).order_by("id")))
        return [read(decrypt(r.sealed).encode()) for r in rows]

    def tell(self, message: Any) -> Any:
        """Let the bank deliver a message; the inbox row, whose state says whether it was taken."""
        from zhixing.court.gateways.inbox import receive, take
        from zhixing.court.gateways.models import InMessage

        bank = self.bank(message.sender)
        receive(bank, message.to_xml())
        row = InMessage.objects.get(bank=bank, message_id=message.message_id)
        take(row.pk)
        row.refresh_from_db()
        return row

    def head(self, asked: Any, minutes: int = 1) -> dict[str, Any]:
        """Header of a bank's message about one of ours, some minutes after it."""
        return {
            "message_id": f"B-{next(_serials):06d}", "sender": asked.receiver, "receiver": asked.sender,
            "created_at": asked.created_at + timedelta(minutes=minutes),
        }  # fmt: skip

    def accounts(self, asked: Any, *accounts: Any) -> Any:
        """The bank's answer to an inquiry with these accounts."""
        from zhixing.messages import InquiryResponse, Missing, ResponseStatus, Return

        (kind,) = asked.answer_kinds
        found = Return(answer_kind=kind, accounts=accounts, missing=None if accounts else Missing.NOT_FOUND)
        return InquiryResponse(
            **self.head(asked), in_reply_to=asked.message_id, response_id=f"R-{next(_serials)}",
            investigation_id=asked.investigation_id, customer=asked.customer, answer_kinds=asked.answer_kinds,
            status=ResponseStatus.COMPLETE if accounts else ResponseStatus.NOTHING, returns=(found,),
        )  # fmt: skip

    def find(self, fen: int = 60_000_00, number: str = ACCOUNT, kind: str = "personal", **more: Any) -> Any:
        """Ask ICBX and let it report one account; the account's row."""
        from zhixing.court.property.queries import findings

        self.do("property.inquire", bank=str(self.bank().pk), participant=str(self.debtor().pk))
        row = self.tell(self.accounts(self.sent("InquiryOpening")[-1], account(fen, number, kind, **more)))
        assert row.state == "taken", row.reason
        masked = f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"
        return next(f.account for f in self.read(findings, self.case) if f.account.number_masked == masked)


def account(fen: int, number: str = ACCOUNT, kind: str = "personal", **more: Any) -> Any:
    """An account as a bank reports it."""
    from zhixing.messages import Account, AccountKind, AccountStatus

    told = {"status": AccountStatus.NORMAL, "available_fen": fen, **more}
    return Account(number=number, kind=AccountKind(kind), branch="演示工商银行海沧支行", balance_fen=fen, **told)


def file(city: Any, application: str = "LOAN", **changes: Any) -> Story:
    """File a demo application, confirm the creditors' accounts, assign judge 张守正, open the case's own account."""
    from zhixing.court.cases.queries import creditors, of_dossier
    from zhixing.court.demo import applications
    from zhixing.court.kernel.scope import scope

    body = {**copy.deepcopy(getattr(applications, application)), **changes}
    done = city.perform("claims.register_application", court(), "chuangkou", **body)
    with scope(court().path):
        case = of_dossier(done.act.dossier_id)
        confirmed = [_payee(p) for p in creditors(case)]
    yes = dict.fromkeys(("effective", "right_holder", "definite", "unperformed", "jurisdiction"), "yes")
    city.perform("cases.accept", case, "lian", accounts=confirmed, **yes)
    city.perform("cases.assign", case, "juzhang", handler=str(city.viewer(JUDGE).principal_id))
    city.perform("funds.open_case_account", case, "caiwu")
    with scope(court().path):
        return Story(city, of_dossier(done.act.dossier_id))


def _payee(participant: Any) -> dict[str, Any]:
    return {
        "participant": str(participant.pk), "holder": participant.party.name, "bank_code": "ICBX",
        "bank_name": "演示工商银行", "number": "6222000100000023456",
    }  # fmt: skip


def fixed(city: Any, yuan: str = "58000.00", number: str = "（2026）闽0205民初568号") -> Story:
    """A case on a fixed sum without ordinary interest."""
    return file(city, items=[{"name": "货款", "kind": "principal", "amount": yuan}], number=number)
