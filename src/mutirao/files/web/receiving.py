"""Not more of a file is received than can be kept."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

from mutirao.files.storage import LARGEST_UPLOAD


class BoundedUploadHandler(FileUploadHandler):
    """Lets a little more than the largest file through, which the service then refuses with a sentence, and drops the
    rest."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= LARGEST_UPLOAD else None

    def file_complete(self, file_size: int) -> Any:  # noqa: ARG002  # the next handler makes the file
        return None
