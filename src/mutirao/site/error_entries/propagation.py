"""Why losses cannot be followed through a table of flows, or capacities not be made one."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "propagation.shape": Entry(
        _("{part}: {found} does not fit {nodes} nodes."),
        _("Give one value for each node, and for flows one for each pair of nodes."),
        400,
        Exit.INVALID,
    ),
    "propagation.name_twice": Entry(
        _("Two nodes are called {node}."),
        _("Give each node a name of its own."),
        400,
        Exit.INVALID,
    ),
    "propagation.flow_invalid": Entry(
        _("{seller} delivers {value} to {buyer}: a delivery is a number, zero or more."),
        _("Correct the flow. Where there is none, write zero or leave it out."),
        400,
        Exit.INVALID,
    ),
    "propagation.output_invalid": Entry(
        _("{count} nodes have flows, but an output that is not above zero: {nodes}."),
        _("Give their total output, in the unit of the flows, or leave the nodes out."),
        400,
        Exit.INVALID,
    ),
    "propagation.orientation": Entry(
        _(
            "Rows and columns seem to be exchanged: as the table stands, sums miss output by {gap} of it, "
            "the other way round by {exchanged_gap}."
        ),
        _("Each row must say what its node sells, each column what its node buys. Exchange rows and columns."),
        400,
        Exit.INVALID,
    ),
    "propagation.unbalanced": Entry(
        _("The table does not balance: {side} and output differ by {gap} of all output, most at {node}."),
        _("Check that flows, final demand, value added and output are in one unit and of one year."),
        400,
        Exit.INVALID,
    ),
    "propagation.beyond_output": Entry(
        _("{count} nodes sell more than their output, together {excess} of all output, among them {nodes}."),
        _("Check that rows are sellers, and that output is total output in the unit of the flows."),
        400,
        Exit.INVALID,
    ),
    "propagation.radius": Entry(
        _("Losses would grow without end (spectral radius {radius}), by way of {count} nodes, most through {nodes}."),
        _(
            "Check the output of these nodes, or assume that a smaller share of deliveries is interrupted. Where a "
            "table is given without outputs, nothing leaves it: then a share of 1 always has a radius of 1."
        ),
        400,
        Exit.INVALID,
    ),
    "propagation.direct_invalid": Entry(
        _("{node} is said to lose {value} of its output directly: that is not a share from 0 to 1."),
        _("Give the share of output that is lost, such as 0.12."),
        400,
        Exit.INVALID,
    ),
    "propagation.parameter_invalid": Entry(
        _("{parameter} cannot be {value}; expected: {expected}."),
        _("Give a value within these bounds."),
        400,
        Exit.INVALID,
    ),
    "trickle_up.capacity_invalid": Entry(
        _("The {part} of a network cannot be {value}."),
        _("Give every member a capacity of zero or more, and at least one of them a weight above zero."),
        400,
        Exit.INVALID,
    ),
}
