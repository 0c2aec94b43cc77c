"""Prepare a deployment with the demonstration; gives a session and tokens of its people."""

import json
import sys
from datetime import timedelta

from mutirao.cli.framework import set_up_django

OFFICER = "mira.solane@avelunda.example.org"
WRITERS = (
    OFFICER,
    "teo.ardane@avelunda.example.org",
    "ruan.bellis@belmara.example.org",
    "nara.pellis@belmara.example.org",
    "sori.damarin@coralinde.example.org",
)
_TOKENS = 20


def main() -> None:
    set_up_django()
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from mutirao.access.models import Account
    from mutirao.access.permissions import Permission
    from mutirao.access.queries import actor_of
    from mutirao.access.services import issue_token
    from mutirao.programmes.models import StoredPlan
    from mutirao.site import preparation

    now = timezone.now()
    preparation.prepare(now=now, tell=_tell)
    preparation.load_demonstration(now=now, tell=_tell)
    officer = Account.objects.get(email=OFFICER)
    by, scope, life = actor_of(officer, acting_as=None, on=now.date()), [Permission.DRAFT_NEED], timedelta(days=1)
    writers = [actor_of(Account.objects.get(email=one), acting_as=None, on=now.date()) for one in WRITERS]
    tokens = [
        issue_token(name=f"{one}", scope=scope, life=life, by=writers[one % len(writers)], now=now)[1]
        for one in range(_TOKENS)
    ]
    result = StoredPlan.objects.visible_to(by).latest("pk").public_id
    client = Client()
    client.force_login(officer, settings.AUTHENTICATION_BACKENDS[0])
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    print(json.dumps({"tokens": tokens, "session": session, "party": by.party_code, "result": result}))


def _tell(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    main()
