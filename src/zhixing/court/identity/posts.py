"""Appointing officers: a principal with posts, and a name and password to sign in with. Machinery of identity."""

from zhixing.court.identity.models import Court, Officer
from zhixing.court.kernel.models import Principal
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.scope import scope


def appoint(
    court: Court, username: str, name: str, roles: list[Role], *, password_hash: str, demo: bool = False
) -> Officer:
    """Make an officer of a court (`password_hash` by `make_password`), or give the existing one these posts."""
    with scope(court.path, court.path):
        found = Officer.objects.select_related("principal").filter(username=username).first()
        if found:
            found.principal.roles = [r.value for r in roles]
            found.principal.save(update_fields=["roles"])
            return found
        principal = Principal.objects.create(
            kind="officer", name=name, roles=[r.value for r in roles], court_path=court.path
        )
        return Officer.objects.create(
            principal=principal, court=court, username=username, demo=demo, court_path=court.path,
            password=password_hash,
        )  # fmt: skip
