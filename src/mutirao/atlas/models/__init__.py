"""What countries and networks said and promised: documents, and what they say, in revisions that nobody changes."""

from mutirao.atlas.models.agreements import (
    AgreementCommitment,
    AgreementTerms,
    SignOfLife,
    new_sign_id,
    new_terms_id,
)
from mutirao.atlas.models.documents import (
    CommitmentCandidate,
    DocumentReading,
    new_candidate_id,
    new_reading_id,
)
from mutirao.atlas.models.editions import ShippedEdition, new_edition_id
from mutirao.atlas.models.pledges import PledgeDeclaration, PledgeEvidence, new_declaration_id, new_evidence_id
from mutirao.atlas.models.proposals import ProposalQuerySet, StatementProposal, new_proposal_id
from mutirao.atlas.models.replies import Reply, new_reply_id
from mutirao.atlas.models.sources import (
    Origin,
    Source,
    SourceChange,
    SourceCheck,
    SourceQuerySet,
    new_check_id,
    new_source_key,
)
from mutirao.atlas.models.statements import (
    Involvement,
    InvolvementRole,
    Kind,
    Mark,
    Statement,
    StatementRevision,
    Voice,
    new_statement_id,
)
from mutirao.atlas.models.topics import Topic
from mutirao.atlas.models.written_once import Immutable, ImmutableQuerySet, ImmutableRevisionError

__all__ = [
    "AgreementCommitment",
    "AgreementTerms",
    "CommitmentCandidate",
    "DocumentReading",
    "Immutable",
    "ImmutableQuerySet",
    "ImmutableRevisionError",
    "Involvement",
    "InvolvementRole",
    "Kind",
    "Mark",
    "Origin",
    "PledgeDeclaration",
    "PledgeEvidence",
    "ProposalQuerySet",
    "Reply",
    "ShippedEdition",
    "SignOfLife",
    "Source",
    "SourceChange",
    "SourceCheck",
    "SourceQuerySet",
    "Statement",
    "StatementProposal",
    "StatementRevision",
    "Topic",
    "Voice",
    "new_candidate_id",
    "new_check_id",
    "new_declaration_id",
    "new_edition_id",
    "new_evidence_id",
    "new_proposal_id",
    "new_reading_id",
    "new_reply_id",
    "new_sign_id",
    "new_source_key",
    "new_statement_id",
    "new_terms_id",
]
