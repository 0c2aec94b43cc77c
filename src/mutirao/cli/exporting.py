"""`mutirao export`: what this site holds, as files."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mutirao.cli.framework import set_up_django
from mutirao.cli.whole_files import write_whole

if TYPE_CHECKING:
    from mutirao.atlas.facts import WholeAtlas


class AtlasForm(StrEnum):
    YAML = "yaml"
    JSON = "json"
    CSV = "csv"
    PACKAGE = "package"


exporting = typer.Typer(help="Write what is public to files.", no_args_is_help=True, rich_markup_mode=None)


@exporting.callback()
def _group() -> None:
    """Keeps `atlas` a command of its own while it is the only one."""


@exporting.command()
def atlas(
    file: Annotated[Path, typer.Argument(help="The file to write; an older one of that name is replaced.")],
    *,
    form: Annotated[
        AtlasForm, typer.Option("--format", help="yaml and csv can be brought in again; package is a data package.")
    ] = AtlasForm.YAML,
) -> None:
    """Write the public facts of the atlas: statements, and in yaml, json and package their sources too.

    Example: mutirao export atlas atlas.yaml
    """
    set_up_django()
    from django.utils import timezone

    from mutirao.access.actors import ANONYMOUS
    from mutirao.atlas.queries.whole import whole_atlas

    whole = whole_atlas(by=ANONYMOUS, on=timezone.now().date())
    write_whole(file, _written(whole, form))
    typer.echo(f"{file}: {len(whole.statements)} statements, {len(whole.sources)} sources.")


def _written(whole: "WholeAtlas", form: AtlasForm) -> bytes:
    from mutirao.atlas.exports.data_package import atlas_as_package
    from mutirao.atlas.exports.whole import atlas_as_json, atlas_as_yaml, statements_as_csv

    if form is AtlasForm.PACKAGE:
        return atlas_as_package(whole)
    if form is AtlasForm.CSV:
        return statements_as_csv(whole.statements).encode()
    return (atlas_as_yaml(whole) if form is AtlasForm.YAML else atlas_as_json(whole)).encode()
