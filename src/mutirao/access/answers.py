"""The same write sent twice is done once and answered twice."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from mutirao.access.actors import Actor
from mutirao.access.models import IdempotentAnswer
from mutirao.kernel.errors import InvalidError

# Long enough for a client that was cut off to come back the next day.
KEEP_ANSWERS = timedelta(hours=24)
LONGEST_KEY = 128
_KEY = re.compile(rf"[!-~]{{1,{LONGEST_KEY}}}")


class InvalidKeyError(InvalidError):
    code = "api.invalid_key"


class KeyReusedError(InvalidError):
    code = "api.key_reused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    body: bytes
    is_repeated: bool = False

    @property
    def is_error(self) -> bool:
        return self.status >= 400


def answer_once(*, key: str, request_digest: str, give: Callable[[], Answer], by: Actor, now: datetime) -> Answer:
    """Let `give` change what it changes and keep its answer, in one transaction, so that there is never the one without
    the other; a repetition gets the kept answer. What fails changes nothing and is not kept."""
    if _KEY.fullmatch(key) is None:
        raise InvalidKeyError(longest=LONGEST_KEY)
    with transaction.atomic():
        kept = _kept(key, request_digest, by=by, now=now)
        if kept.status is not None:
            return Answer(status=kept.status, body=bytes(kept.body), is_repeated=True)
        answer = give()
        if answer.is_error:
            transaction.set_rollback(True)
            return answer
        kept.status, kept.body = answer.status, answer.body
        kept.save(update_fields=["status", "body"])
    return answer


def _kept(key: str, request_digest: str, *, by: Actor, now: datetime) -> IdempotentAnswer:
    """The row of this key, made now or before. Whoever sends the same at the same moment waits here for the first."""
    whose = {"key": key, "actor": by.pseudonym, "acting_for": by.party_public_id}
    try:
        with transaction.atomic():
            return IdempotentAnswer.objects.create(**whose, request_digest=request_digest, created_at=now)
    except IntegrityError:
        kept = IdempotentAnswer.objects.get(**whose)
    if kept.request_digest != request_digest:
        raise KeyReusedError(key=key)
    return kept


def forget_answers(now: datetime) -> int:
    """Remove the answers that nobody will ask for again; returns how many."""
    return IdempotentAnswer.objects.filter(created_at__lt=now - KEEP_ANSWERS).delete()[0]
