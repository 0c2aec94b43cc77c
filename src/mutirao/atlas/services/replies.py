"""A party's right of reply beside every fact about it."""

from datetime import datetime

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.atlas import events
from mutirao.atlas.errors import EmptyReplyError, StatementRevisedError
from mutirao.atlas.models import Reply, Statement
from mutirao.atlas.queries.replies import may_reply
from mutirao.atlas.queries.statements import statement as statement_of
from mutirao.atlas.vocabulary import ReplyKind
from mutirao.audit.recording import record
from mutirao.kernel.errors import ForbiddenError
from mutirao.kernel.identifiers import PublicId


@transaction.atomic
def reply_to_statement(
    *, statement_id: PublicId, revision: int, kind: ReplyKind, says: str, language: str, by: Actor, now: datetime
) -> Reply:
    """Say, for the party that a statement speaks of or names, what it answers to the wording read as `revision`.

    It stands beside the statement in the party's own voice and is never changed; who thinks better of it replies
    again. Raises NotFoundError, ForbiddenError for every other party, EmptyReplyError, and StatementRevisedError where
    another wording was recorded since.
    """
    statement = statement_of(statement_id, by=by)
    Statement.objects.select_for_update().get(pk=statement.pk)
    statement = statement_of(statement_id, by=by)
    require(by, Permission.REPLY_TO_STATEMENT, party_id=by.party_id)
    if by.party_id is None or not may_reply(statement, by=by):
        raise ForbiddenError(permission=Permission.REPLY_TO_STATEMENT.value)
    current = statement.current
    assert current is not None
    if current.number != revision:
        raise StatementRevisedError(id=statement_id, current=current.number, read=revision)
    if not says.strip() and kind != ReplyKind.CONFIRMS:
        raise EmptyReplyError(kind=kind.value)

    reply = Reply.objects.create(
        statement=statement,
        revision=current,
        party_id=by.party_id,
        kind=kind,
        says=says.strip(),
        language=language,
        replied_at=now,
        replied_by=by.pseudonym,
    )

    record(events.STATEMENT_REPLIED_TO, by=by, about=reply, at=now, statement=statement_id, kind=kind.value)
    return reply
