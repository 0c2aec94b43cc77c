"""What cannot be propagated, and why."""

from mutirao.kernel.errors import InvalidError


class TableShapeError(InvalidError):
    """`part` has `found` entries where the table has `nodes` nodes."""

    code = "propagation.shape"


class NameTwiceError(InvalidError):
    """Two nodes are called `node`."""

    code = "propagation.name_twice"


class FlowInvalidError(InvalidError):
    """`seller` delivers `value` to `buyer`: negative, or no number."""

    code = "propagation.flow_invalid"


class OutputInvalidError(InvalidError):
    """`nodes` have flows, but an output that is zero, negative or no number; `count` of them."""

    code = "propagation.output_invalid"


class OrientationError(InvalidError):
    """Rows and columns are exchanged: sums miss output by `gap` of it as given, by `exchanged_gap` the other way
    round."""

    code = "propagation.orientation"


class UnbalancedError(InvalidError):
    """`side` (`sales`, `purchases`) and the rest do not add up to output: the gap is `gap` of all output, greatest at
    `node`."""

    code = "propagation.unbalanced"


class BeyondOutputError(InvalidError):
    """`count` nodes sell more than their output, among them `nodes`; together `excess` of all output."""

    code = "propagation.beyond_output"


class RadiusError(InvalidError):
    """The spectral radius is one or more (`radius`): losses would grow without end, by way of `nodes`, `count` in
    all."""

    code = "propagation.radius"


class DirectInvalidError(InvalidError):
    """The direct inoperability of `node` is `value`, not from 0 to 1."""

    code = "propagation.direct_invalid"


class ParameterInvalidError(InvalidError):
    """`parameter` is `value`, outside of what it can be: `expected`."""

    code = "propagation.parameter_invalid"
