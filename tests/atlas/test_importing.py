"""Facts from files: as a whole or not at all, shown before, found after, and never over what people wrote here."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from tests.atlas import stories
from tests.atlas.test_loading import edited_here
from tests.cast import Cast

from mutirao.access.actors import ANONYMOUS, Actor
from mutirao.access.audiences import OWN_PARTY
from mutirao.atlas.errors import CircularSourcesError
from mutirao.atlas.exports.data_package import atlas_as_package
from mutirao.atlas.exports.whole import (
    METADATA_COLUMNS,
    STATEMENT_COLUMNS,
    atlas_as_json,
    atlas_as_yaml,
    statements_as_csv,
)
from mutirao.atlas.models import ShippedEdition, Source, SourceChange, Statement, StatementRevision
from mutirao.atlas.queries.importing import ImportDifference, import_changes, import_difference
from mutirao.atlas.queries.whole import whole_atlas
from mutirao.atlas.records import ImportedStatement
from mutirao.atlas.services.agreements import CommitmentTerms, TermsOfAgreement, record_terms
from mutirao.atlas.services.importing import import_statements
from mutirao.atlas.services.loading import load_shipped_atlas
from mutirao.atlas.services.pledges import EvidenceTerms, accept_evidence, declare_pledge, propose_evidence
from mutirao.atlas.services.replies import reply_to_statement
from mutirao.atlas.vocabulary import DeclarationKind, ReplyKind
from mutirao.audit.models import Act
from mutirao.connectors.statements import reading
from mutirao.connectors.statements.checking import check_statements_file
from mutirao.connectors.statements.entries import LEFT_ASIDE
from mutirao.connectors.statements.errors import SupersessionCircleError, TwoSuccessorsError, UnknownNameError
from mutirao.connectors.statements.reading import read_statements_file
from mutirao.kernel.errors import ForbiddenError

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
PLEDGE = "bra-pledge-joint-exercises"
LAW = """sources:
  - key: law-x
    title: Law X
    issuer: Parliament
    date: 2026-03
    url: "https://example.org/x"
    language: pt
    standing: in_force
"""
ONE = """statements:
  - slug: bra-x
    party: BRA
    kind: pledge
    topic: exercises
    parties: [BRA, PRT]
    source: law-x
    mark: confirmed
    voice: own
    says: Hold one exercise a year.
"""

Bring = Callable[[str], ImportDifference]


@pytest.fixture
def bring(atlas: None, cast: Cast, now: datetime, tmp_path: Path) -> Bring:
    def taken(text: str) -> ImportDifference:
        path = tmp_path / "facts.yaml"
        path.write_text(text)
        read = read_statements_file(path)
        check_statements_file(read)
        return import_statements(
            sources=read.sources, statements=read.statements, digest=read.digest, by=cast.system, now=now
        )

    return taken


def test_a_file_brings_its_sources_and_statements(bring: Bring) -> None:
    done = bring(LAW + ONE)
    assert (done.sources.added, done.statements.added) == (("law-x",), ("bra-x",))
    revision = Statement.objects.get(public_id="bra-x").current
    assert revision is not None
    assert (revision.says, revision.said_on, revision.origin) == ("Hold one exercise a year.", "2026-03", "local")
    assert [one.party.code for one in revision.involvements.all()] == ["BRA", "PRT"]
    assert not Source.objects.get(key="law-x").last_checked
    assert Act.objects.filter(event="statements.imported", facts__statements=1).count() == 1


def test_the_same_file_again_changes_nothing(bring: Bring) -> None:
    bring(LAW + ONE)
    before = StatementRevision.objects.count()
    again = bring(LAW + ONE)
    assert (again.statements.unchanged, again.sources.unchanged) == (1, 1)
    assert StatementRevision.objects.count() == before


def test_a_changed_entry_makes_a_revision_and_keeps_the_earlier_one(bring: Bring) -> None:
    bring(LAW + ONE)
    done = bring(LAW + ONE.replace("one exercise", "two exercises"))
    assert done.statements.changed == ("bra-x",)
    said = StatementRevision.objects.filter(statement__public_id="bra-x").order_by("number")
    assert [one.says for one in said] == ["Hold one exercise a year.", "Hold two exercises a year."]


def test_what_people_wrote_here_is_kept_and_named(bring: Bring, now: datetime) -> None:
    bring(LAW + ONE)
    edited_here("bra-x", now)
    done = bring(LAW + ONE.replace("one exercise", "two exercises"))
    assert done.statements.kept == ("bra-x",)
    current = Statement.objects.get(public_id="bra-x").current
    assert current is not None
    assert current.says == "As edited in this deployment."


def test_a_look_before_changes_nothing_and_says_what_would_be_done(bring: Bring, tmp_path: Path) -> None:
    path = tmp_path / "look.yaml"
    path.write_text(LAW + ONE)
    read = read_statements_file(path)
    before = Act.objects.count(), Statement.objects.count()
    found = import_difference(read.sources, read.statements)
    assert (Act.objects.count(), Statement.objects.count()) == before
    assert bring(LAW + ONE) == found


def test_a_document_of_the_file_ends_the_one_that_it_replaces(bring: Bring) -> None:
    bring(LAW.replace("standing: in_force", "standing: in_force\n    supersedes: eciber-2025"))
    older = Source.objects.get(key="eciber-2025")
    assert (older.standing, older.superseded_by and older.superseded_by.key) == ("superseded", "law-x")
    assert older.edited_at is not None  # a later load of the shipped atlas leaves it


@pytest.mark.parametrize(
    ("wrong", "column", "line"),
    [
        (ONE.replace("party: BRA", "party: BRX"), "party", 10),
        (ONE.replace("topic: exercises", "topic: excercises"), "topic", 10),
        (ONE.replace("source: law-x", "source: law-y"), "source", 10),
        (ONE.replace("[BRA, PRT]", "[BRA, PRX]"), "parties", 10),
    ],
)
def test_an_unknown_name_stops_the_whole_file(bring: Bring, wrong: str, column: str, line: int) -> None:
    with pytest.raises(UnknownNameError) as refused:
        bring(LAW + wrong)
    assert (refused.value.facts["column"], refused.value.facts["line"]) == (column, line)
    assert refused.value.facts["suggestions"]
    assert not Source.objects.filter(key="law-x").exists()


def _document(key: str, **links: str) -> str:
    """Another entry under `sources:`."""
    told = LAW.split("\n", 1)[1].replace("law-x", key)
    return told + "".join(f"    {name}: {value}\n" for name, value in links.items())


def _documents(**entries: dict[str, str]) -> str:
    return "sources:\n" + "".join(_document(key, **links) for key, links in entries.items())


def _replaced(text: str) -> str:
    """An entry that says by what it was replaced is not in force."""
    entries = text.split("  - key: ")
    return "  - key: ".join(one.replace("in_force", "superseded") if "superseded_by" in one else one for one in entries)


@pytest.mark.parametrize(
    "links",
    [
        {"law-x": {"superseded_by": "law-y"}, "law-y": {"superseded_by": "law-x"}},
        {"law-x": {"supersedes": "law-y"}, "law-y": {"supersedes": "law-x"}},
        {"law-x": {"follows": "law-y"}, "law-y": {"follows": "law-x"}},
        {"law-x": {"follows": "law-y"}, "law-y": {"supersedes": "law-x"}},
        {"law-x": {"supersedes": "law-x"}},
        {"law-x": {"follows": "law-x"}},
        {"law-x": {"superseded_by": "law-x"}},
        # E-Ciber of 2025 follows the policy of 2023, and that the strategy of 2020.
        {"law-x": {"follows": "eciber-2025"}, "law-y": {"follows": "law-x", "superseded_by": "eciber-2020"}},
        {"eciber-2020": {"follows": "eciber-2025"}},
    ],
)
def test_a_circle_of_documents_is_refused_with_its_chain(bring: Bring, links: dict[str, dict[str, str]]) -> None:
    before = list(Source.objects.order_by("key").values_list("key", "superseded_by__key", "follows__key"))
    with pytest.raises(SupersessionCircleError) as refused:
        bring(_replaced(_documents(**links)))
    chain = str(refused.value.facts["chain"]).split(" → ")
    assert chain[0] == chain[-1]
    assert set(links) & set(chain)
    assert list(Source.objects.order_by("key").values_list("key", "superseded_by__key", "follows__key")) == before


def test_a_circle_that_somebody_closes_after_the_file_was_read_is_refused_all_the_same(
    atlas: None, cast: Cast, now: datetime, tmp_path: Path
) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(_documents(**{"law-x": {"follows": "eciber-2025"}}))
    read = read_statements_file(path)
    check_statements_file(read)
    source = Source.objects.create(
        key="law-x", title="X", issuer="X", url="https://example.org", language="en", standing="none",
        check_period_days=9, origin="local",
    )  # fmt: skip
    Source.objects.filter(key="eciber-2025").update(follows=source)
    with pytest.raises(CircularSourcesError):
        import_statements(sources=read.sources, statements=(), digest=read.digest, by=cast.system, now=now)
    assert Source.objects.get(key="law-x").title == "X"


def test_two_successors_of_one_document_are_refused(bring: Bring) -> None:
    with pytest.raises(TwoSuccessorsError) as refused:
        bring(_documents(**{"law-x": {}, "law-y": {"supersedes": "law-x"}, "law-z": {"supersedes": "law-x"}}))
    assert (refused.value.facts["first"], refused.value.facts["second"]) == ("law-y", "law-z")


def test_a_document_of_the_file_ends_another_one_of_the_file(bring: Bring) -> None:
    text = _documents(**{"law-y": {"supersedes": "law-x"}, "law-x": {}})
    bring(text)
    older = Source.objects.get(key="law-x")
    assert (older.standing, older.superseded_by and older.superseded_by.key) == ("superseded", "law-y")
    assert older.edited_at is None
    again = bring(text)
    assert (again.sources.unchanged, again.replaced) == (2, ())
    older.refresh_from_db()
    assert (older.standing, older.superseded_by and older.superseded_by.key) == ("superseded", "law-y")
    # The entry of the older one changes: what the newer one says of it still holds.
    bring(text.replace("key: law-x\n    title: Law X", "key: law-x\n    title: Law X, amended"))
    older.refresh_from_db()
    assert (older.title, older.standing) == ("Law X, amended", "superseded")


def test_every_change_that_a_file_makes_of_a_source_is_kept(bring: Bring, cast: Cast) -> None:
    bring(LAW)
    bring(LAW.replace("Law X", "Law X, amended"))
    [change] = SourceChange.objects.filter(source__key="law-x")
    assert (change.number, change.before["title"], change.after["title"]) == (2, "Law X", "Law X, amended")
    assert (change.reason, change.changed_by) == ("statements.imported", cast.system.pseudonym)
    assert Source.objects.get(key="law-x").version == 2
    bring(_document_that_replaces("law-x"))
    [derived, _] = SourceChange.objects.filter(source__key="law-x")
    assert (derived.before["standing"], derived.after["standing"]) == ("in_force", "superseded")
    assert derived.after["superseded_by"] == "law-y"


def _document_that_replaces(key: str) -> str:
    return _documents(**{"law-y": {"supersedes": key}})


def test_a_shipped_source_that_a_file_changed_is_not_overwritten_by_a_later_edition(
    bring: Bring, cast: Cast, now: datetime
) -> None:
    bring(_documents(**{"eciber-2025": {}}))
    ShippedEdition.objects.all().delete()
    load_shipped_atlas(by=cast.system, now=now)
    source = Source.objects.get(key="eciber-2025")
    assert source.title == "Law X"
    assert source.waiting_change is not None


def test_a_look_before_tells_every_field_before_and_after(bring: Bring, tmp_path: Path) -> None:
    bring(LAW + ONE)
    changed = (LAW + ONE).replace("Law X", "Law X, amended").replace("one exercise", "two exercises")
    path = tmp_path / "changed.yaml"
    text = changed.replace("statements:", _document("law-y", supersedes="law-x") + "statements:")
    path.write_text(text)
    read = read_statements_file(path)
    found = import_difference(read.sources, read.statements)
    told = import_changes(read.sources, read.statements, found)
    fields = {
        (change.key, one.field): (one.before, one.after)
        for change in (*told.sources, *told.statements)
        for one in change.differences
    }
    assert fields == {
        ("law-x", "title"): ("Law X", "Law X, amended"),
        ("law-x", "standing"): ("in_force", "superseded"),
        ("law-x", "superseded_by"): (None, "law-y"),
        ("bra-x", "says"): ("Hold one exercise a year.", "Hold two exercises a year."),
    }
    bring(text)
    history = {row.source.key: row for row in SourceChange.objects.all()}
    assert {one.field for one in told.sources[0].differences} == {
        name for name in history["law-x"].after if history["law-x"].after[name] != history["law-x"].before.get(name)
    }


def test_a_fault_in_the_middle_leaves_nothing(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("mutirao.atlas.services.importing.save_applied", fails)
    before = Source.objects.count(), Statement.objects.count(), Act.objects.count()
    with pytest.raises(RuntimeError), transaction.atomic():
        bring(LAW + ONE)
    assert (Source.objects.count(), Statement.objects.count(), Act.objects.count()) == before


@pytest.mark.parametrize("member", ["anonymous", "outsider", "amara_officer", "partner"])
def test_who_keeps_no_site_imports_nothing(atlas: None, cast: Cast, now: datetime, member: str) -> None:
    by: Actor = getattr(cast, member)
    with pytest.raises(ForbiddenError):
        import_statements(sources=(), statements=(), digest="0" * 64, by=by, now=now)


def test_what_is_exported_can_be_brought_in_again_and_says_the_same(atlas: None, now: datetime, tmp_path: Path) -> None:
    whole = whole_atlas(by=ANONYMOUS, on=now.date())
    for name, text in (("a.yaml", atlas_as_yaml(whole)), ("a.csv", statements_as_csv(whole.statements))):
        path = tmp_path / name
        path.write_text(text)
        read = read_statements_file(path)
        check_statements_file(read)
        assert [one.slug for one in read.statements] == [one.public_id for one in whole.statements]
        assert [one.says or "" for one in read.statements] == [one.says for one in whole.statements]
        assert [str(one.date) for one in read.statements if one.date] == [
            str(one.said_on) for one in whole.statements if one.said_on
        ]
    assert json.loads(atlas_as_json(whole))["sources"][0]["key"] == whole.sources[0].key


def test_columns_that_are_written_are_those_that_are_read() -> None:
    assert set(STATEMENT_COLUMNS) == set(reading.STATEMENT_COLUMNS)
    assert set(METADATA_COLUMNS) == LEFT_ASIDE


def test_the_data_package_describes_every_column_and_is_the_same_each_time(atlas: None, now: datetime) -> None:
    whole = whole_atlas(by=ANONYMOUS, on=now.date())
    archive = zipfile.ZipFile(io.BytesIO(atlas_as_package(whole)))
    descriptor = json.loads(archive.read("datapackage.json"))
    for resource in descriptor["resources"]:
        header = archive.read(resource["path"]).decode().splitlines()[0]
        assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert atlas_as_package(whole) == atlas_as_package(whole)


def test_the_data_package_carries_what_stands_beside_the_statements(cast: Cast, now: datetime, tmp_path: Path) -> None:
    pledge, agreement = stories.statement(cast, now), stories.agreement(cast, now)
    assert pledge.current is not None
    source = pledge.current.source.key
    read: dict[str, Any] = {"revision": 1, "by": cast.amara_officer, "now": now}
    reply_to_statement(statement_id=pledge.public_id, kind=ReplyKind.CONFIRMS, says="Yes.", language="en", **read)
    declare_pledge(pledge_id=pledge.public_id, kind=DeclarationKind.DONE, says="Done.", language="en", **read)
    for number, says in enumerate(("Accepted evidence.", "Evidence that waits.")):
        terms = EvidenceTerms(source=source, page="", happened="2026", says=says, language="en")
        shown = propose_evidence(
            pledge_id=pledge.public_id, revision=1, terms=terms, by=cast.amara_contributor, now=now
        )
        if number == 0:
            accept_evidence(evidence_id=shown.public_id, by=cast.amara_officer, now=now)
    owed = (CommitmentTerms(party="XTA", says="trains ten people"),)
    agreed = TermsOfAgreement(source=source, begins="2025", commitments=owed)
    record_terms(agreement_id=agreement.public_id, read=0, terms=agreed, by=cast.amara_officer, now=now)
    whole = whole_atlas(by=ANONYMOUS, on=now.date())
    archive = zipfile.ZipFile(io.BytesIO(atlas_as_package(whole)))
    tables = {
        name: list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode())))
        for name in ("statements", "parties", "replies", "declarations", "evidence", "agreements", "commitments")
    }
    assert {row["is_fictitious"] for row in tables["statements"]} == {"true"}
    assert {row["recorded_at"] for row in tables["statements"]} == {now.isoformat()}
    assert [row["says"] for row in tables["replies"]] == ["Yes."]
    assert [row["kind"] for row in tables["declarations"]] == ["done"]
    assert [row["says"] for row in tables["evidence"]] == ["Accepted evidence."]
    assert [(row["begins"], row["is_fictitious"]) for row in tables["agreements"]] == [("2025", "true")]
    assert [row["says"] for row in tables["commitments"]] == ["trains ten people"]
    descriptor = json.loads(archive.read("datapackage.json"))
    keys = {one["name"]: one["schema"]["primaryKey"] for one in descriptor["resources"]}
    for resource in descriptor["resources"]:
        for foreign in resource["schema"].get("foreignKeys", ()):
            assert foreign["reference"]["fields"] == keys[foreign["reference"]["resource"]]
    path = tmp_path / "whole.yaml"
    path.write_text(atlas_as_yaml(whole))
    assert len(read_statements_file(path).statements) == 2


def test_nothing_that_a_party_keeps_to_itself_leaves_the_site(atlas: None, now: datetime) -> None:
    hidden = Statement.objects.get(public_id=PLEDGE)
    hidden.share_with(OWN_PARTY)
    hidden.save()
    whole = whole_atlas(by=ANONYMOUS, on=now.date())
    assert PLEDGE not in {one.public_id for one in whole.statements}
    assert PLEDGE not in atlas_as_yaml(whole)


def test_a_record_may_name_what_was_recorded_on_the_site() -> None:
    assert ImportedStatement.model_fields["slug"].metadata
    given = {"party": "BRA", "kind": "pledge", "topic": "x", "source": "source_ab", "mark": "unread", "voice": "own"}
    assert ImportedStatement.model_validate({"slug": "statement_0ab", **given}).source == "source_ab"
