"""Keeping the register of agreements: what their texts say of their duration, what took place, and the texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.audiences import OWN_PARTY, Audience, AudienceKind
from mutirao.access.permissions import Permission
from mutirao.atlas import events
from mutirao.atlas.errors import (
    AgreementDatesError,
    NoAgreementError,
    NotPartyToError,
    TermsRevisedError,
    TextReadersError,
    UnknownActivityError,
    UnknownSourceError,
)
from mutirao.atlas.models import AgreementCommitment, AgreementTerms, Kind, SignOfLife, Source, Statement
from mutirao.atlas.queries.agreements import may_enter_signs, may_keep, reference_of
from mutirao.atlas.queries.statements import statement as statement_of
from mutirao.atlas.queries.statements import visible_statements
from mutirao.atlas.vocabulary import Renewal, SignKind, TextReaders
from mutirao.audit.recording import record
from mutirao.files.models import Upload
from mutirao.files.services import share_upload, store_upload
from mutirao.kernel.dates import PartialDate
from mutirao.kernel.errors import ForbiddenError
from mutirao.kernel.identifiers import PublicId
from mutirao.parties.models import Party, PartyKind
from mutirao.parties.queries import parties_by_codes, party_by_id


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentTerms:
    """`party`: code of a party to the agreement."""

    party: str
    says: str
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsOfAgreement:
    """Dates as exact as the text gives them, empty where it gives none; `ends` is its last day."""

    source: str
    signed: str = ""
    begins: str = ""
    ends: str = ""
    renewal: Renewal = Renewal.UNKNOWN
    notice_months: int | None = None
    commitments: Sequence[CommitmentTerms] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class SignTerms:
    kind: SignKind
    happened: str
    says: str
    language: str
    source: str
    page: str = ""
    statement: PublicId = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAudience:
    """`codes`: of the named parties, or of the networks whose members may read it."""

    readers: TextReaders = TextReaders.OWN
    codes: Sequence[str] = ()


@transaction.atomic
def record_terms(
    *, agreement_id: PublicId, read: int, terms: TermsOfAgreement, by: Actor, now: datetime
) -> AgreementTerms:
    """Say what the text of an agreement says, having read version `read` of it (0: none). The earlier one stays.

    Raises NotFoundError, NoAgreementError, ForbiddenError, UnknownSourceError, AgreementDatesError, NotPartyToError,
    and TermsRevisedError where somebody else was first: nothing is overwritten.
    """
    agreement = _locked_agreement(agreement_id, by=by)
    _require(may_keep(agreement, by=by), Permission.REPLY_TO_STATEMENT, by=by)
    current = AgreementTerms.objects.filter(agreement=agreement).count()
    if current != read:
        raise TermsRevisedError(id=agreement_id, current=current, read=read)
    source = _source(terms.source)
    sides = _sides(agreement)
    if unknown := [one.party for one in terms.commitments if one.party not in sides]:
        raise NotPartyToError(party=unknown[0])
    begins, ends = _first_day(terms.begins), _last_day(terms.ends)
    if begins and ends and ends < begins:
        raise AgreementDatesError(begins=terms.begins, ends=terms.ends)

    recorded = AgreementTerms.objects.create(
        agreement=agreement,
        number=current + 1,
        signed=terms.signed,
        begins=terms.begins,
        begins_on=begins,
        ends=terms.ends,
        ends_on=ends,
        renewal=terms.renewal,
        notice_months=terms.notice_months,
        source=source,
        recorded_at=now,
        recorded_by=by.pseudonym,
    )
    AgreementCommitment.objects.bulk_create(
        AgreementCommitment(terms=recorded, party=sides[one.party], says=one.says, article=one.article)
        for one in terms.commitments
    )

    record(events.AGREEMENT_TERMS_RECORDED, by=by, about=recorded, at=now, statement=agreement_id, number=current + 1)
    return recorded


@transaction.atomic
def record_sign(*, agreement_id: PublicId, terms: SignTerms, by: Actor, now: datetime) -> SignOfLife:
    """Enter what took place under an agreement, as a recorded source tells it, and which statement of the atlas tells
    of the same, where there is one.

    Raises NotFoundError, NoAgreementError, ForbiddenError, UnknownSourceError, UnknownActivityError, and
    AgreementDatesError for a day that is still to come.
    """
    agreement = _locked_agreement(agreement_id, by=by)
    _require(may_enter_signs(agreement, by=by), Permission.PROPOSE_STATEMENT, by=by)
    source = _source(terms.source)
    told_by = _activity(terms.statement, by=by) if terms.statement else None
    happened = PartialDate.parse(terms.happened)
    if happened.first_day > now.date():
        raise AgreementDatesError(begins=terms.happened, ends="")

    sign = SignOfLife.objects.create(
        agreement=agreement,
        kind=terms.kind,
        happened=terms.happened,
        happened_on=happened.first_day,
        says=terms.says.strip(),
        language=terms.language,
        source=source,
        page=terms.page,
        statement=told_by,
        entered_for_id=by.party_id,
        entered_by=by.pseudonym,
        entered_at=now,
    )

    record(events.SIGN_OF_LIFE_RECORDED, by=by, about=sign, at=now, statement=agreement_id, kind=terms.kind.value)
    return sign


def attach_text(
    *,
    agreement_id: PublicId,
    chunks: Iterable[bytes],
    name: str,
    by: Actor,
    now: datetime,
    audience: TextAudience = TextAudience(),
) -> Upload:
    """Put the text of an agreement beside it, for those whom `audience` says, who may all see the agreement.

    Raises TextReadersError, UnknownPartyError and what `files.store_upload` raises, and then nothing is kept.
    """
    agreement = statement_of(agreement_id, by=by)
    _require_agreement(agreement)
    _require(may_keep(agreement, by=by), Permission.UPLOAD_FILE, by=by)
    _audience(agreement, audience)

    party = party_by_id(by.party_public_id)
    upload = store_upload(chunks=chunks, name=name, party=party, by=by, now=now, about=reference_of(agreement_id))
    if audience.readers == TextReaders.OWN:
        return upload
    # While a large file came in, the agreement may have been kept from some.
    readers = _audience(statement_of(agreement_id, by=by), audience)
    return share_upload(upload_id=upload.public_id, audience=readers, by=by, now=now)


def _audience(agreement: Statement, asked: TextAudience) -> Audience:
    if asked.readers == TextReaders.OWN:
        return OWN_PARTY
    if asked.readers == TextReaders.ALL:
        return _readers_of(agreement)
    if asked.readers == TextReaders.PARTIES:
        return Audience(kind=AudienceKind.NAMED, parties=tuple(_sides(agreement).values()))
    named = tuple(parties_by_codes(dict.fromkeys(asked.codes)))
    kind = AudienceKind.NAMED if asked.readers == TextReaders.NAMED else AudienceKind.NETWORK
    may_read = {party.code for party in named if _may_read(party, agreement, kind)}
    if not named or len(may_read) < len(named):
        raise TextReadersError(party=", ".join(party.code for party in named if party.code not in may_read))
    return Audience(kind=kind, parties=named)


def _may_read(party: Party, agreement: Statement, kind: AudienceKind) -> bool:
    """Whether the party, or the members of the network, may see the agreement already."""
    if kind == AudienceKind.NETWORK and party.kind != PartyKind.NETWORK:
        return False
    shared = agreement.shared_with
    if shared.kind == AudienceKind.PUBLIC:
        return True
    if kind == AudienceKind.NETWORK:
        return shared.kind == AudienceKind.NETWORK and party in shared.parties
    return party == agreement.party or (shared.kind == AudienceKind.NAMED and party in shared.parties)


def _readers_of(agreement: Statement) -> Audience:
    """Whoever may see it, the party under which it is recorded included."""
    shared = agreement.shared_with
    if shared.kind == AudienceKind.OWN:
        return Audience(kind=AudienceKind.NAMED, parties=(agreement.party,))
    return shared


def _activity(statement_id: PublicId, *, by: Actor) -> Statement:
    kinds = (Kind.ACTIVITY, Kind.EXERCISE, Kind.PROGRAMME, Kind.MECHANISM)
    found: Statement | None = visible_statements(by).filter(public_id=statement_id, kind__in=kinds).first()
    if found is None:
        raise UnknownActivityError(statement=statement_id)
    return found


def _locked_agreement(agreement_id: PublicId, *, by: Actor) -> Statement:
    key = statement_of(agreement_id, by=by).pk
    Statement.objects.select_for_update().get(pk=key)
    agreement = statement_of(agreement_id, by=by)
    _require_agreement(agreement)
    return agreement


def _require_agreement(agreement: Statement) -> None:
    if agreement.kind != Kind.AGREEMENT:
        raise NoAgreementError(kind=agreement.kind)


def _require(may: bool, permission: Permission, *, by: Actor) -> None:
    """`may` as the queries decide it; visitors are told to sign in."""
    if not may:
        require(by, permission, party_id=by.party_id)
        raise ForbiddenError(permission=permission.value)


def _source(key: str) -> Source:
    found = Source.objects.filter(key=key).first()
    if found is None:
        raise UnknownSourceError(source=key)
    return found


def _sides(agreement: Statement) -> dict[str, Party]:
    """Whoever may owe something under it, by code."""
    assert agreement.current is not None
    named = [one.party for one in agreement.current.involvements.select_related("party")]
    return {party.code: party for party in (agreement.party, *named)}


def _first_day(written: str) -> date | None:
    return PartialDate.parse(written).first_day if written else None


def _last_day(written: str) -> date | None:
    return PartialDate.parse(written).last_day if written else None
