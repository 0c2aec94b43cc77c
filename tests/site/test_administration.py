"""What an administrator can do, on one page: the commands, and how the site is."""

import shlex

import pytest
import typer
from tests.cast import Cast
from tests.visiting import signed_in
from typer.core import TyperGroup
from typer.main import get_command

from mutirao.cli.app import app
from mutirao.site.administration import CHECKS, DUTIES
from mutirao.site.commands import register

pytestmark = pytest.mark.django_db


def test_an_administrator_finds_the_commands_and_the_state_of_the_site(cast: Cast) -> None:
    page = signed_in(cast.administrator).get("/en/administration/").text
    assert all(duty.command.split()[1] in page for duty in DUTIES)
    assert all(f'<th scope="row">{name}</th>' in page for name in CHECKS)
    assert "sqlite" in page or "postgresql" in page


def test_the_home_page_leads_an_administrator_there_and_nobody_else(cast: Cast) -> None:
    assert "/en/administration/" in signed_in(cast.administrator).get("/en/").text
    assert "/en/administration/" not in signed_in(cast.amara_officer).get("/en/").text


def test_every_command_of_the_page_exists() -> None:
    whole = typer.Typer()
    whole.registered_commands, whole.registered_groups = [*app.registered_commands], [*app.registered_groups]
    register(whole)
    for duty in DUTIES:
        _program, *words = shlex.split(duty.command)
        command = get_command(whole)
        while isinstance(command, TyperGroup):
            command = command.commands[words.pop(0)]
