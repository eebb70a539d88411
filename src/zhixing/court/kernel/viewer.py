"""Who looks. Whatever a person sees is read through a viewer."""

from dataclasses import dataclass
from uuid import UUID

from zhixing.court.kernel.roles import Role


@dataclass(frozen=True, slots=True)
class PartyViewer:
    """A party who signed in with the code of one matter: sees of that matter what concerns them, and nothing else.

    No Viewer: every page and act of the court refuses it. `participant_id` is their place in the matter.
    """

    principal_id: UUID
    name: str
    dossier_id: UUID
    participant_id: UUID
    court_path: str
    court_name: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """An officer (or a system principal) with posts and a court; sees that court and those below it."""

    principal_id: UUID
    name: str
    roles: frozenset[Role]
    court_path: str
    court_name: str

    def holds(self, *roles: Role) -> bool:
        """True when the viewer holds one of the posts."""
        return bool(self.roles & set(roles))

    def sees(self, court_path: str) -> bool:
        """Own court and the courts below it."""
        return court_path.startswith(self.court_path)

    @property
    def posts(self) -> str:
        """The posts as the trade calls them."""
        return "、".join(r.zh for r in Role if r in self.roles)
