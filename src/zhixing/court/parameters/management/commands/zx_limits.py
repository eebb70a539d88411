"""Derive every open limit anew, court by court; what moved goes on its timeline and is printed."""

from typing import Any

from django.core.management.base import BaseCommand

from zhixing.court.kernel import running
from zhixing.court.kernel.ids import new_id
from zhixing.court.kernel.scope import scope
from zhixing.court.parameters.jobs import rebuild_court

EVERYWHERE = "a."


class Command(BaseCommand):
    """Prints one line a dossier with moved limits, then a sum."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and print."""
        request, moved = str(new_id()), 0
        with scope(EVERYWHERE):
            courts = running.courts_with_limits()
        for court_path in courts:
            for act in rebuild_court(court_path, "重新推算", request):
                moved += 1
                self.stdout.write(f"{act.dossier.title}：{act.summary}")
        self.stdout.write(f"推算了 {len(courts)} 个法院在办的期限：{moved} 个卷宗有期限移动。")
