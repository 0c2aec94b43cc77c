"""What of this site is public, under which licence, from which source; and each of it as a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from mutirao.access.actors import ANONYMOUS
from mutirao.atlas.exports.data_package import LICENCE, atlas_as_package
from mutirao.atlas.exports.whole import atlas_as_yaml, statements_as_csv
from mutirao.atlas.facts import WholeAtlas
from mutirao.atlas.published import schema_as_json
from mutirao.atlas.queries.whole import whole_atlas
from mutirao.directory.exports import countries_as_csv, figures_as_csv, memberships_as_csv
from mutirao.directory.queries import figure_sources

_CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """`name` is the last part of the address."""

    name: str
    form: str | Promise
    ending: str
    content_type: str
    write: Callable[[], str | bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    title: str | Promise
    says: str | Promise
    source: str | Promise
    licence: str | Promise
    licence_address: str = ""
    source_address: str = ""
    files: Sequence[File] = ()


@require_GET
def open_data(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/open_data.html", {"stage": "know", "datasets": _datasets()})


@require_GET
def dataset(_request: HttpRequest, name: str) -> HttpResponse:
    """The same bytes for everybody: what a signed-in reader may see beyond that is never part of it."""
    file = _files().get(name)
    if file is None:
        raise Http404
    answer = HttpResponse(file.write(), content_type=file.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{file.name}.{file.ending}"'
    return answer


def _files() -> Mapping[str, File]:
    return {file.name: file for dataset in _datasets() for file in dataset.files}


def _public_atlas() -> WholeAtlas:
    return whole_atlas(by=ANONYMOUS, on=timezone.now().date())


def _datasets() -> list[Dataset]:
    return [_ATLAS, *_published_figures(), _COUNTRIES, _MEMBERSHIPS]


_ATLAS = Dataset(
    title=_("The atlas: statements, sources and topics"),
    says=_("What parties have said, promised and done, in the words of this site, with the source of each."),
    source=_("The sources are named with every statement."),
    licence=LICENCE["title"],
    licence_address=LICENCE["path"],
    files=(
        File(
            name="atlas",
            form=_("Data Package (ZIP)"),
            ending="zip",
            content_type="application/zip",
            write=lambda: atlas_as_package(_public_atlas()),
        ),
        File(
            name="atlas-yaml",
            form="YAML",
            ending="yaml",
            content_type="application/yaml; charset=utf-8",
            write=lambda: atlas_as_yaml(_public_atlas()),
        ),
        File(
            name="statements",
            form="CSV",
            ending="csv",
            content_type=_CSV,
            write=lambda: statements_as_csv(_public_atlas().statements),
        ),
        File(
            name="statements-schema",
            form=_("Schema of the files (JSON)"),
            ending="json",
            content_type="application/schema+json",
            write=schema_as_json,
        ),
    ),
)
_COUNTRIES = Dataset(
    title=_("Countries and territories: codes, regions and names"),
    says=_("The entries of ISO 3166 with their names in the interface languages. They express no opinion on status."),
    source=_("United Nations (UNTERM, M49), ISO 3166-1, Unicode CLDR, and our own renderings of them"),
    licence=_("facts; names from CLDR under the Unicode License v3"),
    files=(File(name="countries", form="CSV", ending="csv", content_type=_CSV, write=countries_as_csv),),
)
_MEMBERSHIPS = Dataset(
    title=_("Members of networks, with dates"),
    says=_("Who belonged to ASEAN, the G7, the G20 and the OAS from when until when, each with what it rests on."),
    source=_("The networks' own declarations, named in each row"),
    licence=LICENCE["title"],
    licence_address=LICENCE["path"],
    files=(File(name="memberships", form="CSV", ending="csv", content_type=_CSV, write=memberships_as_csv),),
)
# Whose figures are shipped. Figures of the demonstration's countries are invented and are no data for anybody.
_PUBLISHED = ("gdp", "gci-2024")


def _published_figures() -> list[Dataset]:
    sources = {source.key: source for source in figure_sources()}
    return [
        Dataset(
            title=sources[key].title,
            says=sources[key].vintage,
            source=sources[key].issuer,
            source_address=sources[key].url,
            licence=sources[key].licence,
            files=(_figures_file(key),),
        )
        for key in _PUBLISHED
        if key in sources
    ]


def _figures_file(key: str) -> File:
    return File(name=key, form="CSV", ending="csv", content_type=_CSV, write=lambda: figures_as_csv(key))
