"""The register of agreements as a table and for programs."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from mutirao.atlas.agreements import AgreementFact, SignFact, TermsFact
from mutirao.atlas.exports.as_csv import escaped
from mutirao.atlas.exports.as_json import statement_as_json

COLUMNS = (
    "id", "party", "parties", "says", "said_on", "source", "on", "state", "signed", "begins", "ends", "renewal",
    "notice_months", "notice_by", "ends_within_a_year", "shows_no_sign", "newest_sign", "commitments",
)  # fmt: skip


def agreements_as_csv(agreements: Iterable[AgreementFact]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, restval="")
    writer.writeheader()
    for agreement in agreements:
        writer.writerow({column: escaped(value) for column, value in _row(agreement).items()})
    return written.getvalue()


def agreement_as_json(agreement: AgreementFact) -> dict[str, Any]:
    """The statement that tells of it, its newest terms, and what took place under it."""
    return {
        "statement": statement_as_json(agreement.statement),
        "parties": [party.code for party in agreement.parties],
        "on": agreement.on.isoformat(),
        "state": agreement.state.value,
        "ends_within_a_year": agreement.ends_within_a_year,
        "notice_by": agreement.notice_by.isoformat() if agreement.notice_by else None,
        "shows_no_sign": agreement.shows_no_sign,
        "terms": _terms(agreement.terms) if agreement.terms else None,
        "signs_of_life": [_sign(sign) for sign in agreement.signs],
    }


def _terms(terms: TermsFact) -> dict[str, Any]:
    return {
        "version": terms.number,
        "signed": _text(terms.signed) or None,
        "begins": _text(terms.begins) or None,
        "ends": _text(terms.ends) or None,
        "renewal": terms.renewal,
        "notice_months": terms.notice_months,
        "source": terms.source.key,
        "commitments": [
            {"party": one.party.code, "says": one.says, "article": one.article or None} for one in terms.commitments
        ],
    }


def _sign(sign: SignFact) -> dict[str, Any]:
    return {
        "id": sign.public_id,
        "kind": sign.kind,
        "happened": str(sign.happened),
        "says": sign.says,
        "language": sign.language,
        "source": sign.source.key,
        "page": sign.page or None,
        "statement": sign.statement,
    }


def _row(agreement: AgreementFact) -> dict[str, str]:
    statement, terms = agreement.statement, agreement.terms
    newest = agreement.newest_sign
    told = {
        "id": statement.public_id,
        "party": statement.party.code,
        "parties": " ".join(party.code for party in agreement.parties),
        "says": statement.says,
        "said_on": _text(statement.said_on),
        "source": statement.source.key,
        "on": agreement.on.isoformat(),
        "state": agreement.state.value,
        "notice_by": _text(agreement.notice_by),
        "ends_within_a_year": "yes" if agreement.ends_within_a_year else "no",
        "shows_no_sign": "yes" if agreement.shows_no_sign else "no",
        "newest_sign": f"{newest.happened} {newest.kind}: {newest.says}" if newest else "",
    }
    return told if terms is None else told | _row_of_terms(terms)


def _row_of_terms(terms: TermsFact) -> dict[str, str]:
    owed = (f"{one.party.code} {f'{one.article}: ' if one.article else ''}{one.says}" for one in terms.commitments)
    return {
        "signed": _text(terms.signed),
        "begins": _text(terms.begins),
        "ends": _text(terms.ends),
        "renewal": terms.renewal,
        "notice_months": _text(terms.notice_months),
        "commitments": " | ".join(owed),
    }


def _text(value: object | None) -> str:
    return "" if value is None else str(value)
