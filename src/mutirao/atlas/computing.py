"""Reading a document as long work: outside every transaction, and again from the start where it was interrupted."""

from typing import Any

from mutirao.atlas.queries.documents import reading
from mutirao.atlas.services.documents import store_findings
from mutirao.files.errors import UploadMissingError
from mutirao.files.queries import content_of
from mutirao.jobs.context import JobContext


def run_reading(arguments: dict[str, Any], context: JobContext) -> dict[str, Any]:
    """Find the sentences of a document that look like commitments; gives the reading's id."""
    from mutirao.atlas.documents.reading import kind_of, read_document
    from mutirao.engines.commitments import ENGINE_VERSION
    from mutirao.engines.commitments.finding import find_commitments
    from mutirao.engines.commitments.pages import Page

    found = reading(arguments["reading"], by=context.actor)
    if found.upload is None:
        raise UploadMissingError(id=found.public_id)
    with content_of(found.upload) as content:
        document = read_document(
            content,
            kind=kind_of(found.upload.content_type, found.upload.name),
            name=found.name,
            watch=lambda done, total: context.report(done, max(total, done, 1), "reading"),
        )
    context.report(len(document.pages), len(document.pages), "finding")
    pages = [Page(number=number, text=text) for number, text in enumerate(document.pages, 1)]
    store_findings(
        reading_id=found.public_id,
        findings=find_commitments(pages),
        pages=document.pages,
        has_pages=document.has_pages,
        engine_version=ENGINE_VERSION,
        by=context.actor,
        now=context.now,
    )
    return {"reading": found.public_id}
