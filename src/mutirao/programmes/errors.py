"""What can be refused about needs, activities and programmes; `site/error_table.py` has the sentences."""

from mutirao.kernel.errors import ConflictError, InvalidError


class InvalidTermsError(InvalidError):
    """`field` names what does not make sense."""

    code = "programme.invalid_terms"


class CircularNeedsError(InvalidError):
    code = "need.circle"


class NeedChangedError(ConflictError):
    code = "need.changed"


class NeedStateError(ConflictError):
    """The need is not in a state that allows this; `state` says in which it is."""

    code = "need.state"


class ActivityChangedError(ConflictError):
    code = "activity.changed"


class ActivityStateError(ConflictError):
    code = "activity.state"


class NotNowError(ConflictError):
    """The recipient said "not now until"; `until` is the day."""

    code = "activity.not_now"


class PastDateError(InvalidError):
    code = "activity.past_date"


class UnacknowledgedClashError(ConflictError):
    """There are clashes that the actor has not been shown as they stand now."""

    code = "activity.clash_not_acknowledged"


class ActivityInProgrammeError(ConflictError):
    code = "activity.in_programme"


class ActivityNotSharedError(InvalidError):
    """A side of the programme would see an activity or need that its country has not shared with it."""

    code = "programme.activity_not_shared"


class ProgrammeChangedError(ConflictError):
    code = "programme.changed"


class ProgrammeStateError(ConflictError):
    code = "programme.state"


class AlreadySignedError(ConflictError):
    code = "programme.already_signed"


class StalePlanError(ConflictError):
    """The inputs of a computed result are no longer those it was computed from."""

    code = "plan.stale"


class NothingAssumedError(InvalidError):
    """The shipped assumptions have no need of a name."""

    code = "assumptions.nothing_changed"


class AssumptionNameTakenError(ConflictError):
    """The party has a set with this `name`."""

    code = "assumptions.name_taken"


class AssumptionSetChangedError(ConflictError):
    """Somebody has changed the set since it was read."""

    code = "assumptions.changed"


class TooManyAssumptionSetsError(ConflictError):
    """A party keeps at most `most`."""

    code = "assumptions.too_many"


class SideBySideError(InvalidError):
    """`given` results, where two to `most` what-ifs can stand side by side."""

    code = "plan.side_by_side"
