"""The three database roles, and the database itself.

`zhixing_owner` owns the tables, is used by migrations and backup only, and sees every row; `zhixing_register` owns the
functions of the national search and cannot sign in; `zhixing_app` owns nothing and is what web and worker use.
Migrations name the last two, so their names are fixed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, LiteralString

import psycopg
from psycopg import sql

from zhixing.running.say import CannotRun

OWNER, REGISTER, APP = "zhixing_owner", "zhixing_register", "zhixing_app"
DATABASE = "zhixing"
OLDEST_SERVER = 15

ATTRIBUTES: dict[str, LiteralString] = {
    OWNER: "LOGIN BYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE",
    REGISTER: "NOLOGIN BYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE",
    APP: "LOGIN NOBYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE",
}

DEFAULTS: tuple[tuple[LiteralString, str], ...] = (
    ("SELECT, INSERT, UPDATE, DELETE ON TABLES", APP),
    ("USAGE, SELECT ON SEQUENCES", APP),
    ("SELECT ON TABLES", REGISTER),
)


@contextmanager
def connected(url: str) -> Iterator[psycopg.Connection]:
    """An autocommit connection.

    Raises CannotRun with the server's own words when there is none, or when the server is too old.
    """
    try:
        connection = psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as problem:
        raise CannotRun(f"连接不上数据库：{str(problem).strip()}") from problem
    with connection:
        if connection.info.server_version < OLDEST_SERVER * 10000:
            found = connection.info.server_version // 10000
            raise CannotRun(f"数据库是 PostgreSQL {found}，需要 {OLDEST_SERVER} 或更高版本。")
        yield connection


def make_embedded(admin_url: str, passwords: dict[str, str]) -> None:
    """Roles and database on our own server, through its superuser. What exists stays."""
    with connected(admin_url) as connection:
        for role, password in ((OWNER, passwords["owner"]), (REGISTER, None), (APP, passwords["app"])):
            ensure_role(connection, role, password)
        let_owner_hand_over(connection, OWNER)
        make_database(connection, DATABASE, OWNER)


def make_database(connection: psycopg.Connection, name: str, owner: str, template: str | None = None) -> None:
    """A database with this owner that only the owner and the app may enter; one that exists stays as it is."""
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
    command = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
    connection.execute(
        command.format(sql.Identifier(name), sql.Identifier(owner), sql.Identifier(template or "template1"))
    )
    # Temporary tables would let the app put its own objects before those a SECURITY DEFINER function means.
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(name), sql.Identifier(APP)))


def ensure_role(connection: psycopg.Connection, role: str, password: str | None) -> None:
    """Create the role if it is missing, or set the password of ours anew."""
    exists = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = sql.SQL("ALTER ROLE") if exists else sql.SQL("CREATE ROLE")
    attributes = sql.SQL("") if exists else sql.SQL(ATTRIBUTES[role])
    secret = sql.SQL("PASSWORD {}").format(sql.Literal(password)) if password else sql.SQL("")
    if not exists or password:
        connection.execute(sql.SQL(" ").join([verb, sql.Identifier(role), attributes, secret]))


def let_owner_hand_over(connection: psycopg.Connection, owner: str) -> None:
    """The owner may give a function to the register role; to do so it must be its member."""
    connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(REGISTER), sql.Identifier(owner)))


def prepare_schema(owner_url: str, app_url: str, *, defaults: bool = True) -> None:
    """Before migrations: see that the roles are there, create what this owner may, set what the app gets by default.

    Without `defaults` (before a restore) the defaults are taken away instead: a dump speaks of rights as they differ
    from an untouched database, and would leave the app every right that the defaults give.

    Raises CannotRun with the statements for the database's administrator, where this owner may not create them.
    """
    app = psycopg.conninfo.conninfo_to_dict(app_url)
    if app.get("user") != APP:
        raise CannotRun(f"ZHIXING_DATABASE_URL 的用户必须是 {APP}，现在是 {app.get('user')}：迁移按这个名字授权。")
    with connected(owner_url) as connection:
        owner = connection.info.user
        try:
            _complete_roles(connection, owner, str(app.get("password") or ""))
        except psycopg.errors.InsufficientPrivilege as problem:
            raise CannotRun(for_the_administrator(owner, connection.info.dbname)) from problem
        _defaults(connection, owner, "GRANT" if defaults else "REVOKE")


def _complete_roles(connection: psycopg.Connection, owner: str, app_password: str) -> None:
    present = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
    if REGISTER not in present:
        ensure_role(connection, REGISTER, None)
    if APP not in present:
        ensure_role(connection, APP, app_password or None)
    facts = connection.execute(
        "SELECT rolbypassrls OR rolsuper, pg_has_role(current_user, %s, 'MEMBER'),"
        " has_database_privilege(current_user, current_database(), 'CREATE')"
        " FROM pg_roles WHERE rolname = current_user",
        [REGISTER],
    ).fetchone()
    sees_all, member, may_create = facts or (False, False, False)
    if not member:
        let_owner_hand_over(connection, owner)
    if not (sees_all and may_create):
        raise CannotRun(for_the_administrator(owner, connection.info.dbname))


def _defaults(connection: psycopg.Connection, owner: str, verb: Literal["GRANT", "REVOKE"]) -> None:
    """The app may read and write rows of new tables; migrations take away what a table forbids."""
    who = {"owner": sql.Identifier(owner), "app": sql.Identifier(APP), "register": sql.Identifier(REGISTER)}
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {app}").format(**who))
    connection.execute(sql.SQL("GRANT USAGE, CREATE ON SCHEMA public TO {register}").format(**who))
    head = sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public").format(**who)
    to = sql.SQL("TO" if verb == "GRANT" else "FROM")
    for rights, role in DEFAULTS:
        connection.execute(sql.SQL(" ").join([head, sql.SQL(verb), sql.SQL(rights), to, sql.Identifier(role)]))


def for_the_administrator(owner: str, database: str) -> str:
    """What to ask of the administrator of a database that is not ours."""
    return "\n".join(
        (
            f"数据库用户 {owner} 的权限不够。请数据库管理员以超级用户在库 {database} 执行后重试：",
            f"  CREATE ROLE {REGISTER} {ATTRIBUTES[REGISTER]};",
            f"  CREATE ROLE {APP} {ATTRIBUTES[APP]} PASSWORD '……';",
            f"  ALTER ROLE {owner} BYPASSRLS;",
            f"  GRANT {REGISTER} TO {owner};",
            f"  ALTER DATABASE {database} OWNER TO {owner};",
            "已存在的角色跳过对应的一行。",
        )
    )
