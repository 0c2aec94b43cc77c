"""`mutirao account`: the first accounts of a deployment, and what they may do for whom."""

from typing import Annotated

import typer

from mutirao.access.permissions import Role
from mutirao.cli.framework import set_up_django
from mutirao.kernel.languages import DEFAULT_LANGUAGE

account = typer.Typer(
    help="Make accounts and grant them roles in parties.", no_args_is_help=True, rich_markup_mode=None
)


@account.command()
def create(
    email: str,
    *,
    name: Annotated[str, typer.Option(help="As others see it.")],
    password: Annotated[
        str,
        typer.Option(
            prompt=True,
            hide_input=True,
            confirmation_prompt=True,
            envvar="MUTIRAO_PASSWORD",
            help="Asked for where it is not given; better not on the command line.",
        ),
    ],
    language: Annotated[str, typer.Option(help="Language of its pages.")] = DEFAULT_LANGUAGE,
) -> None:
    """Make an account that may do nothing yet.

    Example: mutirao account create ana@example.org --name "Ana Souza"
    """
    set_up_django()
    from django.utils import timezone

    from mutirao.access.actors import Via, system_actor
    from mutirao.access.services import create_account

    by = system_actor(Via.COMMAND)
    made = create_account(email=email, name=name, password=password, language=language, by=by, now=timezone.now())
    typer.echo(f"{made.email} can sign in. Let it act with: mutirao account grant {made.email} PARTY ROLE")


@account.command()
def password(email: str) -> None:
    """Give an account a new password, for whoever has forgotten theirs: no mail is sent for that.

    Example: mutirao account password ana@example.org
    """
    set_up_django()
    from django.utils import timezone

    from mutirao.access.actors import Via, system_actor
    from mutirao.access.queries import account_by_email
    from mutirao.access.services import reset_password

    forgotten = account_by_email(email)
    secret = reset_password(account=forgotten, by=system_actor(Via.COMMAND), now=timezone.now())
    typer.echo(f"The password of {forgotten.email} is now, shown this once: {secret}")
    typer.echo("It has been signed out everywhere. Let it change the password after signing in.")


@account.command()
def grant(
    email: str,
    party: Annotated[str, typer.Argument(help="Code of a country, organisation or network.")],
    role: Annotated[Role, typer.Argument(help="What it may do there.")],
) -> None:
    """Let an account act for a party; the first administrator of a deployment is made so.

    Example: mutirao account grant ana@example.org BRA country_officer
    """
    set_up_django()
    from django.utils import timezone

    from mutirao.access.actors import Via, system_actor
    from mutirao.access.queries import account_by_email
    from mutirao.access.services import grant_membership
    from mutirao.parties.queries import party_by_code

    grant_membership(
        account=account_by_email(email),
        party=party_by_code(party),
        role=role,
        by=system_actor(Via.COMMAND),
        now=timezone.now(),
    )
    typer.echo(f"{email} is {role.value} for {party.upper()}.")


@account.command()
def show(email: str) -> None:
    """Say for whom an account acts, and as what.

    Example: mutirao account show ana@example.org
    """
    set_up_django()
    from django.utils import timezone

    from mutirao.access.queries import account_by_email, memberships_of

    shown = account_by_email(email)
    held = list(memberships_of(shown, on=timezone.now().date()))
    typer.echo(f"{shown.email}: {shown.name}")
    for one in held:
        typer.echo(f"  {one.party.code:12} {one.role:18} {f'until {one.ends}' if one.ends else 'no end set'}")
    if not held:
        typer.echo("  It acts for nobody.")


@account.command()
def end(
    email: str,
    party: Annotated[str, typer.Argument(help="Code of the party for which it shall not act any more.")],
) -> None:
    """End an account's acting for a party, in every role; its tokens for that party stop working at once.

    Example: mutirao account end ana@example.org BRA
    """
    set_up_django()
    from django.utils import timezone

    from mutirao.access.actors import Via, system_actor
    from mutirao.access.queries import account_by_email
    from mutirao.access.services import end_memberships
    from mutirao.parties.queries import party_by_code

    ended = end_memberships(
        account=account_by_email(email), party=party_by_code(party), by=system_actor(Via.COMMAND), now=timezone.now()
    )
    for one in ended:
        typer.echo(f"{email} is no longer {one.role} for {party.upper()}.")
