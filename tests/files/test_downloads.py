from datetime import datetime

import pytest
from django.core.files.uploadhandler import FileUploadHandler
from tests.cast import Cast
from tests.files.documents import PDF
from tests.visiting import signed_in, without_form_tokens

from mutirao.files.models import Upload
from mutirao.files.services import store_upload
from mutirao.files.storage import LARGEST_UPLOAD
from mutirao.files.web.receiving import BoundedUploadHandler

pytestmark = pytest.mark.django_db


def _stored(cast: Cast, now: datetime, name: str, content: bytes = PDF) -> Upload:
    return store_upload(chunks=[content], name=name, party=cast.amara, by=cast.amara_officer, now=now)


def test_a_file_comes_as_an_attachment_that_no_browser_runs(cast: Cast, now: datetime) -> None:
    upload = _stored(cast, now, "page.html", b"<script>alert(1)</script>")
    answer = signed_in(cast.amara_viewer).get(f"/en/files/{upload.public_id}/")
    assert b"".join(answer) == b"<script>alert(1)</script>"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert set(answer["Content-Security-Policy"].split("; ")) == {"default-src 'none'", "sandbox"}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("plan.pdf", 'attachment; filename="plan.pdf"'),
        ("安全保障.pdf", "attachment; filename*=utf-8''%E5%AE%89%E5%85%A8%E4%BF%9D%E9%9A%9C.pdf"),
    ],
)
def test_names_in_every_script_survive(cast: Cast, now: datetime, name: str, disposition: str) -> None:
    upload = _stored(cast, now, name)
    answer = signed_in(cast.amara_officer).get(f"/en/files/{upload.public_id}/")
    assert answer["Content-Disposition"] == disposition


def test_to_an_outsider_a_hidden_file_and_none_look_the_same(cast: Cast, now: datetime) -> None:
    upload = _stored(cast, now, "plan.pdf")
    client = signed_in(cast.outsider)
    hidden, none = (client.get(f"/en/files/{name}/") for name in (upload.public_id, "file_none"))
    assert (hidden.status_code, none.status_code) == (404, 404)
    same_address = hidden.text.replace(upload.public_id, "file_none")
    assert without_form_tokens(same_address) == without_form_tokens(none.text)


def test_of_an_endless_file_little_more_than_the_largest_is_received() -> None:
    handler: FileUploadHandler = BoundedUploadHandler()
    assert handler.receive_data_chunk(b"x", LARGEST_UPLOAD) == b"x"
    assert handler.receive_data_chunk(b"x", LARGEST_UPLOAD + 1) is None
