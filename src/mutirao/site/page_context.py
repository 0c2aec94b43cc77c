"""What every page knows beside its own content: who is asking, and for which party."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, gettext

from mutirao.access.web.acting import actor_of_request, is_loopback
from mutirao.access.web.words import ROLE_NAMES
from mutirao.demonstration.accounts import PASSWORD, DemonstrationAccount, demonstration_accounts
from mutirao.kernel.languages import DEFAULT_LANGUAGE, in_language


@dataclass(frozen=True, slots=True, kw_only=True)
class DemonstrationPeople:
    """Whoever sits at this machine may sign in as one of them."""

    accounts: list["DemonstrationPerson"]
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemonstrationPerson:
    """The address in two parts, so that it can be broken between them on a narrow screen."""

    name: str
    mailbox: str
    domain: str
    role: str
    party: str


def page_context(request: HttpRequest) -> dict[str, Any]:
    actor = actor_of_request(request)
    language = get_language() or DEFAULT_LANGUAGE
    return {
        "actor": actor,
        "acting_party": in_language(actor.party_names, language) if actor.party_names else "",
        # Called by the pages that show them, and by no other.
        "demonstration_people": partial(_demonstration_people, request, language),
    }


def _demonstration_people(request: HttpRequest, language: str) -> DemonstrationPeople | None:
    """None where a demonstration account could not sign in: on every machine but this one, and in every deployment."""
    if not is_loopback(request) or not actor_of_request(request).is_anonymous:
        return None
    accounts = [_person(one) for one in demonstration_accounts(language)]
    return DemonstrationPeople(accounts=accounts, password=PASSWORD) if accounts else None


def _person(account: DemonstrationAccount) -> DemonstrationPerson:
    mailbox, _, domain = account.email.partition("@")
    role = gettext(ROLE_NAMES[account.role])
    return DemonstrationPerson(name=account.name, mailbox=mailbox, domain=domain, role=role, party=account.party)
