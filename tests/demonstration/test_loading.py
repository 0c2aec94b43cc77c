"""The demonstration world in the tables, told through the services."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from mutirao.access.actors import ANONYMOUS, Via, system_actor
from mutirao.access.models import Account
from mutirao.access.permissions import Role
from mutirao.atlas.models import PledgeEvidence, Statement
from mutirao.atlas.queries.pledges import PledgeFilters, pledges
from mutirao.atlas.queries.stale import StaleFilters, stale_sources
from mutirao.atlas.queries.statements import facts_of
from mutirao.atlas.services.loading import load_shipped_atlas
from mutirao.atlas.vocabulary import DeclarationKind
from mutirao.audit.models import Act
from mutirao.demonstration import loading, story
from mutirao.demonstration.accounts import PASSWORD, is_loaded
from mutirao.demonstration.examples import load_examples
from mutirao.demonstration.people import officer_of
from mutirao.demonstration.reader import demonstration_world
from mutirao.directory.models import CountryFigure, TradeTable
from mutirao.directory.services import load_shipped_directory
from mutirao.parties.models import Party
from mutirao.programmes.models import Activity, Need, Programme
from mutirao.programmes.queries.clashes import ClashReport, clash_report

pytestmark = pytest.mark.django_db

ANCHOR = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WORLD = demonstration_world(ANCHOR.date())


@pytest.fixture
def loaded(db: None) -> None:
    _load()


def _load() -> None:
    """As `prepare` does it: the shipped atlas brings the topics."""
    by = system_actor(Via.COMMAND)
    load_shipped_directory(by=by, now=ANCHOR)
    load_shipped_atlas(by=by, now=ANCHOR)
    loading.load_demonstration(by=by, now=ANCHOR)
    load_examples(now=ANCHOR)


@pytest.mark.usefixtures("loaded")
def test_every_need_and_activity_stands_in_the_state_that_the_world_tells() -> None:
    needs = dict(Need.objects.values_list("title", "state"))
    assert needs == {need.title["en"]: need.state for need in WORLD.needs}
    activities = dict(Activity.objects.values_list("title", "state"))
    assert activities == {activity.title["en"]: activity.state for activity in WORLD.activities}


@pytest.mark.usefixtures("loaded")
def test_programmes_stand_in_every_state_with_the_signatures_told() -> None:
    programmes = {one.title: one for one in Programme.objects.all()}
    for told in WORLD.programmes:
        programme = programmes[told.title["en"]]
        assert programme.state == told.state
        signed = {signature.party for signature in told.signatures if signature.signed}
        assert set(programme.signatures.values_list("party__code", flat=True)) == signed


def _clashes(key: str) -> ClashReport:
    """What the recipient is shown before it accepts the activity."""
    told = WORLD.activity(key)
    activity = Activity.objects.get(title=told.title["en"])
    officer = officer_of(activity.recipient, Role.COUNTRY_OFFICER, ANCHOR.date())
    return clash_report(
        terms=activity.terms, recipient_id=activity.recipient_id, by=officer, without=activity.public_id
    )


@pytest.mark.usefixtures("loaded")
def test_two_partners_propose_the_same_and_the_recipient_is_shown_it() -> None:
    overlaps = _clashes("xav-triage-training").overlaps
    assert [one.activity.title for one in overlaps] == [WORLD.activity("xav-triage-seminar").title["en"]]


@pytest.mark.usefixtures("loaded")
def test_an_agency_is_asked_for_more_than_it_can_absorb_and_is_shown_it() -> None:
    (load,) = _clashes("xbe-monitoring-training").loads
    assert (load.absorbable, load.total) == (20, 26)


def test_all_that_is_entered_is_fictitious() -> None:
    by = system_actor(Via.COMMAND)
    load_shipped_directory(by=by, now=ANCHOR)
    load_shipped_atlas(by=by, now=ANCHOR)
    parties, figures, statements = (
        set(one.objects.values_list("pk", flat=True)) for one in (Party, CountryFigure, Statement)
    )
    loading.load_demonstration(by=by, now=ANCHOR)
    load_examples(now=ANCHOR)
    assert not Party.objects.exclude(pk__in=parties).filter(is_fictitious=False).exists()
    assert not Statement.objects.exclude(pk__in=statements).filter(party__is_fictitious=False).exists()
    assert not PledgeEvidence.objects.filter(pledge__party__is_fictitious=False).exists()
    assert not Account.objects.filter(is_demonstration=False).exists()
    assert not TradeTable.objects.filter(is_fictitious=False).exists()
    assert CountryFigure.objects.exclude(pk__in=figures).count() == len(WORLD.countries)


@pytest.mark.usefixtures("loaded")
def test_nothing_was_done_after_the_day_of_the_story() -> None:
    assert not Act.objects.filter(at__gt=ANCHOR).exists()


@pytest.mark.usefixtures("loaded")
def test_the_accounts_open_with_the_password_that_is_printed() -> None:
    accounts = list(Account.objects.all())
    assert len(accounts) == len(WORLD.accounts)
    assert all(account.has_usable_password() for account in accounts)
    assert accounts[0].check_password(PASSWORD)


def test_a_story_that_breaks_off_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(story, "tell", break_off)
    with pytest.raises(RuntimeError), transaction.atomic():
        _load()
    assert not is_loaded()
    assert not Party.objects.exists()


def test_the_world_stands_beside_the_shipped_directory() -> None:
    _load()
    assert Party.objects.filter(code="BRA", is_fictitious=False).exists()


@pytest.mark.usefixtures("loaded")
def test_ten_fictitious_documents_wait_for_somebody_to_open_them_again() -> None:
    waiting = stale_sources(by=ANONYMOUS, on=ANCHOR.date(), filters=StaleFilters())
    fictitious = {one.key for one in WORLD.atlas.sources}
    assert len([one for one in waiting if one.key in fictitious]) >= 10


@pytest.mark.usefixtures("loaded")
def test_a_fictitious_pledge_stands_in_every_way_that_a_pledge_can() -> None:
    found = facts_of(pledges(PledgeFilters(party="XLN"), by=ANONYMOUS, on=ANCHOR.date()), on=ANCHOR.date())
    assert {one.state for pledge in found for one in pledge.evidence} == {"proposed", "accepted", "answered"}
    assert {pledge.declared.kind for pledge in found if pledge.declared} == set(DeclarationKind.values)
    assert any(pledge.awaits_party for pledge in found)
