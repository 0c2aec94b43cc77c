"""Who may answer what is said of a party."""

from mutirao.access.actors import Actor
from mutirao.access.permissions import Permission
from mutirao.atlas.models import Statement


def may_reply(statement: Statement, *, by: Actor) -> bool:
    """Whether the caller answers for the party that the statement speaks of, or that it names."""
    if by.party_id is None or not by.may(Permission.REPLY_TO_STATEMENT, party_id=by.party_id):
        return False
    if statement.party_id == by.party_id:
        return True
    return statement.current is not None and statement.current.involvements.filter(party=by.party_id).exists()
