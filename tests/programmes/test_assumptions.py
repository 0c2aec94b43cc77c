"""Assumptions kept under a name: by whom, for whom, and what becomes of what was computed with them."""

from datetime import datetime

import pytest
from tests.cast import Cast
from tests.programmes.computing import computed
from tests.programmes.figures import give_figures
from tests.visiting import signed_in

from mutirao.access.actors import Actor
from mutirao.access.audiences import PUBLIC, Audience, AudienceKind
from mutirao.audit.models import Act
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.kernel.errors import ForbiddenError, NotFoundError, SignInRequiredError
from mutirao.programmes.errors import (
    AssumptionNameTakenError,
    AssumptionSetChangedError,
    NothingAssumedError,
    TooManyAssumptionSetsError,
)
from mutirao.programmes.models import AssumptionSet
from mutirao.programmes.planning.assumed import NOTHING_ASSUMED, Assumed
from mutirao.programmes.queries.assumptions import assumption_set, assumption_sets
from mutirao.programmes.services import assumptions as services

pytestmark = pytest.mark.django_db
ASSUMED = Assumed(parameters=Assumptions(beta_sd=0.05))
OTHERS = Assumed(parameters=Assumptions(beta_sd=0.02))


@pytest.fixture
def figures(cast: Cast) -> None:
    give_figures(cast)


def _kept(cast: Cast, now: datetime, name: str = "Surer") -> AssumptionSet:
    return services.save_assumptions(name=name, note="", assumed=ASSUMED, by=cast.amara_officer, now=now)


def _revised(kept: AssumptionSet, by: Actor, now: datetime) -> AssumptionSet:
    """By somebody who has read its first version."""
    return services.revise_assumptions(
        set_id=kept.public_id, version=1, name="Surer", note="", assumed=OTHERS, by=by, now=now
    )


def test_a_set_is_its_partys_own_until_it_is_shared(cast: Cast, now: datetime) -> None:
    kept = _kept(cast, now)
    assert assumption_sets(by=cast.amara_viewer) == [kept]
    for stranger in (cast.brisa_officer, cast.partner, cast.outsider, cast.anonymous):
        assert assumption_sets(by=stranger) == []
        with pytest.raises(NotFoundError):
            assumption_set(kept.public_id, by=stranger)
    services.share_assumptions(
        set_id=kept.public_id,
        audience=Audience(kind=AudienceKind.NAMED, parties=(cast.delta,)),
        by=cast.amara_officer,
        now=now,
    )
    assert assumption_sets(by=cast.partner) == [kept]
    assert assumption_sets(by=cast.brisa_officer) == []


def test_only_who_may_plan_for_the_party_keeps_changes_and_deletes(cast: Cast, now: datetime) -> None:
    kept = _kept(cast, now)
    services.share_assumptions(set_id=kept.public_id, audience=PUBLIC, by=cast.amara_officer, now=now)
    for stranger in (cast.amara_viewer, cast.partner):
        with pytest.raises(ForbiddenError):
            _revised(kept, stranger, now)
        with pytest.raises(ForbiddenError):
            services.delete_assumptions(set_id=kept.public_id, by=stranger, now=now)
    with pytest.raises(SignInRequiredError):
        services.save_assumptions(name="Mine now", note="", assumed=OTHERS, by=cast.anonymous, now=now)
    with pytest.raises(ForbiddenError):
        services.save_assumptions(name="Mine now", note="", assumed=OTHERS, by=cast.amara_viewer, now=now)
    kept.refresh_from_db()
    assert (kept.name, kept.version) == ("Surer", 1)


def test_a_name_is_given_once_in_a_party_and_again_in_another(cast: Cast, now: datetime) -> None:
    _kept(cast, now)
    with pytest.raises(AssumptionNameTakenError):
        _kept(cast, now)
    services.save_assumptions(name="Surer", note="", assumed=ASSUMED, by=cast.brisa_officer, now=now)
    assert AssumptionSet.objects.filter(name="Surer").count() == 2


def test_the_shipped_assumptions_have_no_need_of_a_name(cast: Cast, now: datetime) -> None:
    with pytest.raises(NothingAssumedError):
        services.save_assumptions(name="As shipped", note="", assumed=NOTHING_ASSUMED, by=cast.amara_officer, now=now)


def test_of_two_who_change_a_set_at_once_the_second_is_told(cast: Cast, now: datetime) -> None:
    kept = _kept(cast, now)
    _revised(kept, cast.amara_officer, now)
    with pytest.raises(AssumptionSetChangedError):
        _revised(kept, cast.amara_officer, now)
    kept.refresh_from_db()
    assert (kept.version, kept.assumed["parameters"]) == (2, {"beta_sd": 0.02})


def test_there_is_room_for_so_many_sets_and_no_more(cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST_SETS", 1)
    _kept(cast, now)
    with pytest.raises(TooManyAssumptionSetsError):
        _kept(cast, now, "Another")


def test_every_act_leaves_a_trace_that_outlives_the_set(cast: Cast, now: datetime) -> None:
    kept = _kept(cast, now)
    public_id = kept.public_id
    services.share_assumptions(set_id=public_id, audience=PUBLIC, by=cast.amara_officer, now=now)
    _revised(kept, cast.amara_officer, now)
    services.delete_assumptions(set_id=public_id, by=cast.amara_officer, now=now)
    assert list(Act.objects.filter(about_id=public_id).order_by("pk").values_list("event", flat=True)) == [
        "assumptions.saved",
        "assumptions.shared",
        "assumptions.revised",
        "assumptions.deleted",
    ]


@pytest.mark.usefixtures("figures")
def test_from_a_result_its_assumptions_are_kept_and_asked_with_again(cast: Cast, now: datetime) -> None:
    browser = signed_in(cast.amara_officer)
    plan = computed(browser, {"countries": "XTA", "stages": "1", "partners": "XTD", "seed": "0", "beta_sd": "0.05"})
    text = browser.get(f"/en/plan/results/{plan.public_id}/").content.decode()
    keep = next(part for part in text.split('"') if "/plan/assumptions/save/?" in part)
    form = browser.get(keep.replace("&amp;", "&"))
    assert 'name="beta_sd" value="0.05"' in form.content.decode()
    answer = browser.post("/en/plan/assumptions/save/", {"name": "Surer", "beta_sd": "0.05"})
    (kept,) = AssumptionSet.objects.all()
    assert answer["Location"] == f"/en/plan/assumptions/{kept.public_id}/"
    assert kept.assumed["parameters"] == {"beta_sd": 0.05}
    again = browser.get(f"/en/plan/explore/?assumptions={kept.public_id}").content.decode()
    assert 'name="beta_sd" value="0.05"' in again
    assert "<details open>" in again


@pytest.mark.usefixtures("figures")
def test_a_question_under_other_assumptions_stands_beside_the_first(cast: Cast, now: datetime) -> None:
    browser = signed_in(cast.amara_officer)
    asked = {"countries": "XTA", "stages": "1", "partners": "XTD", "seed": "0"}
    first = computed(browser, asked)
    second = computed(browser, {**asked, "beta_mean": "-0.5", "beta_sd": "0.01", "compared_with": first.public_id})
    text = browser.get(f"/en/plan/results/{second.public_id}/").content.decode()
    address = f"/en/plan/explore/compare/?result={first.public_id}&result={second.public_id}"
    assert address.replace("&", "&amp;") in text
    page = browser.get(address).content.decode()
    assert "as shipped" in page
    assert "β, mean: −0.5" in page
    lines = browser.get(f"{address}&format=csv").content.decode().splitlines()
    assert [line.split(",")[:2] for line in lines[1:5]] == [
        [first.public_id, group] for group in ("recipients", "partners", "others", "total")
    ]
    assert browser.get(f"{address}&format=png").content.startswith(b"\x89PNG")


@pytest.mark.usefixtures("figures")
def test_one_result_alone_or_five_cannot_stand_side_by_side(cast: Cast, now: datetime) -> None:
    browser = signed_in(cast.amara_officer)
    plan = computed(browser, {"countries": "XTA", "stages": "1", "partners": "XTD", "seed": "0"})
    assert browser.get(f"/en/plan/explore/compare/?result={plan.public_id}").status_code == 400
    assert browser.get("/en/plan/explore/compare/?result=plan_none&result=plan_other").status_code == 404


@pytest.mark.usefixtures("figures")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"beta_sd": "-1"}, "beta_sd"),
        ({"phi_low": "0.4", "phi_high": "0.2"}, "phi_low cannot be 0.4"),
        ({"own_figures": "country,stage\nNOWHERE,2"}, "NOWHERE"),
        ({"own_figures": "country,incidents\nXTA,2"}, "XTB"),
        ({"countries": "XTA=9"}, "9"),
        ({"countries": "XTA=much"}, "XTA=much"),
    ],
)
def test_assumptions_that_make_no_sense_come_back_with_the_form(cast: Cast, typed: dict[str, str], said: str) -> None:
    asked = {"countries": "XTA", "stages": "1", "partners": "XTD", "seed": "0", **typed}
    page = signed_in(cast.partner).post("/en/plan/explore/", asked)
    assert page.status_code == 400
    assert said in page.content.decode()


@pytest.mark.usefixtures("figures")
def test_an_answer_from_figures_that_a_party_brought_is_that_partys_alone(cast: Cast) -> None:
    asked = {"countries": "XTA", "stages": "1", "partners": "XTD", "seed": "0"}
    own = computed(signed_in(cast.amara_officer), {**asked, "own_figures": "country,stage\nXTA,2\nXTB,3"})
    public = computed(signed_in(cast.amara_officer), asked)
    for reader, answer in ((cast.amara_viewer, 200), (cast.brisa_officer, 404), (cast.partner, 404)):
        assert signed_in(reader).get(f"/en/plan/results/{own.public_id}/").status_code == answer
        assert signed_in(reader).get(f"/en/plan/results/{public.public_id}/").status_code == 200


def test_who_else_may_see_a_set_is_told_to_its_own_party_alone(cast: Cast, now: datetime) -> None:
    kept = _kept(cast, now)
    named = Audience(kind=AudienceKind.NAMED, parties=(cast.brisa, cast.delta))
    services.share_assumptions(set_id=kept.public_id, audience=named, by=cast.amara_officer, now=now)
    for reader, is_told in ((cast.amara_viewer, True), (cast.partner, False)):
        page = signed_in(reader).get(f"/en/plan/assumptions/{kept.public_id}/").content.decode()
        assert kept.name in page
        assert (cast.brisa.name in page) == is_told
