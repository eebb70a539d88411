"""A court with something in every drawer, for tests that walk all of it: who looks, and rows of every kind."""

import itertools
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

HAICANG, XIAMEN, SIMING = "a.闽.闽02.闽0205.", "a.闽.闽02.", "a.闽.闽02.闽0203."
STRANGER, UPPER, TOP, HANDLER, HEAD = "simingfaguan", "zhongyuan", "gaoyuan", "faguan", "juzhang"
OWN = ("lian", "faguan", "faguan2", "shujiyuan", "ankuan", "juzhang", "caiwu")
OTHERS = (STRANGER, UPPER, TOP, "canshu")
_numbers = itertools.count(1)


@dataclass
class Scene:
    """A filed case with payments, papers, a bank's answers and an open proposal; viewers and browsers by name."""

    city: Any
    case: Any
    proposal: Any
    rows: dict[str, Any] = field(default_factory=dict)
    _viewers: dict[str, Any] = field(default_factory=dict)
    _clients: dict[str, Any] = field(default_factory=dict)

    def viewer(self, username: str) -> Any:
        """An officer as whoever looks."""
        if username not in self._viewers:
            self._viewers[username] = self.city.viewer(username)
        return self._viewers[username]

    def client(self, username: str) -> Any:
        """A browser; "" is nobody."""
        if username not in self._clients:
            self._clients[username] = self.city.client(username)
            self._clients[username].raise_request_exception = False
        return self._clients[username]

    def read(self, ask: Any) -> Any:
        """Read as the supreme court does."""
        from zhixing.court.kernel.scope import scope

        with scope("a."):
            return ask()

    def rows_of(self, model: Any) -> list[Any]:
        """Some rows of the model to choose from."""
        return self.read(lambda: list(model._default_manager.order_by("pk")[:5])) if not is_of_court(model) else []

    def row(self, model: Any) -> Any:
        """A row of the model at 海沧 where there is one, else at the court that keeps it; made up where none exists."""
        if model not in self.rows:
            mine = {"court_path": HAICANG} if is_of_court(model) else {}
            if model._meta.label_lower == "identity.court":
                mine = {"path": HAICANG}
            found = self.read(lambda: model._default_manager.filter(**mine).order_by("pk").first())
            self.rows[model] = found or self._made_up(model)
        return self.rows[model]

    def _made_up(self, model: Any) -> Any:
        """A row whose columns are plausible and whose keys point to real rows of the case."""
        from zhixing.court.kernel.scope import scope

        values = {f.name: self._value(f) for f in model._meta.concrete_fields if needs(f)}
        with scope(HAICANG, HAICANG):
            return model._default_manager.create(**values)

    def _value(self, column: Any) -> Any:
        return self.row(column.related_model) if column.is_relation else plausible(column)


PREFERRED = {"preservation.Objection.kind": "act"}
"""Values under which the acts of a made-up row are open to somebody: a reconsideration only to the suit's own judge."""


def plausible(column: Any) -> Any:
    """A value that a column takes; the id of nothing for a key."""
    from zhixing.court.kernel.clock import now
    from zhixing.court.kernel.ids import new_id

    kind = "Key" if column.is_relation else column.get_internal_type()
    if column.name == "court_path":
        return HAICANG
    if str(column) in PREFERRED:
        return PREFERRED[str(column)]
    if column.choices:
        return column.choices[0][0]
    plain = {"DateField": date(2026, 11, 24), "DateTimeField": now(), "BooleanField": False, "Key": new_id(),
             "UUIDField": new_id()}  # fmt: skip
    serial = next(_numbers)
    return plain.get(kind, f"demo-{serial}" if "Char" in kind or "Text" in kind else serial)


def is_of_court(model: Any) -> bool:
    """Whether the model's rows belong to courts."""
    from zhixing.court.kernel.models import CourtRow

    return issubclass(model, CourtRow)


def needs(column: Any) -> bool:
    """Whether a row cannot be made without this column."""
    return not (column.primary_key or column.null or column.has_default() or column.has_db_default())


def build(city: Any) -> Scene:
    """File a case, notify, inquire, freeze, register a payment, file its receipt, and ask to take it back (an open proposal)."""
    from django.core.files.base import ContentFile

    from zhixing.court.claims.models import Payment
    from zhixing.court.documents.incoming.waiting import put
    from zhixing.court.property.tests.story import fixed

    story = fixed(city)
    city.drain()
    story.do("cases.notify", days=10, report_by="2026-12-20")
    account = story.find()
    last_day = (date(2026, 11, 24) + timedelta(days=300)).isoformat()
    story.do("seizures.freeze", account=str(account.pk), limit="50000.00", last_day=last_day)
    story.do("claims.register_payment", paid_on="2026-11-20", amount="100.00", how="voluntary", reference="收条1")
    receipt = put(city.viewer("faguan"), "收条1.pdf", ContentFile(b"%PDF-1.4"))
    story.do("cases.take_material", kind="receipt", file=str(receipt))
    payment = story.read(lambda: Payment.objects.get(case=story.case))
    proposal = story.do("claims.take_back_payment", payment, reason="登记在了错误的案件").proposal
    suggest(story)
    city.drain()
    return Scene(city, story.fresh(story.case), proposal)


def suggest(story: Any) -> None:
    """A draft of a suggestion to the filing division, by the judge who handles the case."""
    officer = str(story.city.viewer("lian").principal_id)
    story.do(
        "suggestions.draft", defect="identity", cause="收案时没有核对地址", proposal="收案时核对地址", division="filing",
        officer=officer,
    )  # fmt: skip


TEXTS = ("示范文字", "1.00", "3.00", "2026-11-24", "20261124", "ICBX", "6217000100000000018", "1")


def body_for(schema: dict[str, Any], all_of: dict[str, Any]) -> Any:
    """A value that fits a JSON schema, with every required property and no other."""
    if "$ref" in schema:
        return body_for(all_of[schema["$ref"].removeprefix("#/components/schemas/")], all_of)
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    if "anyOf" in schema:
        return body_for(schema["anyOf"][0], all_of)
    make = {
        "object": lambda: {k: body_for(v, all_of) for k, v in schema.get("properties", {}).items()
                           if k in schema.get("required", ())},
        "array": lambda: [body_for(schema["items"], all_of)] * schema.get("minItems", 0),
        "integer": lambda: schema.get("minimum", 1), "number": lambda: schema.get("minimum", 1),
        "boolean": lambda: False, "string": lambda: _text(schema),
    }  # fmt: skip
    return make[schema["type"]]()


def _text(schema: dict[str, Any]) -> str:
    if schema.get("format") == "uuid":
        return "00000000-0000-7000-8000-000000000000"
    if schema.get("format") in ("date", "date-time"):
        return "2026-11-24" if schema["format"] == "date" else "2026-11-24T09:00:00+08:00"
    fits = [t for t in TEXTS if re.search(schema.get("pattern", ""), t)]
    return next(t for t in fits if schema.get("minLength", 0) <= len(t) <= schema.get("maxLength", 999))
