"""What each column of a result says: the reference is made of this, and a CSV has it beside it.

Losses are in the unit of the file that was read; figures are per incident unless a column says otherwise.
"""

from collections.abc import Mapping

_NODE = {"node": "code of the node", "group": "its group"}
_SAVED = "loss less per incident"
_ERROR = "standard error of simulation; empty where there are too few worlds to tell"
_LOW, _HIGH = "lower end of the 90 % interval of simulation", "upper end of the 90 % interval of simulation"

# By kind of result, table and column, in order.
COLUMNS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "simulate": {
        "nodes": {
            **_NODE,
            "loss_if_reached": "what is lost when it is reached; 1 where the file says nothing",
            "probability": "share of worlds in which an incident reaches it; where it begins counts as reached",
            "standard_error": _ERROR,
            "expected_loss": "probability times loss",
            "expected_loss_standard_error": _ERROR,
            "incidents_a_year": "how often it is reached in a year; empty where no rates decide",
            "loss_a_year": "expected loss in a year; empty where no rates decide",
        },
        "between": {
            "from": "group in which the incident begins, or “named nodes”",
            "to": "group that is reached",
            "nodes_in_group": "how many nodes the group has that is reached",
            "nodes_reached": "how many of them are reached on average",
            "nodes_reached_standard_error": _ERROR,
            "loss": "what they lose on average",
            "loss_standard_error": _ERROR,
            "loss_a_year": "the same in a year, by the rates of the group in which incidents begin",
        },
        "worlds": {
            "from": "group in which the incident begins, “named nodes”, or “all incidents”",
            "loss": "what an incident costs on average",
            "loss_standard_error": _ERROR,
            "at_most_50": "what half of incidents do not exceed",
            "at_most_90": "what nine in ten incidents do not exceed",
            "at_most_95": "what nineteen in twenty incidents do not exceed",
            "at_most_99": "what 99 in a hundred incidents do not exceed",
            "worst_mean": "what the worst 5 % of incidents cost on average (expected shortfall)",
            "worst_mean_standard_error": _ERROR,
        },
    },
    "attribute": {
        "programmes": {
            "programme": "code of the programme",
            "by": "who helps or pays",
            "saved": f"{_SAVED} that it may be credited with (Shapley's value)",
            "standard_error": _ERROR,
            "low": _LOW,
            "high": _HIGH,
            "order_error": "what drawing orders leaves open, at most; zero up to 12 programmes",
            "conclusion": "saves, or no_difference_can_be_told where the interval covers zero",
            "saved_a_year": "the same in a year; empty where no rates decide",
            "cost": "sum of its lines; empty where the file has no costs",
            "saved_per_cost": "saved per unit of cost",
        },
        "matrix": {
            "programme": "code of the programme",
            "by": "who helps or pays",
            "group": "who is spared",
            "saved": f"{_SAVED} of the group",
            "standard_error": _ERROR,
        },
        "between": {
            "by": "who helps or pays",
            "group": "who is spared",
            "saved": f"{_SAVED} of the group, by all programmes of the party",
            "standard_error_at_most": "sum of the programmes' standard errors, which are not independent",
        },
    },
    "harden": {
        "examined": {
            "hardened": "node, or edge",
            "node": "code of the node that is hardened, or at which the edge ends",
            "provider": "where the edge begins; empty for a node",
            "group": "group of the node",
            "saving": _SAVED,
            "standard_error": _ERROR,
            "low": _LOW,
            "high": _HIGH,
            "worst_saving": "by how much the worst 5 % of incidents cost less on average; may be negative",
            "worst_standard_error": _ERROR,
            "worst_low": _LOW,
            "worst_high": _HIGH,
            "is_best": "whether it has the greatest saving",
            "ties_with_best": "whether no difference to the best can be told in the same worlds",
        },
    },
    "propagate": {
        "nodes": {
            "scenario": "name of the scenario",
            **_NODE,
            "output": "output per period",
            "direct": "greatest direct loss, as a share of output",
            "inoperability": "share of output lost, summed over periods where a course is followed",
            "loss": "what is lost in all, per period or over the whole course",
            "capped_loss": "the same, with nobody losing more than everything in any period that is followed",
            "one_hop_loss": "the same if losses went no further than to direct customers (or suppliers)",
            "greatest_inoperability": "share of output lost in the worst period, before the cap",
            "is_beyond_everything": "whether more than everything would be lost: the model is linear",
        },
        "groups": {
            "scenario": "name of the scenario",
            "group": "group that loses",
            "direct_loss": "what is lost directly",
            "loss": "what is lost in all",
            "capped_loss": "the same, with nobody losing more than everything",
            "one_hop_loss": "the same after one hop",
        },
        "scenarios": {
            "scenario": "name of the scenario",
            "direct_loss": "what is lost directly",
            "loss": "what is lost in all",
            "capped_loss": "the same, with nobody losing more than everything",
            "indirect_over_direct": "what is lost behind, over what is lost directly",
            "one_hop_loss": "what is lost after one hop",
            "nodes_beyond_everything": "how many nodes would lose more than everything",
        },
        "course": {
            "scenario": "name of the scenario",
            "period": "start of the period, from 0",
            "group": "group that loses",
            "loss": "loss per period at that time",
        },
        "recovery": {
            "scenario": "name of the scenario",
            "programme": "code of the programme that shortens recovery, or “all together”",
            "by": "who helps or pays",
            "loss_without": "what is lost over the whole course without it",
            "loss_with": "what is lost over the whole course with it",
            "saved": "the difference, of the same shocks",
            "cost": "sum of its lines; empty where the file has no costs",
            "saved_per_cost": "saved per unit of cost",
        },
        "recovery_between": {
            "scenario": "name of the scenario",
            "programme": "code of the programme that shortens recovery, or “all together”",
            "group": "group that is spared",
            "saved": "what it loses less",
        },
    },
}
