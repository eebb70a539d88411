"""Make the demo city and print its sign-ins as JSON."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from zhixing.court.demo.city import build


class Command(BaseCommand):
    """Idempotent; refused outside a demo."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Build and print."""
        if not settings.ZHIXING_DEMO:
            raise CommandError("只有演示环境（ZHIXING_DEMO=1）可以建立演示城市")
        self.stdout.write(json.dumps(build(), ensure_ascii=False))
