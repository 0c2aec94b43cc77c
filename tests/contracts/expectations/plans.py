"""Choosing under a budget and what-ifs: everybody may explore public figures, members plan for their party."""

from tests.contracts.expected import EVERYBODY, NOT_BY_READING, SIGN_IN, Answer, Example, Rows, Values, expect, page
from tests.contracts.story import Story

_MAY_NOT_PLAN = {"amara_viewer": 403, "administrator": 403, "anonymous": 403}
_MAY_NOT_KEEP: dict[str, Answer] = {**_MAY_NOT_PLAN, "anonymous": SIGN_IN}
_QUESTION = {
    "countries": "XTA",
    "partners": "XTD",
    "budget": "1000000",
    "currency": "USD",
    "years": 3,
    "first_year": 2027,
    "seed": 0,
}
_WHAT_IF = {"countries": "XTA,XTB", "stages": "1", "partners": "XTD", "seed": 0}
_NAMED = {"name": "Surer", "note": "", "beta_sd": "0.02"}
_OWN_SET = expect(404, amara=200, amara_viewer=403)


def _plan(story: Story) -> Values:
    return {"plan_id": story.plan}


def _set(story: Story) -> Values:
    return {"set_id": story.assumptions}


def _programme(story: Story) -> Values:
    return {"programme_id": story.programme}


def _job(story: Story) -> Values:
    return {"job_id": story.job}


ROWS: Rows = {
    "plan": page(EVERYBODY),
    "plan_choose": (
        Example(get=EVERYBODY, post=expect(302, **_MAY_NOT_PLAN), form=_QUESTION),
        Example(about="an absurd budget", post=expect(400), form={**_QUESTION, "budget": "-1"}),
    ),
    "explore": (
        Example(get=EVERYBODY, post=expect(302), form=_WHAT_IF),
        Example(about="nobody", post=expect(400), form={**_WHAT_IF, "countries": "XXX"}),
    ),
    "dependence": (
        Example(
            get=EVERYBODY,
            queries=("countries=XTA,XTB", "countries=XTA,XTB&format=csv", "countries=XTA,XTB&modelled=on&format=svg"),
        ),
    ),
    "compare_results": (Example(about="one alone", get=expect(400)),),
    "assumption_sets": (Example(get=EVERYBODY),),
    "save_assumptions": (
        Example(get=expect(200, **_MAY_NOT_KEEP), post=expect(302, **_MAY_NOT_PLAN), form=_NAMED),
        Example(about="nothing changed", post=expect(400, **_MAY_NOT_PLAN), form={"name": "As shipped"}),
    ),
    "assumption_set": (
        Example(values=_set, get=expect(404, amara=200)),
        Example(about="none", values={"set_id": "assumptions_none"}, get=expect(404)),
    ),
    "revise_assumptions": (
        Example(
            values=_set, get=_OWN_SET, post=expect(404, amara=302, amara_viewer=403), form={**_NAMED, "version": "1"}
        ),
    ),
    "share_assumptions": (
        Example(
            values=_set,
            get=_OWN_SET,
            post=expect(404, amara=303, amara_viewer=403),
            form={"audience": "own"},
        ),
    ),
    "delete_assumptions": (Example(values=_set, get=NOT_BY_READING, post=expect(404, amara=302, amara_viewer=403)),),
    "programme_benefit": (
        Example(
            values=_programme,
            get=NOT_BY_READING,
            post=expect(404, amara=302, amara_viewer=403, partner=302),
        ),
    ),
    "plan_result": (
        Example(
            values=_plan,
            get=expect(404, amara=200),
            queries=("format=json", "format=csv", "format=matrix-csv", "format=svg"),
        ),
        Example(about="none", values={"plan_id": "plan_none"}, get=expect(404)),
    ),
    "plan_of_job": (Example(about="while it waits", values=_job, get=expect(404, amara=302)),),
}
