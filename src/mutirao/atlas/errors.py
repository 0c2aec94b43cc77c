"""Why a change of the atlas is refused."""

from mutirao.kernel.errors import ConflictError, ForbiddenError, InvalidError


class StatementRevisedError(ConflictError):
    """Somebody else's wording was recorded since `read`; `current` is the number of what stands now."""

    code = "statement.revised"


class UnknownSourceError(InvalidError):
    code = "statement.unknown_source"


class OtherPartyError(InvalidError):
    """A statement stays with the party that it speaks of."""

    code = "statement.other_party"


class NothingProposedError(InvalidError):
    """What is proposed is what stands already."""

    code = "proposal.nothing_changed"


class ProposalAudienceError(InvalidError):
    """What is said of another party is said to everybody."""

    code = "proposal.audience"


class ProposalClosedError(ConflictError):
    code = "proposal.closed"


class OwnProposalError(ForbiddenError):
    code = "proposal.own"


class OthersProposalError(ForbiddenError):
    """Only who proposed may withdraw or continue."""

    code = "proposal.of_others"


class EmptyReplyError(InvalidError):
    code = "reply.empty"


class SourceRevisedError(ConflictError):
    """`version` stands now, `read` was read."""

    code = "source.revised"


class CircularSourcesError(InvalidError):
    """`chain` names the keys, from the source back to itself."""

    code = "source.circle"
