"""The register of agreements: with a number of queries that does not depend on how many there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet, visible_or_not_found
from mutirao.access.permissions import Permission
from mutirao.atlas.agreements import (
    A_YEAR,
    QUIET_YEARS,
    AgreementFact,
    CommitmentFact,
    SignFact,
    TermsFact,
    years_before,
)
from mutirao.atlas.facts import PartyFact
from mutirao.atlas.models import (
    AgreementCommitment,
    AgreementTerms,
    Kind,
    SignOfLife,
    Statement,
)
from mutirao.atlas.queries.shapes import linked_documents, party_fact, source_link, statement_facts, with_related
from mutirao.atlas.queries.statements import involving, visible_statements
from mutirao.atlas.vocabulary import Renewal
from mutirao.design.lists import Orders, in_order
from mutirao.directory.queries import member_ids, networks_with_members
from mutirao.files.queries import uploads_about
from mutirao.kernel.dates import PartialDate
from mutirao.kernel.identifiers import PublicId
from mutirao.kernel.reference import Reference
from mutirao.parties.models import Party
from mutirao.parties.queries import party_by_code

BY_PARTY = "party"
STATES = ("in_force", "renewed", "ended", "not_yet", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFilters:
    """An empty text selects all. `party`: a party or a network, which stands for itself and its members. `state`: one
    of STATES. `attention`: `ending` for what ends within a year, `quiet` for what shows no sign of life."""

    party: str = ""
    state: str = ""
    attention: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """`texts`: files of its text that this reader may see; `may_keep`: may change terms and enter what took place."""

    agreement: AgreementFact
    versions: Sequence[TermsFact]
    texts: Sequence[Any]
    may_keep: bool
    may_enter_signs: bool


def agreements(filters: AgreementFilters, *, by: Actor, on: date, order: str = BY_PARTY) -> ShareableQuerySet:
    """In an order of `_orders`, without one by the code of their party and date. Raises UnknownPartyError."""
    rows = _rows(by)
    if filters.party:
        party = party_by_code(filters.party)
        rows = rows.filter(involving([party.pk, *member_ids(party.code, on=on)]))
    if filters.state:
        rows = rows.filter(_in_state(filters.state, on))
    if filters.attention == "ending":
        rows = rows.filter(_terms(ends_on__range=(on, on + timedelta(days=A_YEAR))))
    elif filters.attention == "quiet":
        rows = rows.filter(_is_quiet(on))
    return in_order(rows, order, _orders(), default=BY_PARTY)


def _orders() -> Orders:
    newer = AgreementTerms.objects.filter(agreement=OuterRef("agreement"), number__gt=OuterRef("number"))
    last_day = Subquery(_newest_terms(newer).values("ends_on")[:1])
    return {
        "party": ("party__code", F("current__said_from").asc(nulls_last=True), "public_id"),
        "date": (F("current__said_from").asc(nulls_first=True), "public_id"),
        "ends": (last_day.asc(nulls_last=True), "party__code", "public_id"),
    }


def agreement_facts(rows: Iterable[Statement], *, on: date) -> list[AgreementFact]:
    """For rows of `agreements`, whole or a part of them."""
    listed = list(rows)
    facts = statement_facts(listed, linked_documents(on), on)
    return [
        AgreementFact(
            statement=fact,
            terms=_newest([_terms_fact(one) for one in row.agreement_terms.all()]),
            signs=tuple(_sign_fact(one) for one in row.signs_of_life.all()),
            on=on,
        )
        for row, fact in zip(listed, facts, strict=True)
    ]


def agreement_page(statement_id: PublicId, *, by: Actor, on: date) -> AgreementPage:
    """Raises NotFoundError, also for a statement that tells of no agreement."""
    row: Statement = visible_or_not_found(_rows(by), statement_id, by=by)
    [fact] = agreement_facts([row], on=on)
    return AgreementPage(
        agreement=fact,
        versions=tuple(reversed([_terms_fact(one) for one in row.agreement_terms.all()])),
        texts=list(uploads_about(reference_of(statement_id), by=by)),
        may_keep=may_keep(row, by=by),
        may_enter_signs=may_enter_signs(row, by=by),
    )


def reference_of(statement_id: PublicId) -> Reference:
    """How a file names the agreement whose text it is."""
    return Reference("agreement", statement_id)


def is_party_to(agreement: Statement, party_id: int | None) -> bool:
    if party_id is None or agreement.current is None:
        return False
    return party_id == agreement.party_id or agreement.current.involvements.filter(party=party_id).exists()


def may_keep(agreement: Statement, *, by: Actor) -> bool:
    """Its parties' own officers keep its terms, and reviewers."""
    if by.may(Permission.REVIEW_STATEMENT, party_id=by.party_id):
        return True
    return by.may(Permission.REPLY_TO_STATEMENT, party_id=by.party_id) and is_party_to(agreement, by.party_id)


def may_enter_signs(agreement: Statement, *, by: Actor) -> bool:
    """Contributors of its parties too."""
    is_contributor = by.may(Permission.PROPOSE_STATEMENT, party_id=by.party_id)
    return may_keep(agreement, by=by) or (is_contributor and is_party_to(agreement, by.party_id))


def parties_with_agreements(*, by: Actor, on: date) -> list[PartyFact]:
    """Whoever has or is named in one that `by` may see, and the networks that stand for some of them."""
    rows = visible_statements(by).filter(kind=Kind.AGREEMENT)
    named = Q(pk__in=rows.values("party")) | Q(involvements__revision__in=rows.values("current"))
    parties = list(Party.objects.filter(named).distinct())
    networks = networks_with_members([party.pk for party in parties], on=on)
    return [party_fact(party) for party in {party.pk: party for party in (*parties, *networks)}.values()]


def _rows(by: Actor) -> ShareableQuerySet:
    commitments = Prefetch("commitments", queryset=AgreementCommitment.objects.select_related("party"))
    terms = AgreementTerms.objects.select_related("source").prefetch_related(commitments).order_by("number")
    # Whoever may see the agreement does not thereby see another statement.
    told = visible_statements(by).filter(pk=OuterRef("statement")).order_by().values("public_id")
    signs = SignOfLife.objects.select_related("source").annotate(told_by=Subquery(told[:1]))
    rows = with_related(visible_statements(by).filter(kind=Kind.AGREEMENT), by=by)
    return rows.prefetch_related(Prefetch("agreement_terms", queryset=terms), Prefetch("signs_of_life", queryset=signs))


def _terms(**conditions: Any) -> Exists:
    """Of the newest version."""
    newer = AgreementTerms.objects.filter(agreement=OuterRef("agreement"), number__gt=OuterRef("number"))
    return Exists(_newest_terms(newer).filter(**conditions))


def _newest_terms(newer: "QuerySet[AgreementTerms]") -> "QuerySet[AgreementTerms]":
    return AgreementTerms.objects.filter(~Exists(newer), agreement=OuterRef("pk"))


def _in_state(state: str, on: date) -> Q:
    """As `agreements.state_of` says it, in the database."""
    begun = {"begins_on__isnull": False, "begins_on__lte": on}
    over = Q(_terms(ends_on__lt=on)) & ~Q(_terms(begins_on__gt=on))
    known = {
        "not_yet": Q(_terms(begins_on__gt=on)),
        "renewed": over & Q(_terms(renewal=Renewal.AUTOMATIC)),
        "ended": over & ~Q(_terms(renewal=Renewal.AUTOMATIC)),
        "in_force": Q(_terms(**begun, ends_on__isnull=True)) | Q(_terms(**begun, ends_on__gte=on)),
    }
    if state in known:
        return known[state]
    return ~(known["not_yet"] | known["renewed"] | known["ended"] | known["in_force"])


def _is_quiet(on: date) -> Q:
    """As `AgreementFact.shows_no_sign` says it, in the database."""
    since = years_before(on, QUIET_YEARS)
    seen = SignOfLife.objects.filter(agreement=OuterRef("pk"), happened_on__range=(since, on))
    begun_lately = Q(_terms(begins_on__gt=since)) | (
        ~Q(_terms(begins_on__isnull=False)) & Q(current__said_from__gt=since)
    )
    return ~Q(Exists(seen)) & ~begun_lately & ~_in_state("ended", on) & ~_in_state("not_yet", on)


def _newest(versions: Sequence[TermsFact]) -> TermsFact | None:
    return versions[-1] if versions else None


def _terms_fact(terms: AgreementTerms) -> TermsFact:
    return TermsFact(
        public_id=terms.public_id,
        number=terms.number,
        signed=_partial(terms.signed),
        begins=_partial(terms.begins),
        begins_on=terms.begins_on,
        ends=_partial(terms.ends),
        ends_on=terms.ends_on,
        renewal=terms.renewal,
        notice_months=terms.notice_months,
        source=source_link(terms.source),
        commitments=tuple(
            CommitmentFact(party=party_fact(one.party), says=one.says, article=one.article)
            for one in terms.commitments.all()
        ),
    )


def _sign_fact(sign: SignOfLife) -> SignFact:
    return SignFact(
        public_id=sign.public_id,
        kind=sign.kind,
        happened=PartialDate.parse(sign.happened),
        happened_on=sign.happened_on,
        says=sign.says,
        language=sign.language,
        source=source_link(sign.source),
        page=sign.page,
        statement=getattr(sign, "told_by", None),
    )


def _partial(written: str) -> PartialDate | None:
    return PartialDate.parse(written) if written else None
