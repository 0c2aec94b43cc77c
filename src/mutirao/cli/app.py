"""The `mutirao` command: parses, calls, prints. `site/command.py` adds what concerns the whole deployment."""

import typer

from mutirao.cli import account, audit, compare, exporting, figures, importing, party, planning, statements, trickleup

app = typer.Typer(
    name="mutirao",
    help="An open workbench for international cooperation in cyber resilience.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help answers twice as fast
    pretty_exceptions_enable=False,
)

app.command("plan")(planning.plan)
app.command("explore")(planning.explore)
app.command("compare")(compare.compare)
app.add_typer(trickleup.trickleup, name="trickleup")
app.add_typer(account.account, name="account")
app.add_typer(party.party, name="party")
importing.importing.command()(statements.statements)
importing.importing.command()(figures.gdp)
importing.importing.command()(figures.gci)
app.add_typer(importing.importing, name="import")
app.add_typer(exporting.exporting, name="export")
app.add_typer(audit.audit, name="audit")
