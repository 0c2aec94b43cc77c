"""`mutirao trickleup`: who depends on whom, from files, without a database and without the site."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mutirao.cli import trickleup_running as running
from mutirao.programmes.dependencies.choices import Backend, Felt, Form, Hardened, Return

if TYPE_CHECKING:
    from mutirao.programmes.dependencies.results import Outcome

MOST_SEED = 2**63 - 1
MOST_WORLDS = 2**31

trickleup = typer.Typer(
    help="Who depends on whom, and what follows: from files, without a database.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

NodesFile = Annotated[Path, typer.Option("--nodes", help="CSV: node[, group, country, rate, loss, containment].")]
EdgesFile = Annotated[Path, typer.Option("--edges", help="CSV: provider, dependent, probability.")]
At = Annotated[str, typer.Option(help="Where one incident begins at once, such as A,B; without it rates decide.")]
By = Annotated[str | None, typer.Option(help="The column whose labels make groups: group, country, sector or name.")]
Worlds = Annotated[int, typer.Option(min=1, max=MOST_WORLDS, help="How many worlds are simulated.")]
Seed = Annotated[int, typer.Option(min=0, max=MOST_SEED, help="The same seed gives the same bytes.")]
Threads = Annotated[int, typer.Option(min=1, help="Threads of this process.")]
Workers = Annotated[int, typer.Option(min=0, help="Processes, with joblib or Dask; 0 leaves it open.")]
By_whom = Annotated[Backend | None, typer.Option("--backend", help="Who computes; no digit depends on it.")]
Scheduler = Annotated[str | None, typer.Option(help="Address of a Dask scheduler, such as tcp://10.0.0.1:8786.")]
Checkpoint = Annotated[
    Path | None, typer.Option(help="Folder for finished pieces: the same command goes on where it was stopped.")
]
Memory = Annotated[int | None, typer.Option(min=1, help="MiB that may be used; without it 80 % of the machine's.")]
Written = Annotated[Form, typer.Option("--format", help="How to write the result.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="The file to write; csv and parquet need one.")]


@trickleup.command()
def simulate(
    *,
    nodes: NodesFile,
    edges: EdgesFile,
    at: At = "",
    by: By = None,
    worlds: Worlds = 4096,
    seed: Seed = 0,
    threads: Threads = 1,
    workers: Workers = 0,
    backend: By_whom = None,
    scheduler: Scheduler = None,
    checkpoint: Checkpoint = None,
    memory: Memory = None,
    form: Written = Form.TABLE,
    output: Output = None,
) -> None:
    """How far incidents spread, whom they reach, what that costs, and from whom it comes.

    Example: mutirao trickleup simulate --nodes nodes.csv --edges edges.csv
    """
    limit = running.begin(form, output, memory)
    from mutirao.programmes.dependencies.graph_files import read_dependencies
    from mutirao.programmes.dependencies.runs.simulating import simulate as simulated

    read = read_dependencies(nodes, edges, grouped_by=by, memory_limit=limit)
    with running.means(backend, threads, workers, scheduler, checkpoint) as means:
        found = simulated(read, at=running.codes(at), worlds=worlds, seed=seed, means=means, memory_limit=limit)
    running.finish(found, form, output)


@trickleup.command()
def attribute(
    *,
    nodes: NodesFile,
    edges: EdgesFile,
    programmes: Annotated[Path, typer.Option(help="CSV: programme, node, containment[, by, provider, cost].")],
    at: At = "",
    by: By = None,
    worlds: Worlds = 1024,
    seed: Seed = 0,
    threads: Threads = 1,
    workers: Workers = 0,
    backend: By_whom = None,
    scheduler: Scheduler = None,
    checkpoint: Checkpoint = None,
    memory: Memory = None,
    form: Written = Form.TABLE,
    output: Output = None,
) -> None:
    """With how much of what is saved each programme may be credited, and whom it spares.

    Example: mutirao trickleup attribute --nodes nodes.csv --edges edges.csv --programmes programmes.csv
    """
    limit = running.begin(form, output, memory)
    from mutirao.programmes.dependencies.graph_files import read_dependencies
    from mutirao.programmes.dependencies.programme_files import read_programmes
    from mutirao.programmes.dependencies.runs.attributing import attribute as attributed

    read = read_dependencies(nodes, edges, grouped_by=by, memory_limit=limit)
    asked = read_programmes(programmes, read)
    with running.means(backend, threads, workers, scheduler, checkpoint) as means:
        found = attributed(read, asked, at=running.codes(at), worlds=worlds, seed=seed, means=means, memory_limit=limit)
    running.finish(found, form, output)


@trickleup.command()
def harden(
    *,
    nodes: NodesFile,
    edges: EdgesFile,
    of: Annotated[Hardened | None, typer.Option(help="Only nodes or only edges; without it both, apart.")] = None,
    raised_to: Annotated[float, typer.Option(min=0, max=1, help="The containment that hardening brings.")] = 0.9,
    at: At = "",
    by: By = None,
    worlds: Worlds = 4096,
    seed: Seed = 0,
    most_examined: Annotated[int, typer.Option(min=1, help="How many candidates are simulated at most.")] = 32,
    threads: Threads = 1,
    workers: Workers = 0,
    backend: By_whom = None,
    scheduler: Scheduler = None,
    checkpoint: Checkpoint = None,
    memory: Memory = None,
    form: Written = Form.TABLE,
    output: Output = None,
) -> None:
    """Which single node, and which single edge, saves most when it is hardened, and with whom it ties.

    Example: mutirao trickleup harden --nodes nodes.csv --edges edges.csv --raised-to 0.9
    """
    limit = running.begin(form, output, memory)
    from mutirao.programmes.dependencies.graph_files import read_dependencies
    from mutirao.programmes.dependencies.runs.hardening import harden as hardened

    read = read_dependencies(nodes, edges, grouped_by=by, memory_limit=limit)
    with running.means(backend, threads, workers, scheduler, checkpoint) as means:
        found = hardened(
            read,
            of=tuple(Hardened) if of is None else (of,),
            raised_to=raised_to,
            at=running.codes(at),
            worlds=worlds,
            seed=seed,
            most_examined=most_examined,
            means=means,
            memory_limit=limit,
        )
    running.finish(found, form, output)


@trickleup.command()
def propagate(
    *,
    shocks: Annotated[Path, typer.Option(help="CSV: node, direct[, scenario, recovery_time, begins].")],
    nodes: Annotated[
        Path | None,
        typer.Option(
            help="CSV: node[, group, country, output, final_demand, value_added, resilience]; beside --table too."
        ),
    ] = None,
    edges: Annotated[Path | None, typer.Option(help="CSV: provider, dependent, value.")] = None,
    table: Annotated[
        Path | None,
        typer.Option(
            help="In place of --edges: exporter, importer, value[, year, sector]; OECD's ICIO as CSV; a pymrio folder."
        ),
    ] = None,
    felt: Annotated[Felt, typer.Option("--form", help="Who feels a stop: customers (supply) or suppliers.")] = (
        Felt.SUPPLY
    ),
    interrupted: Annotated[float, typer.Option(help="The share of a delivery that a stop really interrupts.")] = 1.0,
    bound: Annotated[
        float | None, typer.Option(help="The most that a stop of all others may cost a node, such as 0.95.")
    ] = None,
    periods: Annotated[
        int | None, typer.Option(min=0, max=100_000, help="Follow the course so long; without it shocks last.")
    ] = None,
    back: Annotated[Return, typer.Option("--recovery", help="How a direct loss goes back.")] = Return.CONSTANT,
    resilience: Annotated[
        float, typer.Option(help="K: how fast a node follows its situation, where its file does not say.")
    ] = 1.0,
    programmes: Annotated[
        Path | None,
        typer.Option(help="CSV: programme, node, shortened[, by, cost]: who recovers sooner; with --periods."),
    ] = None,
    by: By = None,
    memory: Memory = None,
    form: Written = Form.TABLE,
    output: Output = None,
) -> None:
    """What direct losses cost those who buy, or sell, and those behind them, on an input-output table.

    Example: mutirao trickleup propagate --nodes nodes.csv --edges flows.csv --shocks shocks.csv
    """
    limit = running.begin(form, output, memory)
    from mutirao.connectors.input_output.reading import read_table
    from mutirao.programmes.dependencies.flow_files import read_flows
    from mutirao.programmes.dependencies.node_files import read_nodes
    from mutirao.programmes.dependencies.recovery_files import read_recovery_programmes
    from mutirao.programmes.dependencies.runs.propagating import Assumed, Recovery
    from mutirao.programmes.dependencies.runs.propagating import propagate as propagated
    from mutirao.programmes.dependencies.shock_files import read_shocks

    if table is not None and edges is None and (nodes is not None or by is None):
        flows = read_table(table, None if nodes is None else read_nodes(nodes, grouped_by=by))
    elif table is None and nodes is not None and edges is not None:
        flows = read_flows(nodes, edges, grouped_by=by, memory_limit=limit)
    else:
        raise typer.BadParameter("give --nodes and --edges, or --table, with --nodes where it lacks output")
    names = flows.table.names
    found: Outcome = propagated(
        flows,
        read_shocks(shocks, names),
        assumed=Assumed(felt=felt, interrupted=interrupted, bound=bound),
        recovery=None if periods is None else Recovery(periods=periods, back=back, resilience=resilience),
        programmes=None if programmes is None else read_recovery_programmes(programmes, names),
    )
    running.finish(found, form, output)
