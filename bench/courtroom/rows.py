"""The rows of a loaded case, as eight acts leave them: chained and sealed like any other, with short determinations."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from courtroom.pattern import hole

Row = tuple[str, dict[str, Any]]

FIRST_DAY = date(2026, 3, 2)
ACTS = (
    ("claims.register_application", "identity.court", "林示范申请执行陈演示，民间借贷纠纷，申请标的 58,000.00 元"),
    ("cases.accept", "cases.case", "立案"),
    ("cases.assign", "cases.case", "承办 张守正"),
    ("cases.notify", "cases.case", "履行期间 10 日；共 1 名被执行人"),
    ("cases.record_service", "cases.case", "直接送达"),
    ("property.inquire", "cases.case", "1 家银行，1 名被执行人"),
    ("seizures.freeze", "cases.case", "演示工商银行　限额 30,000.00 元"),
    ("claims.register_payment", "cases.case", "被执行人直接付给申请执行人 1,000.00 元"),
)
"""Name, kind of subject, summary."""
MADE_IDS = ("dossier", "case", "creditor", "debtor", "they", "we", "inquiry", "account")
PATH = {"court_path": hole("path")}


@dataclass(frozen=True)
class Shared:
    """What all loaded cases have in common: a debt as stored, the bank, titles of acts, what the law answered."""

    debt: str
    bank_id: str
    titles: dict[str, str]
    determination: str
    tables_digest: str
    version: str


class Case:
    """The rows of one shape of case: filed on a day, otherwise like the others."""

    def __init__(self, day: date, shared: Shared) -> None:
        """Holes are filled later: serial, path, court, code, judge, and the ids named in `ids`."""
        self.day, self.shared = day, shared
        self.at = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
        self.ids: list[str] = list(MADE_IDS)
        self.canonical: list[str] = []

    def new_id(self) -> str:
        """A hole for a fresh id."""
        self.ids.append(f"id{len(self.ids)}")
        return hole(self.ids[-1])

    def rows(self) -> Iterator[Row]:
        """Every row with its model label."""
        yield from self._dossier_and_acts()
        yield from self._people()
        yield from self._claim()
        yield from self._limits_and_papers()
        yield from self._property()

    def _dossier_and_acts(self) -> Iterator[Row]:
        from zhixing.court.kernel.canonical import canonical
        from zhixing.court.kernel.chain import GENESIS

        previous = GENESIS
        for place, act in enumerate(self._acts(), 1):
            text = canonical({**act, "known_at": act["known_at"].timestamp().hex()})
            self.canonical.append(text)
            mac = hole(f"mac{place}")
            yield "kernel.Act", act
            yield "kernel.ChainLink", {
                "id": self.new_id(), **PATH, "dossier_id": hole("dossier"), "seq": place, "act_id": act["id"],
                "previous": previous, "canonical": text, "mac": mac,
            }  # fmt: skip
            yield "kernel.Request", {
                "id": self.new_id(), **PATH, "principal_id": hole("judge"), "request_id": f"load-{hole('serial')}-{place}",
                "digest": mac, "act_id": act["id"],
            }  # fmt: skip
            previous = mac
        yield "kernel.Dossier", {
            "id": hole("dossier"), **PATH, "kind": "cases.case", "title": f"收案登记（2026）{hole('serial')}号",
            "opened_at": self.at, "chain_length": len(ACTS), "chain_head": previous,
        }  # fmt: skip

    def _acts(self) -> Iterator[dict[str, Any]]:
        for place, (name, kind, summary) in enumerate(ACTS, 1):
            on = self.day + timedelta(days=3 * place)
            self.ids.append(f"act{place}")
            yield {
                "id": hole(f"act{place}"), **PATH, "name": name, "title": self.shared.titles[name],
                "dossier_id": hole("dossier"), "subject_kind": kind, "subject_id": hole("case"),
                "actor_id": hole("judge"), "effective_on": on,
                "known_at": datetime(on.year, on.month, on.day, 2, place, tzinfo=UTC),
                "input": '{"serial":' + hole("serial") + "}", "determination": self.shared.determination,
                "approvals": "[]", "override": "", "summary": summary, "law_version": self.shared.version,
                "tables_digest": self.shared.tables_digest, "caused_by_id": None,
            }  # fmt: skip

    def _people(self) -> Iterator[Row]:
        for ordinal, (role, name, key) in enumerate((("creditor", "林某", "they"), ("debtor", "陈某", "we"))):
            yield "parties.Party", {
                "id": hole(role), "kind": "natural", "name": name + hole("serial"), "grams": [name],
                "document": "id_card", "number_hash": f"load:{role}:{hole('serial')}", "number_sealed": "x" * 60,
                "number_masked": "350203********0000", "demo": True,
            }  # fmt: skip
            yield "cases.Participant", {
                "id": hole(key), **PATH, "case_id": hole("case"), "party_id": hole(role), "role": role,
                "ordinal": ordinal, "address": "厦门市海沧区示例路1号",
            }  # fmt: skip

    def _of_case(self) -> dict[str, Any]:
        return {"id": self.new_id(), **PATH, "case_id": hole("case")}

    def _claim(self) -> Iterator[Row]:
        serial, day = hole("serial"), self.day
        yield "cases.Case", {
            "id": hole("case"), **PATH, "dossier_id": hole("dossier"), "court_id": hole("court"), "stage": "filed",
            "cause": "民间借贷纠纷", "applied_on": day, "type_code": "执", "year": 2026, "serial": serial,
            "number": f"（2026）{hole('code')}执{serial}号", "filed_on": day, "handler_id": hole("judge"),
            "noticed_on": day,
        }  # fmt: skip
        yield "claims.Instrument", {
            **self._of_case(), "kind": "judgment", "number": f"（2026）{hole('code')}民初{serial}号",
            "made_by": "演示法院", "made_on": day, "effective_on": day, "effective_proof": "生效证明书",
            "operative_part": "一、给付货款。",
        }  # fmt: skip
        yield "claims.Claim", {**self._of_case(), "debt": self.shared.debt, "claimed_fen": 58_000_00}
        yield "claims.Obligation", {
            **self._of_case(), "name": "货款", "amount_fen": 58_000_00, "key": f"load:{serial}",
        }  # fmt: skip
        yield "claims.Payment", {
            **self._of_case(), "on": day, "fen": 1_000_00, "how": "voluntary", "reference": f"load-{serial}",
            "act_id": hole("act8"),
        }  # fmt: skip

    def _limits_and_papers(self) -> Iterator[Row]:
        for node, title, length in (
            ("filing_decision", "立案审查", 7), ("enforcement_notice", "执行通知", 10), ("closing", "执行期限", 180),
        ):  # fmt: skip
            end, done = self.day + timedelta(days=length), length < 180
            yield "kernel.Limit", {
                "id": self.new_id(), **PATH, "dossier_id": hole("dossier"), "node": node, "title": title,
                "card_version": 1, "severity": 2, "starts_on": self.day, "nominal_on": end, "ends_on": end,
                "started_by_id": hole("act2"), "done_on": self.day if done else None,
                "done_by_id": hole("act4") if done else None,
            }  # fmt: skip
        for title in ("执行通知书", "报告财产令", "执行裁定书"):
            yield "documents.Paper", {
                "id": self.new_id(), **PATH, "dossier_id": hole("dossier"), "act_id": hole("act4"), "kind": "notice",
                "title": title, "number": f"{hole('serial')}{title}", "series": title, "ordinal": 1,
                "code": f"{title}{hole('serial')}", "sealed_content": "x" * 400, "issued_at": self.at,
            }  # fmt: skip

    def _property(self) -> Iterator[Row]:
        serial, until = hole("serial"), self.day + timedelta(days=365)
        yield "property.BankAccount", {
            "id": hole("account"), "bank_id": self.shared.bank_id, "holder_id": hole("debtor"), "kind": "personal",
            "number_hash": f"load:{serial}", "number_sealed": "x" * 60, "number_masked": "621700****0000",
        }  # fmt: skip
        yield "property.Inquiry", {
            **self._of_case(), "id": hole("inquiry"), "participant_id": hole("we"), "bank_id": self.shared.bank_id,
            "reference": f"load-{serial}", "state": "answered", "asked_at": self.at, "answered_at": self.at,
            "act_id": hole("act6"),
        }  # fmt: skip
        yield "property.Finding", {
            **self._of_case(), "inquiry_id": hole("inquiry"), "account_id": hole("account"), "balance_fen": 30_000_00,
            "available_fen": 30_000_00, "status": "normal", "as_of": self.at,
        }  # fmt: skip
        yield "seizures.Seizure", {
            **self._of_case(), "account_id": hole("account"), "order_id": f"load-{serial}", "state": "active",
            "limit_fen": 30_000_00, "controlled_fen": 30_000_00, "ordered_on": self.day, "from_on": self.day,
            "until_on": until, "wanted_until": until, "act_id": hole("act7"),
        }  # fmt: skip
