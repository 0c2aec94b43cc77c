"""The demonstration shows an example of everything that a record can be, and what the model answers about it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.models import Model, TextChoices

from mutirao.access.actors import Via, system_actor
from mutirao.access.audiences import AudienceKind
from mutirao.access.models import Membership
from mutirao.access.permissions import Role
from mutirao.atlas.models import (
    AgreementTerms,
    CommitmentCandidate,
    PledgeDeclaration,
    PledgeEvidence,
    Reply,
    SignOfLife,
    SourceCheck,
    StatementProposal,
)
from mutirao.atlas.services.loading import load_shipped_atlas
from mutirao.atlas.vocabulary import (
    CandidateState,
    CheckOutcome,
    DeclarationKind,
    EvidenceState,
    ProposalState,
    Renewal,
    ReplyKind,
    SignKind,
)
from mutirao.demonstration import examples, loading
from mutirao.demonstration.people import account_of
from mutirao.demonstration.reader import demonstration_world
from mutirao.directory.services import load_shipped_directory
from mutirao.files.models import Upload
from mutirao.jobs.execution import execute
from mutirao.jobs.models import Job, JobState
from mutirao.programmes.models import Activity, AssumptionSet, ClashAcknowledgement, Need, Programme, StoredPlan
from mutirao.programmes.queries.plans import document_of
from mutirao.programmes.queries.worlds import planning_world
from mutirao.programmes.vocabulary import ActivityKind, ActivityState, ClashKind, NeedState, PlanKind, ProgrammeState
from mutirao.search.models import SavedSearch

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

# Every word that a record can stand under, and where it is kept. A new word without an example fails.
WORDS: list[tuple[type[TextChoices], type[Model], str]] = [
    (NeedState, Need, "state"),
    (AudienceKind, Need, "audience"),
    (ActivityState, Activity, "state"),
    (ActivityKind, Activity, "kind"),
    (ClashKind, ClashAcknowledgement, "kind"),
    (ProgrammeState, Programme, "state"),
    (PlanKind, StoredPlan, "kind"),
    (ProposalState, StatementProposal, "state"),
    (CandidateState, CommitmentCandidate, "state"),
    (EvidenceState, PledgeEvidence, "state"),
    (DeclarationKind, PledgeDeclaration, "kind"),
    (ReplyKind, Reply, "kind"),
    (Renewal, AgreementTerms, "renewal"),
    (SignKind, SignOfLife, "kind"),
    (CheckOutcome, SourceCheck, "outcome"),
]


@pytest.fixture
def loaded(db: None) -> None:
    by = system_actor(Via.COMMAND)
    load_shipped_directory(by=by, now=NOW)
    load_shipped_atlas(by=by, now=NOW)
    loading.load_demonstration(by=by, now=NOW)
    examples.load_examples(now=NOW)


@pytest.mark.usefixtures("loaded")
def test_every_word_that_a_record_can_stand_under_has_an_example() -> None:
    without = {
        word.__name__: sorted(set(word.values) - set(_objects(model).values_list(field, flat=True)))
        for word, model, field in WORDS
    }
    assert {name: missing for name, missing in without.items() if missing} == {}
    assert {role.value for role in Role} == set(Membership.objects.values_list("role", flat=True))


def _objects(model: type[Model]) -> Any:
    return model._default_manager


@pytest.mark.usefixtures("loaded")
def test_a_search_is_kept_and_a_file_lies_beside_a_need() -> None:
    assert SavedSearch.objects.get().query == "q=incident+response"
    assert Upload.objects.filter(about_kind="need").exists()


@pytest.mark.usefixtures("loaded")
def test_a_document_that_the_worker_comes_to_is_read_already_and_keeps_what_was_decided() -> None:
    before = list(CommitmentCandidate.objects.values_list("text", "state"))
    job = Job.objects.get(kind="read_document")
    execute(job.public_id)
    job.refresh_from_db()
    assert job.state == JobState.SUCCEEDED
    assert list(CommitmentCandidate.objects.values_list("text", "state")) == before


@pytest.mark.usefixtures("loaded")
def test_examples_are_loaded_once() -> None:
    assert examples.has_examples()


@pytest.mark.usefixtures("loaded")
def test_the_gain_of_others_depends_on_the_assumptions() -> None:
    """What others have is a gain without displacement and a loss with it, and the loss depends on the structure."""
    document = document_of(StoredPlan.objects.get(kind=PlanKind.PLAN))
    others = {(one["structure"], one["displacement"]): one["benefit"]["others"] for one in document["structures"]}
    gains = [benefit["median"] for (_, has_displacement), benefit in others.items() if not has_displacement]
    losses = [benefit["median"] for (_, has_displacement), benefit in others.items() if has_displacement]
    assert min(gains) > 0 > max(losses)
    assert len(set(losses)) == len(losses) >= 2


@pytest.mark.usefixtures("loaded")
def test_a_stored_example_is_what_the_same_question_gives_again() -> None:
    world = demonstration_world(NOW.date())
    programme = examples._programme(world)
    asker = account_of(world, world.desk.plan.by, NOW.date())
    again = examples._answers(world, programme, asker)
    assert {again.plan.decode(), again.what_if.decode(), again.benefit.decode()} == set(
        StoredPlan.objects.values_list("result", flat=True)
    )
    assert planning_world().codes


@pytest.mark.usefixtures("loaded")
def test_assumptions_are_kept_under_names_for_everybody_to_ask_with() -> None:
    kept = AssumptionSet.objects.filter(audience=AudienceKind.PUBLIC)
    assert len({one.fingerprint for one in kept}) >= 2
    assert all(one.note for one in kept)
