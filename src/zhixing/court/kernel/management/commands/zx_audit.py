"""Verify the record of every court against its seals and the anchors outside the database."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from zhixing.court.kernel.anchors import EVERYWHERE
from zhixing.court.kernel.audit import audit
from zhixing.court.kernel.models import ChainLink, Dossier
from zhixing.court.kernel.scope import scope


class Command(BaseCommand):
    """Exit 0 when everything is as it was sealed; 1 with one line a place that is not."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what is wrong, then a sum."""
        found = 0
        for trouble in audit():
            found += 1
            self.stdout.write(str(trouble))
        with scope(EVERYWHERE):
            links, dossiers = ChainLink.objects.count(), Dossier.objects.count()
        seen = f"核对 {dossiers} 个卷宗、{links} 条封存记录"
        self.stdout.write(f"{seen}：发现 {found} 处不符。" if found else f"{seen}：全部相符。")
        if found:
            sys.exit(1)
