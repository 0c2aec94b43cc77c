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


class NoPledgeError(InvalidError):
    """`kind`: of this statement nobody promised anything."""

    code = "pledge.none"


class EvidenceClosedError(ConflictError):
    """It was accepted, answered or withdrawn already: `state`."""

    code = "evidence.closed"


class OwnEvidenceError(ForbiddenError):
    """Nobody decides what they entered themselves."""

    code = "evidence.own"


class OthersEvidenceError(ForbiddenError):
    """Only who entered it may withdraw it."""

    code = "evidence.of_others"


class EmptyAnswerError(InvalidError):
    code = "evidence.empty_answer"


class UnknownPledgeError(InvalidError):
    """No statement of the party has the id `statement`."""

    code = "pledge.unknown_successor"


class NoAgreementError(InvalidError):
    """`kind`: this statement tells of no agreement."""

    code = "agreement.none"


class TermsRevisedError(ConflictError):
    """Somebody else recorded the terms since version `read` was read; `current` is what stands now."""

    code = "agreement.terms_revised"


class NotPartyToError(InvalidError):
    """`party` is no party to the agreement, and so owes nothing under it."""

    code = "agreement.no_party"


class AgreementDatesError(InvalidError):
    """It would end (`ends`) before it begins (`begins`), or took place on a day that is still to come."""

    code = "agreement.dates"


class UnknownActivityError(InvalidError):
    """No activity, exercise or programme of the atlas that the caller may see has the id `statement`."""

    code = "agreement.unknown_activity"


class TextReadersError(InvalidError):
    """`party` may not see the agreement, and so not its text; empty where nobody was named."""

    code = "agreement.text_readers"


class CandidateDecidedError(ConflictError):
    """Somebody has decided about this sentence already: `state`."""

    code = "candidate.decided"


class CandidateNotPutAsideError(ConflictError):
    """Only a sentence that was put aside can be looked at again; this one is `state`."""

    code = "candidate.not_put_aside"
