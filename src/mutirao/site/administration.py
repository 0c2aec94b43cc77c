"""How the site is, and by which commands an administrator keeps it: the work itself is done on the server."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_safe

from mutirao.access.actors import require
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.site.health import findings

# Those that are quick; `mutirao doctor` makes the others too.
CHECKS = ("database", "tables", "static files", "worker", "folder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """`what` is marked for the catalogue."""

    what: str
    command: str


DUTIES: Sequence[Duty] = (
    Duty(what=gettext_noop("Make an account"), command='mutirao account create ana@example.org --name "Ana Souza"'),
    Duty(
        what=gettext_noop("Let an account act for a party"),
        command="mutirao account grant ana@example.org BRA country_officer",
    ),
    Duty(what=gettext_noop("See for whom an account acts"), command="mutirao account show ana@example.org"),
    Duty(what=gettext_noop("End its acting for a party"), command="mutirao account end ana@example.org BRA"),
    Duty(what=gettext_noop("Give a new password"), command="mutirao account password ana@example.org"),
    Duty(
        what=gettext_noop("Enter an organisation or a network"),
        command='mutirao party add OPERATOR --name "The operator of this site"',
    ),
    Duty(what=gettext_noop("Bring in a table of trade"), command="mutirao import trade trade.csv --dry-run"),
    Duty(
        what=gettext_noop("Bring in figures of gross domestic product"), command="mutirao import gdp gdp.csv --dry-run"
    ),
    Duty(
        what=gettext_noop("Bring in figures of the Global Cybersecurity Index"),
        command="mutirao import gci gci.csv --dry-run",
    ),
    Duty(what=gettext_noop("Bring in statements of the atlas"), command="mutirao import statements FILE --dry-run"),
    Duty(what=gettext_noop("Look at everything that the site needs"), command="mutirao doctor"),
    Duty(what=gettext_noop("Keep a backup"), command="mutirao backup backup.tar"),
    Duty(what=gettext_noop("Prove that the audit is whole"), command="mutirao audit verify"),
)


@require_safe
def administration(request: HttpRequest) -> HttpResponse:
    by = actor_of_request(request)
    require(by, Permission.MANAGE_MEMBERS, party_id=by.party_id)
    context = {
        "duties": [(gettext(duty.what), duty.command) for duty in DUTIES],
        "findings": list(findings(CHECKS)),
    }
    return render(request, "site/administration.html", context)
