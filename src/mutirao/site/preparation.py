"""Making a deployment ready: tables, static files, shipped reference data.

Each step does nothing when nothing changed.
"""

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from mutirao.kernel.errors import MutiraoError
from mutirao.site.home import home, prepare_home

Tell = Callable[[str], None]

_REFERENCE = "reference"


class DatabaseNotPreparedError(MutiraoError):
    code = "database.not_prepared"


def prepare(*, now: datetime, tell: Tell) -> None:
    """Bring tables, static files and reference data to this version; `tell` hears of each step that had work to do.

    Needs Django to be set up.
    """
    prepare_home()
    if pending_migrations():
        tell("Preparing the database …")
        apply_migrations()
    if not static_is_current():
        tell("Laying out the static files …")
        lay_out_static()
    load_reference(now=now, tell=tell)


def pending_migrations() -> int:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def known_migrations() -> dict[str, set[str]]:
    """By room, the names of the migrations that this version brings."""
    from django.db.migrations.loader import MigrationLoader

    known: dict[str, set[str]] = {}
    for app, name in MigrationLoader(None).disk_migrations:
        known.setdefault(app, set()).add(name)
    return known


def require_prepared() -> None:
    """Raises DatabaseNotPreparedError while a migration is pending."""
    pending = pending_migrations()
    if pending:
        raise DatabaseNotPreparedError(pending=pending)


def apply_migrations() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def static_is_current() -> bool:
    """Whether the static files laid out in the deployment's folder were made from those of this version."""
    stamp = _static_stamp()
    return stamp.exists() and stamp.read_text() == _static_fingerprint()


def lay_out_static() -> None:
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    _static_stamp().write_text(_static_fingerprint())


def load_reference(*, now: datetime, tell: Tell) -> None:
    """Load what is shipped: parties, figures, networks, the first facts of the atlas."""
    from mutirao.access.actors import Via, system_actor
    from mutirao.atlas.services.loading import load_shipped_atlas
    from mutirao.directory.queries import is_loaded
    from mutirao.directory.services import load_shipped_directory, note_loaded

    # Asked of the files themselves: reading the atlas takes as long as a page.
    edition = _reference_edition()
    if is_loaded(_REFERENCE, edition):
        return
    tell("Loading countries, figures, networks and the first facts of the atlas …")
    by = system_actor(Via.COMMAND)
    load_shipped_directory(by=by, now=now)
    load_shipped_atlas(by=by, now=now)
    index(tell=tell)
    note_loaded(name=_REFERENCE, digest=edition, by=by, now=now)


def _reference_edition() -> str:
    """Changes with the shipped files and with the code that reads them."""
    from mutirao import atlas, directory, parties, search
    from mutirao.directory.queries import digest_of_files

    folders = [Path(room.__path__[0]) for room in (atlas, directory, parties, search)]
    kinds = ("*.py", "reference/*.py", "reference/*.csv", "reference/*.yaml")
    return digest_of_files(path for folder in folders for kind in kinds for path in folder.glob(kind))


def load_demonstration(*, now: datetime, tell: Tell) -> None:
    """Load the demonstration world, once."""
    from mutirao.access.actors import Via, system_actor
    from mutirao.demonstration import loading
    from mutirao.demonstration.accounts import is_loaded
    from mutirao.demonstration.examples import has_examples, load_examples

    if not is_loaded():
        tell("Loading the demonstration world …")
        loading.load_demonstration(by=system_actor(Via.COMMAND), now=now)
        index(tell=tell)
    if not has_examples():
        tell("Computing its examples …")
        load_examples(now=now)


def index(*, tell: Tell) -> None:
    """Let search find what was loaded."""
    from mutirao.search.services import rebuild_index

    tell("Building the index of the search …")
    rebuild_index()


def _static_stamp() -> Path:
    return home() / "static-made-from.txt"


def _static_fingerprint() -> str:
    digest = hashlib.sha256()
    for name, path in sorted(_static_sources()):
        state = path.stat()
        digest.update(f"{name}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _static_sources() -> Iterator[tuple[str, Path]]:
    from django.contrib.staticfiles.finders import get_finders

    for finder in get_finders():
        for name, storage in finder.list([]):
            yield name, Path(storage.path(name))
