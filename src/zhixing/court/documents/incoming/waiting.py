"""Files put in and not yet filed: taken whole or refused, filed once by an act, forgotten after a week."""

import unicodedata
from datetime import timedelta
from pathlib import PurePosixPath
from uuid import UUID

from django.core.files import File
from django.db import connection
from django.db.models import Q

from zhixing.court.documents.files import forget, keep
from zhixing.court.documents.incoming.sniff import Form, sniff
from zhixing.court.documents.incoming.text import LARGEST
from zhixing.court.documents.models import Material, Rendered, Upload
from zhixing.court.kernel.anchors import EVERYWHERE
from zhixing.court.kernel.clock import now
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.secrets import sm3
from zhixing.court.kernel.viewer import Viewer

KEPT = timedelta(days=7)
"""How long a file waits for the act that files it."""

_NOT_TAKEN = {
    Form.ARCHIVE: "这是压缩文件。请解压后上传其中的文件",
    Form.UNKNOWN: "这不是 PDF、Word、图片或者文本文件（按内容辨认，不看文件名），请核对后重新上传",
}


def put(viewer: Viewer, name: str, file: "File[bytes]") -> UUID:
    """Keep a file for the act that will file it; returns the id of the upload. Raises BadInput with what to do."""
    if (file.size or 0) > LARGEST:
        raise BadInput({"file": f"文件超过 {LARGEST // 1024 // 1024} MB，请压缩或者拆分后上传"})
    content = file.read()
    if not content:
        raise BadInput({"file": "文件是空的，请重新选择"})
    form = sniff(content)
    if form in _NOT_TAKEN:
        raise BadInput({"file": _NOT_TAKEN[form]})
    with scope(viewer.court_path, viewer.court_path):
        alone_with(sm3(content))
        row = Upload.objects.create(
            address=keep(content), name=plain(name), form=form.value, size=len(content), by_id=viewer.principal_id,
            at=now(), court_path=viewer.court_path,
        )  # fmt: skip
    return row.pk


def label(viewer: Viewer, upload_id: str) -> str:
    """What a form calls an upload of this officer; empty where there is none."""
    try:
        wanted = UUID(upload_id)
    except ValueError:
        return ""
    with scope(viewer.court_path):
        found = Upload.objects.filter(pk=wanted, by_id=viewer.principal_id).first()
    return f"{found.name}（{kilobytes(found.size)}）" if found else ""


def kilobytes(size: int) -> str:
    """A size for people, rounded up to whole KB."""
    return f"{-(-size // 1024)} KB"


def plain(name: str) -> str:
    """A file's name without folders and without what cannot be shown; at most 120 characters, its ending kept."""
    last = PurePosixPath(name.replace("\\", "/")).name
    shown = "".join(c for c in last if unicodedata.category(c)[0] not in "CZ" or c == " ").strip() or "未命名"
    stem, dot, ending = shown.rpartition(".")
    return shown if len(shown) <= 120 else f"{stem[: 119 - len(ending[:10])]}{dot}{ending[:10]}"


def alone_with(address: str) -> None:
    """Until the transaction ends nobody else files or forgets the bytes at this address."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [int(address[:15], 16)])


def forget_unfiled() -> int:
    """Remove uploads nobody filed in time, and their bytes where no other row names them; returns how many."""
    with scope(EVERYWHERE):
        old = list(Upload.objects.filter(at__lt=now() - KEPT).order_by("at")[:1000])
    for row in old:
        with scope(EVERYWHERE, row.court_path):
            alone_with(row.address)
            Upload.objects.filter(pk=row.pk).delete()
            if not _named(row.address):
                forget(row.address)
    return len(old)


def _named(address: str) -> bool:
    kept = (Upload, Material)
    rendered = Rendered.objects.filter(Q(pdf=address) | Q(docx=address))
    return any(m.objects.filter(address=address).exists() for m in kept) or rendered.exists()
