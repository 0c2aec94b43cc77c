"""More of everything that a list can show."""

from dataclasses import replace
from datetime import timedelta

from mutirao.access.audiences import PUBLIC
from mutirao.access.permissions import Permission
from mutirao.access.services import issue_token
from mutirao.jobs.services import request_job
from mutirao.programmes.models import Activity, Need, Programme
from mutirao.programmes.services.programmes import revise_programme
from mutirao.programmes.terms import ProgrammeTerms
from tests.contracts.story import Story, said_by
from tests.programmes import stories


def crowd(story: Story, count: int) -> None:
    """`count` more needs, offers, activities in the programme, jobs, tokens and statements."""
    cast, now, by = story.cast, story.now, story.cast.amara_officer
    need = Need.objects.get(public_id=story.public_need)
    agreed = []
    for number in range(count):
        stories.confirmed_need(cast, now, title=f"Need {number} of Amara", rank=10 + number)
        _offer(story, need, f"Offer {number}")
        agreed.append(stories.accepted(_offer(story, need, f"Agreed {number}"), by, now))
        request_job(kind="add", arguments={"numbers": [number]}, by=by, now=now)
        issue_token(name=f"{number}", scope=[Permission.RUN_PLAN], life=timedelta(days=1), by=by, now=now)
        said_by(cast.amara, f"Amara says {number}.", PUBLIC, now)
    _enlarge_programme(story, agreed)


def _offer(story: Story, need: Need, title: str) -> Activity:
    terms = replace(stories.ACTIVITY, title=title)
    return stories.proposed_activity(need, story.cast.delta, story.cast.partner, story.now, terms=terms)


def _enlarge_programme(story: Story, activities: list[Activity]) -> None:
    programme, by = Programme.objects.get(public_id=story.programme), story.cast.partner
    everything = (*programme.activities.all(), *activities)
    terms = ProgrammeTerms(title="Many", summary="", activities=tuple(one.public_id for one in everything))
    digest = stories.digest_of(programme, by)
    revise_programme(programme_id=story.programme, digest=digest, terms=terms, by=by, now=story.now)
