"""Row security and grants, derived from the models and put into the database by its owner after every migration.

Court rows are visible to their court and the courts above; written only within the write scope. Append-only tables
take no UPDATE or DELETE from the application's role. What is neither is listed here with the reason.
"""

from django.apps import apps
from django.db import connection, models

from zhixing.court.kernel.models.base import CourtRow

APP = "zhixing_app"
REGISTER = "zhixing_register"

FOREIGN_TABLES = {
    "django_migrations": ("select", "which migrations ran; read by web and worker to refuse an unknown schema"),
    "django_session": ("select, insert, update, delete", "sessions belong to browsers, not to courts"),
    "procrastinate_jobs": ("select, insert, update, delete", "the job queue carries ids only"),
    "procrastinate_events": ("select, insert, update, delete", "the job queue carries ids only"),
    "procrastinate_periodic_defers": ("select, insert, update, delete", "the job queue carries ids only"),
    "procrastinate_workers": ("select, insert, update, delete", "the job queue carries ids only"),
}

# The last character of all ends the range: paths go on with Chinese characters, which sort after every ASCII sign.
_INSIDE = """court_path collate "C" >= (select nullif(current_setting('zhixing.read', true), ''))
 and court_path collate "C" < (select nullif(current_setting('zhixing.read', true), '')) || U&'\\+10FFFF'"""
_WRITTEN = "court_path = (select nullif(current_setting('zhixing.write', true), ''))"


def our_models() -> list[type[models.Model]]:
    """Every concrete model of the court's rooms."""
    return [m for m in apps.get_models() if m.__module__.startswith("zhixing.court.")]


def _policies(table: str) -> list[str]:
    return [
        f'alter table "{table}" enable row level security',
        f'alter table "{table}" force row level security',
        *(f'drop policy if exists {name} on "{table}"' for name in ("sight", "adding", "changing", "removing")),
        f'create policy sight on "{table}" for select to {APP} using ({_INSIDE})',
        f'create policy adding on "{table}" for insert to {APP} with check ({_WRITTEN})',
        f'create policy changing on "{table}" for update to {APP} using ({_WRITTEN}) with check ({_WRITTEN})',
        f'create policy removing on "{table}" for delete to {APP} using ({_WRITTEN})',
    ]


def _grants(model: type[models.Model]) -> str:
    rights = "select, insert" if getattr(model, "append_only", False) else "select, insert, update, delete"
    return f'grant {rights} on "{model._meta.db_table}" to {APP}'


def statements() -> list[str]:
    """The whole of it as SQL, in order; idempotent."""
    out = [f"grant usage on schema public to {APP}, {REGISTER}"]
    for model in our_models():
        table = model._meta.db_table
        out += [f'revoke all on "{table}" from {APP}', _grants(model), f'grant select on "{table}" to {REGISTER}']
        if issubclass(model, CourtRow):
            out += _policies(table)
        elif not getattr(model, "national", ""):
            raise TypeError(f"{model.__name__} says neither which court it belongs to nor why it is national")
    out += [f'grant {rights} on "{table}" to {APP}' for table, (rights, _) in FOREIGN_TABLES.items()]
    out += [f"grant usage, select on all sequences in schema public to {APP}"]
    out += [f"grant execute on all functions in schema public to {APP}"]
    return out


def secure() -> None:
    """Put grants and policies in place. Runs as the owner."""
    with connection.cursor() as cursor:
        for statement in statements():
            cursor.execute(statement)
