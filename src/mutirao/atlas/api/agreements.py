"""`/agreements`: the register, to read and to keep."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import File, Form, Router, Status, UploadedFile

from mutirao.access.api.authentication import actor_of_call
from mutirao.access.api.paging import cursor_page
from mutirao.access.api.schemas import Cursor, Identifier, Limit
from mutirao.atlas.api.editing_schemas import SignIn, TermsIn
from mutirao.atlas.api.schemas import AgreementOut, AgreementsOut, Selection, TextOut, TextsOut
from mutirao.atlas.exports.of_agreements import agreement_as_json
from mutirao.atlas.queries import agreements as queries
from mutirao.atlas.services import agreements as services
from mutirao.atlas.vocabulary import Renewal, SignKind, TextReaders
from mutirao.kernel.dates import PartialDate

Readers = Annotated[Literal["own", "parties", "named", "network", "all"], Form()]
Codes = Annotated[str, Form(max_length=2000, pattern=r"^[A-Za-z0-9_., -]*$")]

if TYPE_CHECKING:
    from mutirao.files.models import Upload

router = Router(tags=["atlas"])


@router.get("/agreements", response=AgreementsOut, summary="The register of agreements")
def get_agreements(
    request: HttpRequest,
    *,
    party: Selection = "",
    state: Selection = "",
    attention: Selection = "",
    on: Selection = "",
    cursor: Cursor = "",
    limit: Limit = 100,
) -> dict[str, Any]:
    """`attention`: `ending` for what ends within a year, `quiet` for what shows no sign of life."""
    day = PartialDate.parse(on).first_day if on else timezone.now().date()
    filters = queries.AgreementFilters(party=party, state=state, attention=attention)
    rows = queries.agreements(filters, by=actor_of_call(request), on=day)
    page = cursor_page(rows, order=["public_id"], cursor=cursor, limit=limit)
    return {"rows": [agreement_as_json(one) for one in queries.agreement_facts(page.rows, on=day)], "next": page.next}


@router.get("/agreements/{statement_id}", response=AgreementOut, summary="One agreement")
def get_agreement(request: HttpRequest, statement_id: Identifier) -> dict[str, Any]:
    return _agreement(request, statement_id)


@router.post("/agreements/{statement_id}/terms", response={201: AgreementOut}, summary="Record its terms")
def post_terms(request: HttpRequest, statement_id: Identifier, body: TermsIn) -> Status[dict[str, Any]]:
    written = {name: value for name, value in body.dict().items() if name != "read"}
    owed = tuple(services.CommitmentTerms(**one.dict()) for one in body.commitments)
    terms = services.TermsOfAgreement(**written | {"renewal": Renewal(body.renewal), "commitments": owed})
    services.record_terms(
        agreement_id=statement_id, read=body.read, terms=terms, by=actor_of_call(request), now=timezone.now()
    )
    return Status(201, _agreement(request, statement_id))


@router.post("/agreements/{statement_id}/signs", response={201: AgreementOut}, summary="Enter what took place")
def post_sign(request: HttpRequest, statement_id: Identifier, body: SignIn) -> Status[dict[str, Any]]:
    terms = services.SignTerms(**body.dict() | {"kind": SignKind(body.kind)})
    services.record_sign(agreement_id=statement_id, terms=terms, by=actor_of_call(request), now=timezone.now())
    return Status(201, _agreement(request, statement_id))


@router.get("/agreements/{statement_id}/texts", response=TextsOut, summary="Files of its text that you may see")
def get_texts(request: HttpRequest, statement_id: Identifier) -> dict[str, Any]:
    page = queries.agreement_page(statement_id, by=actor_of_call(request), on=timezone.now().date())
    return {"rows": [_text(one) for one in page.texts]}


@router.post("/agreements/{statement_id}/texts", response={201: TextOut}, summary="Put its text beside it")
def post_text(
    request: HttpRequest,
    statement_id: Identifier,
    file: File[UploadedFile],
    readers: Readers = "own",
    codes: Codes = "",
) -> Status[dict[str, Any]]:
    """As multipart/form-data. `readers`: your own party, the parties to it, named parties or members of networks (their
    `codes`, with commas), or whoever may see the agreement."""
    named = tuple(codes.replace(",", " ").split())
    kept = services.attach_text(
        agreement_id=statement_id,
        chunks=file.chunks(),
        name=file.name or "",
        audience=services.TextAudience(readers=TextReaders(readers), codes=named),
        by=actor_of_call(request),
        now=timezone.now(),
    )
    return Status(201, _text(kept))


def _text(one: "Upload") -> dict[str, Any]:
    return {
        "id": one.public_id,
        "name": one.name,
        "size": one.size,
        "uploaded_on": one.uploaded_at.date().isoformat(),
        "address": reverse("file", args=[one.public_id]),
    }


def _agreement(request: HttpRequest, statement_id: str) -> dict[str, Any]:
    page = queries.agreement_page(statement_id, by=actor_of_call(request), on=timezone.now().date())
    return agreement_as_json(page.agreement)
