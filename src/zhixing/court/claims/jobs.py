"""What claims do after an act: keep corrections of readings, where the court has switched that on."""

from uuid import UUID

from zhixing.court.claims.events import ApplicationRegistered
from zhixing.court.claims.from_text.corrections import keep
from zhixing.court.claims.queries import registered_as
from zhixing.court.kernel import events


@events.on(ApplicationRegistered)
def keep_correction(event: ApplicationRegistered, event_id: UUID) -> None:
    """Where the filed application differs from what is read from its operative part, keep both, masked."""
    from django.conf import settings

    if settings.ZHIXING_CORRECTIONS:
        keep(registered_as(event.dossier_id), settings.VAR / "corrections.jsonl", event_id)
