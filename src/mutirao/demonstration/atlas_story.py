"""What the fictitious parties said, what became of it and what they answered, told through the atlas' services."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from mutirao.access.actors import Actor
from mutirao.access.permissions import Role
from mutirao.atlas.records import ImportedSource, ImportedStatement
from mutirao.atlas.services import agreements, pledges
from mutirao.atlas.services.importing import import_statements
from mutirao.atlas.services.replies import reply_to_statement
from mutirao.atlas.vocabulary import DeclarationKind, Renewal, ReplyKind, SignKind
from mutirao.demonstration import atlas_schema as schema
from mutirao.demonstration.people import officer_of
from mutirao.demonstration.schema import DemonstrationWorld
from mutirao.parties.models import Party

_PERIOD = 365  # days between checks
_ORIGIN = "demonstration"


def tell_atlas(world: DemonstrationWorld, parties: dict[str, Party], *, by: Actor, now: datetime) -> None:
    """Enter the facts as an operator brings in a file, then let the parties speak."""
    import_statements(
        sources=[_source(one, parties) for one in world.atlas.sources],
        statements=[_statement(one) for one in world.atlas.statements],
        digest=_ORIGIN,
        by=by,
        now=now,
    )
    speaks_of = {one.slug: parties[one.party] for one in world.atlas.statements}
    for evidence in world.atlas.evidence:
        _tell_evidence(evidence, speaks_of[evidence.pledge], parties)
    for declaration in world.atlas.declarations:
        _declare(declaration, speaks_of[declaration.pledge])
    for reply in world.atlas.replies:
        _reply(reply, parties[reply.by])
    for terms in world.atlas.agreements:
        _record_terms(terms, parties[terms.by])


def _source(told: schema.Document, parties: dict[str, Party]) -> ImportedSource:
    issuer = parties[told.party].name_in("en")
    written = {
        "key": told.key,
        "title": told.title,
        "issuer": issuer,
        "date": told.date.isoformat(),
        "url": f"https://{issuer.split()[0].lower()}.example.org/{told.key}",
        "language": "en",
        "standing": told.standing,
        "valid": _until(told.valid_until),
        "superseded_by": told.superseded_by,
        "follows": told.follows,
        "last_checked": told.last_checked.isoformat(),
        "check_period_days": _PERIOD,
    }
    return ImportedSource.model_validate({name: value for name, value in written.items() if value is not None})


def _statement(told: schema.Fact) -> ImportedStatement:
    written = told.model_dump(exclude={"valid_until"}, exclude_none=True)
    written |= {"mark": "confirmed", "voice": "own"}
    if told.valid_until is not None:
        written["valid"] = _until(told.valid_until)
    return ImportedStatement.model_validate(written)


def _until(day: date | None) -> str | None:
    return None if day is None else f"../{day.isoformat()}"


def _tell_evidence(told: schema.Evidence, owner: Party, parties: dict[str, Party]) -> None:
    terms = pledges.EvidenceTerms(
        source=told.source, page=told.page, happened=told.happened.isoformat(), says=told.says, language="en"
    )
    entered = pledges.propose_evidence(
        pledge_id=told.pledge,
        revision=1,
        terms=terms,
        by=officer_of(parties[told.by], Role.PROGRAMME_OFFICER, told.entered),
        now=_moment(told.entered),
    )
    if told.decided is None:
        return
    by, now = _officer(owner, told.decided), _moment(told.decided)
    if told.state == "withdrawn":
        entered_by = officer_of(parties[told.by], Role.PROGRAMME_OFFICER, told.decided)
        pledges.withdraw_evidence(evidence_id=entered.public_id, by=entered_by, now=now)
    elif told.state == "accepted":
        pledges.accept_evidence(evidence_id=entered.public_id, by=by, now=now)
    else:
        pledges.answer_evidence(evidence_id=entered.public_id, says=told.answer, language="en", by=by, now=now)


def _declare(told: schema.Declaration, owner: Party) -> None:
    pledges.declare_pledge(
        pledge_id=told.pledge,
        revision=1,
        kind=DeclarationKind(told.kind),
        says=told.says,
        language="en",
        replaced_by=told.replaced_by or "",
        by=_officer(owner, told.declared),
        now=_moment(told.declared),
    )


def _reply(told: schema.Reply, party: Party) -> None:
    reply_to_statement(
        statement_id=told.statement,
        revision=1,
        kind=ReplyKind(told.kind),
        says=told.says,
        language="en",
        by=_officer(party, told.replied),
        now=_moment(told.replied),
    )


def _record_terms(told: schema.Terms, party: Party) -> None:
    by, now = _officer(party, told.recorded), _moment(told.recorded)
    signed, begins, ends = (day.isoformat() if day else "" for day in (told.signed, told.begins, told.ends))
    terms = agreements.TermsOfAgreement(
        source=told.source,
        signed=signed,
        begins=begins,
        ends=ends,
        renewal=Renewal(told.renewal),
        notice_months=told.notice_months,
        commitments=tuple(_owed(told)),
    )
    agreements.record_terms(agreement_id=told.agreement, read=0, terms=terms, by=by, now=now)
    for sign in told.signs:
        seen = agreements.SignTerms(
            kind=SignKind(sign.kind),
            happened=sign.happened.isoformat(),
            says=sign.says,
            language="en",
            source=sign.source,
            page=sign.page,
        )
        agreements.record_sign(agreement_id=told.agreement, terms=seen, by=by, now=now)


def _owed(told: schema.Terms) -> Iterator[agreements.CommitmentTerms]:
    for code, lines in told.commitments.items():
        for line in lines:
            article, _, says = line.partition(": ")
            yield agreements.CommitmentTerms(party=code, article=article, says=says)


def _officer(party: Party, day: date) -> Actor:
    return officer_of(party, Role.COUNTRY_OFFICER, day)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=UTC)
