"""What cascades refuse to compute. `row` counts the rows of the input from 0; nodes are numbers from 0."""

from mutirao.kernel.errors import InvalidError


class ColumnsDifferError(InvalidError):
    """Tails, heads and probabilities must be as many: `tails`, `heads`, `probabilities`."""

    code = "cascade.columns_differ"


class NodeUnknownError(InvalidError):
    """`node`, in `row`, is not one of the `nodes` nodes 0 … nodes − 1."""

    code = "cascade.node_unknown"


class NotPerNodeError(InvalidError):
    """`given` figures for `nodes` nodes: there must be one each."""

    code = "cascade.per_node"


class NotPerEdgeError(InvalidError):
    """`given` figures for `edges` edges: there must be one each."""

    code = "cascade.per_edge"


class SelfLoopError(InvalidError):
    """In `row`, `node` depends on itself: that says nothing."""

    code = "cascade.self_loop"


class DuplicateEdgeError(InvalidError):
    """`row` has the same tail and head as `first_row`; `merge_parallel_edges` joins them where that is meant."""

    code = "cascade.duplicate_edge"


class ProbabilityInvalidError(InvalidError):
    """The `value` in `row` is not a number between 0 and 1."""

    code = "cascade.probability_invalid"


class ContainmentInvalidError(InvalidError):
    """The containment of `node` is `value`, not a number between 0 and 1."""

    code = "cascade.containment_invalid"


class LossInvalidError(InvalidError):
    """The loss of `node` is `value`: losses are finite and not negative."""

    code = "cascade.loss_invalid"


class RateInvalidError(InvalidError):
    """The rate of incidents of `node` is `value`: rates are finite and not negative."""

    code = "cascade.rate_invalid"


class NoIncidentError(InvalidError):
    """No node is named as a source of incidents, or every rate is zero: nothing could spread."""

    code = "cascade.no_incident"


class NoWorldsError(InvalidError):
    """Fewer than one world was asked for: `worlds`."""

    code = "cascade.no_worlds"


class BeyondMemoryError(InvalidError):
    """`needed` MiB are needed and `limit` MiB are allowed; nothing was allocated."""

    code = "cascade.beyond_memory"
