from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from tests.cast import Cast
from tests.programmes.computing import computed
from tests.programmes.figures import give_figures
from tests.programmes.stories import (
    composed_programme,
    confirmed_need,
    digest_of,
    drafted_need,
    named,
)
from tests.visiting import signed_in

from mutirao.access.actors import Actor
from mutirao.access.audiences import OWN_PARTY
from mutirao.access.models import Membership
from mutirao.directory.models import CountryFigure
from mutirao.jobs.execution import execute
from mutirao.jobs.models import Job, JobState
from mutirao.kernel.errors import ForbiddenError, NotFoundError, SignInRequiredError
from mutirao.kernel.money import CurrencyMismatchError
from mutirao.programmes.errors import StalePlanError
from mutirao.programmes.models import StoredPlan
from mutirao.programmes.planning.request import BudgetError, NoNeedsError
from mutirao.programmes.queries.assumptions import read_assumed
from mutirao.programmes.queries.plans import (
    benefit_of_programme,
    document_of,
    plan_request,
    shared_benefit_of_programme,
    stored_plan,
    worth_request,
)
from mutirao.programmes.questions import ExploreQuestion, PlanQuestion
from mutirao.programmes.services.needs import revise_need
from mutirao.programmes.services.plans import request_benefit, request_explore, request_plan, store_plan

pytestmark = pytest.mark.django_db
QUESTION = PlanQuestion(
    countries=(), partners=("XTD",), budget=Decimal(250_000), currency="USD", years=3, first_year=2027, seed=5
)


@pytest.fixture
def figures(cast: Cast) -> None:
    give_figures(cast)


def _done(job: Job, by: Actor) -> StoredPlan:
    execute(job.public_id)
    job.refresh_from_db()
    assert job.state == JobState.SUCCEEDED, (job.error_code, job.error_facts)
    assert job.result is not None
    return stored_plan(job.result["plan"], by=by)


def _planned(cast: Cast, now: datetime, question: PlanQuestion = QUESTION, by: Actor | None = None) -> StoredPlan:
    by = by or cast.partner
    return _done(request_plan(question=question, by=by, now=now), by)


@pytest.mark.usefixtures("figures")
def test_a_plan_chooses_among_the_confirmed_needs_that_the_asker_may_see(cast: Cast, now: datetime) -> None:
    shared = confirmed_need(cast, now)
    hidden = confirmed_need(cast, now, OWN_PARTY, title="Hidden", rank=2)
    drafted_need(cast, now, title="Not confirmed", rank=3)
    document = document_of(_planned(cast, now))
    named_needs = {one["need"] for one in (*document["actions"], *document["left_out"])}
    assert named_needs == {shared.public_id}
    assert hidden.public_id not in str(document)
    assert document["watermark"] is None
    assert document["actions"][0]["cost"] == 200_000


@pytest.mark.usefixtures("figures")
def test_the_same_question_gives_the_same_bytes(cast: Cast, now: datetime) -> None:
    confirmed_need(cast, now)
    partner, country = _planned(cast, now), _planned(cast, now, by=cast.amara_officer)
    assert partner.pk != country.pk
    assert partner.result == country.result


@pytest.mark.usefixtures("figures")
def test_a_plan_belongs_to_the_party_that_asked(cast: Cast, now: datetime) -> None:
    confirmed_need(cast, now)
    plan = _planned(cast, now)
    for stranger in (cast.amara_officer, cast.outsider, cast.anonymous, cast.administrator):
        with pytest.raises(NotFoundError):
            stored_plan(plan.public_id, by=stranger)


@pytest.mark.usefixtures("figures")
def test_who_may_not_plan_is_refused(cast: Cast, now: datetime) -> None:
    confirmed_need(cast, now)
    with pytest.raises(SignInRequiredError):
        request_plan(question=QUESTION, by=cast.anonymous, now=now)
    with pytest.raises(ForbiddenError):
        request_plan(question=QUESTION, by=cast.amara_viewer, now=now)


@pytest.mark.usefixtures("figures")
def test_a_question_without_sense_is_refused_before_any_work(cast: Cast, now: datetime) -> None:
    with pytest.raises(NoNeedsError):
        request_plan(question=QUESTION, by=cast.partner, now=now)
    confirmed_need(cast, now)
    with pytest.raises(BudgetError):
        request_plan(question=replace(QUESTION, budget=Decimal(-1)), by=cast.partner, now=now)
    with pytest.raises(CurrencyMismatchError):
        request_plan(question=replace(QUESTION, currency="JPY"), by=cast.partner, now=now)
    assert not Job.objects.exists()


@pytest.mark.usefixtures("figures")
def test_a_result_whose_needs_have_changed_is_not_stored(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    result = _planned(cast, now).result.encode()
    terms = replace(need.terms, cost_high=Decimal(240_000))
    revise_need(need_id=need.public_id, version=need.version, terms=terms, by=cast.amara_officer, now=now)
    with pytest.raises(StalePlanError):
        store_plan(question=QUESTION, result=result, by=cast.partner, now=now)


def test_a_need_waits_only_for_what_stands_in_the_plan(cast: Cast, now: datetime) -> None:
    first = confirmed_need(cast, now, OWN_PARTY)
    second = confirmed_need(cast, now, named(cast.delta), title="Second", rank=2, after=first.public_id)
    (seen_by_partner,) = plan_request(by=cast.partner, question=QUESTION).needs
    assert (seen_by_partner.need, seen_by_partner.after) == (second.public_id, None)
    seen_by_country = plan_request(by=cast.amara_officer, question=QUESTION).needs
    assert [one.after for one in seen_by_country] == [None, first.public_id]


def test_a_calendar_year_becomes_a_year_of_the_plan(cast: Cast, now: datetime) -> None:
    confirmed_need(cast, now, earliest_year=2028)
    assert [need.earliest_year for need in plan_request(by=cast.partner, question=QUESTION).needs] == [2]


@pytest.mark.usefixtures("figures")
def test_anybody_may_explore_and_nobody_learns_what_others_asked(cast: Cast, now: datetime) -> None:
    asked = ExploreQuestion(countries=("XTA", "XTB"), stages=1.0, partners=("XTD",), seed=0)
    job = request_explore(question=asked, by=cast.amara_officer, now=now)
    again = request_explore(question=asked, by=cast.anonymous, now=now)
    assert job.public_id != again.public_id
    plan = _done(job, cast.anonymous)
    assert plan.party is None
    assert [one["country"] for one in document_of(plan)["alone"]] == ["XTA", "XTB"]


@pytest.mark.usefixtures("figures")
def test_a_programme_is_valued_for_its_sides_and_only_as_it_stands(cast: Cast, now: datetime) -> None:
    programme = composed_programme(cast, now)
    job = request_benefit(programme_id=programme.public_id, assumed={}, by=cast.partner, now=now)
    plan = _done(job, cast.amara_officer)
    document = document_of(plan)
    assert document["gains"] == [{"country": "XTA", "stages": 1.0}]
    assert document["partners"] == ["XTD"]
    digest = digest_of(programme, cast.partner)
    assert benefit_of_programme(programme, digest=digest, by=cast.amara_officer) == plan
    assert benefit_of_programme(programme, digest="other", by=cast.amara_officer) is None
    with pytest.raises(NotFoundError):
        stored_plan(plan.public_id, by=cast.outsider)


@pytest.mark.usefixtures("figures")
def test_a_benefit_from_figures_that_a_side_brought_is_that_sides_alone(cast: Cast, now: datetime) -> None:
    programme = composed_programme(cast, now)
    digest = digest_of(programme, cast.partner)
    own_figures = read_assumed(parameters={}, own_figures="country,stage\nXTA,2\nXTB,3", is_exposure_modelled=False)
    shared, own = (
        _done(request_benefit(programme_id=programme.public_id, assumed=assumed, by=by, now=now), by)
        for assumed, by in (({}, cast.partner), (own_figures.canonical(), cast.amara_officer))
    )
    for reader, seen in ((cast.amara_viewer, own), (cast.partner, shared)):
        assert benefit_of_programme(programme, digest=digest, by=reader) == seen
        assert shared_benefit_of_programme(programme, digest=digest, by=reader) == shared
        page = signed_in(reader).get(f"/en/plan/programmes/{programme.public_id}/").content.decode()
        assert seen.public_id in page
        assert ("It rests on figures that your party brought" in page) == (seen == own)
    with pytest.raises(NotFoundError):
        stored_plan(own.public_id, by=cast.partner)


@pytest.mark.usefixtures("figures")
def test_figures_that_a_party_brought_stay_its_own_when_whoever_asked_has_left_it(cast: Cast, now: datetime) -> None:
    own_figures = read_assumed(parameters={}, own_figures="country,stage\nXTA,2\nXTB,3", is_exposure_modelled=False)
    asked = ExploreQuestion(countries=("XTA",), stages=1.0, partners=("XTD",), seed=0, assumed=own_figures.canonical())
    job = request_explore(question=asked, by=cast.amara_officer, now=now)
    Membership.objects.filter(account=cast.amara_officer.account_id).delete()
    execute(job.public_id)
    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.FAILED, "forbidden")
    assert not StoredPlan.objects.exists()


@pytest.mark.usefixtures("figures")
def test_only_a_side_may_ask_for_the_benefit(cast: Cast, now: datetime) -> None:
    programme = composed_programme(cast, now)
    for stranger in (cast.outsider, cast.anonymous):
        with pytest.raises(NotFoundError):
            request_benefit(programme_id=programme.public_id, assumed={}, by=stranger, now=now)


def test_a_benefit_rests_on_the_wording_that_the_sides_sign(cast: Cast, now: datetime) -> None:
    programme = composed_programme(cast, now)
    need = programme.activities.get().need
    revise_need(need_id=need.public_id, version=1, terms=replace(need.terms, stages=4), by=cast.amara_officer, now=now)
    assert worth_request(programme, assumed={}).gains == (("XTA", 1.0),)


@pytest.mark.usefixtures("figures")
def test_the_pages_lead_from_the_question_to_the_result(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    browser = signed_in(cast.partner)
    assert b"/en/plan/choose/" in browser.get("/en/plan/").content
    asked = {"partners": "XTD", "budget": "250000", "currency": "USD", "years": "3", "first_year": "2027", "seed": "0"}
    answer = browser.post("/en/plan/choose/", asked)
    job = Job.objects.get()
    assert answer["Location"] == f"/en/jobs/{job.public_id}/"
    plan = _done(job, cast.partner)
    page = browser.get(f"/en/plan/results/of-job/{job.public_id}/", follow=True)
    assert page.redirect_chain[-1][0] == f"/en/plan/results/{plan.public_id}/"
    text = page.content.decode()
    assert need.title in text
    asked_again = text.split("What was asked")[1].split("</dl>")[0]
    assert "USD\xa0250,000" in asked_again
    assert cast.delta.name in asked_again
    assert '<a href="/en/plan/choose/">' in text
    exact = browser.get(f"/en/plan/results/{plan.public_id}/?format=json")
    assert exact.content.decode() == plan.result
    lines = browser.get(f"/en/plan/results/{plan.public_id}/?format=csv").content.decode().splitlines()
    assert lines[0] == "structure,displacement,group,median,low,high,unit"
    assert len(lines) == 1 + 2 * 2 * 4


@pytest.mark.usefixtures("figures")
def test_who_asks_again_is_led_to_the_answer_at_once(cast: Cast, now: datetime) -> None:
    browser = signed_in(cast.partner)
    asked = {"countries": "XTA", "stages": "1", "partners": "XTD", "seed": "0"}
    plan = computed(browser, asked)
    answer = browser.post("/en/plan/explore/", asked, follow=True)
    assert answer.redirect_chain[-1][0] == f"/en/plan/results/{plan.public_id}/"


@pytest.mark.usefixtures("figures")
def test_a_form_that_is_refused_keeps_what_was_typed_and_says_why(cast: Cast) -> None:
    page = signed_in(cast.partner).post("/en/plan/explore/", {"countries": "XTA, NOWHERE", "stages": "1", "seed": "0"})
    assert page.status_code == 400
    assert "XTA, NOWHERE" in page.content.decode()
    assert "NOWHERE" in page.content.decode().split("form-errors")[-1]


@pytest.mark.usefixtures("figures")
def test_a_benefit_is_computed_anew_when_a_figure_has_changed(cast: Cast, now: datetime) -> None:
    programme = composed_programme(cast, now)
    first = request_benefit(programme_id=programme.public_id, assumed={}, by=cast.partner, now=now)
    assert request_benefit(programme_id=programme.public_id, assumed={}, by=cast.partner, now=now) == first
    CountryFigure.objects.filter(party=cast.brisa).update(value=10**12)
    assert request_benefit(programme_id=programme.public_id, assumed={}, by=cast.partner, now=now) != first
