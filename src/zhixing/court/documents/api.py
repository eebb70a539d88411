"""Putting a file in over the API: its id goes into the input of the act that files it."""

from uuid import UUID

from django.http import HttpRequest
from ninja import File, Schema
from ninja.files import UploadedFile

from zhixing.court.documents.incoming.waiting import put
from zhixing.court.kernel.api import Refusal, api
from zhixing.court.kernel.pages.answer import viewer_of


class UploadOut(Schema):
    """The id under which the file waits for a week."""

    id: UUID


@api.post(
    "/files", response={200: UploadOut, 400: Refusal, 401: Refusal, 403: Refusal, 422: Refusal},
    operation_id="putFile", summary="上传文件",
)  # fmt: skip
def put_file(request: HttpRequest, file: File[UploadedFile]) -> UploadOut:
    """Put in a PDF, Word file, picture or text of at most 10 MB. It is not in any dossier before an act files it."""
    return UploadOut(id=put(viewer_of(request), file.name or "", file))


api.records = (*api.records, UploadOut)
