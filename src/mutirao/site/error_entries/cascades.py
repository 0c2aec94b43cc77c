"""What is wrong with a graph of dependencies, or with what was asked of it."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "cascade.columns_differ": Entry(
        _("There are {tails} tails, {heads} heads and {probabilities} probabilities."),
        _("Give one of each for every edge."),
        400,
        Exit.INVALID,
    ),
    "cascade.node_unknown": Entry(
        _("Row {row} (counted from 0) names node {node}, but nodes are numbered from 0 and there are {nodes}."),
        _("Correct the row, or add the node."),
        400,
        Exit.INVALID,
    ),
    "cascade.per_node": Entry(
        _("{given} figures were given for {nodes} nodes."),
        _("Give one figure for every node."),
        400,
        Exit.INVALID,
    ),
    "cascade.per_edge": Entry(
        _("{given} figures were given for {edges} edges."),
        _("Give one figure for every edge."),
        400,
        Exit.INVALID,
    ),
    "cascade.self_loop": Entry(
        _("In row {row} (counted from 0) node {node} depends on itself."),
        _("Leave the row out."),
        400,
        Exit.INVALID,
    ),
    "cascade.duplicate_edge": Entry(
        _("Rows {first_row} and {row} (counted from 0) both lead from node {tail} to node {head}."),
        _("Keep one of them, or merge them into one probability."),
        400,
        Exit.INVALID,
    ),
    "cascade.probability_invalid": Entry(
        _("{value} in row {row} (counted from 0) is not a probability."),
        _("Give a number between 0 and 1."),
        400,
        Exit.INVALID,
    ),
    "cascade.containment_invalid": Entry(
        _("{value} is not a containment (node {node})."),
        _("Give a number between 0 and 1."),
        400,
        Exit.INVALID,
    ),
    "cascade.loss_invalid": Entry(
        _("{value} is not a loss (node {node})."),
        _("Give a number that is not negative."),
        400,
        Exit.INVALID,
    ),
    "cascade.rate_invalid": Entry(
        _("{value} is not a rate of incidents (node {node})."),
        _("Give a number that is not negative."),
        400,
        Exit.INVALID,
    ),
    "cascade.no_incident": Entry(
        _("No incident happens anywhere, so nothing spreads."),
        _("Name a node where incidents begin, or give a rate above zero."),
        400,
        Exit.INVALID,
    ),
    "cascade.no_worlds": Entry(
        _("{worlds} worlds cannot be simulated."),
        _("Ask for at least one."),
        400,
        Exit.INVALID,
    ),
    "cascade.beyond_memory": Entry(
        _("This needs {needed} MiB of memory; {limit} MiB are allowed."),
        _("Nothing was computed. Allow more, or give a smaller graph, fewer worlds or fewer threads."),
        400,
        Exit.INVALID,
    ),
}
