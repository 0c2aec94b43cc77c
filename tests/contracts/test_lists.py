"""Every list has filters in its address, orders that work both ways, and comes as a file in the same order."""

import csv
import io
import re
from pathlib import Path

import pytest
from django.urls import reverse

import mutirao
from tests.contracts.crowd import crowd
from tests.contracts.story import Story
from tests.contracts.visits import visit

pytestmark = pytest.mark.django_db

# The page of a list, the template that shows it, and an address that narrows it.
LISTS = {
    "needs": ("programmes/needs.html", "state=draft"),
    "activities": ("programmes/activities.html", "state=declined"),
    "programmes": ("programmes/programmes.html", "state=completed"),
    "countries": ("portal/countries.html", "name=Brisa"),
    "statements": ("atlas/parts/list.html", "kind=agreement"),
    "pledges": ("atlas/pledges.html", "state=not_reviewed"),
    "agreements": ("atlas/agreements.html", "state=in_force"),
    "sources": ("atlas/sources.html", "words=Paper"),
}
# Shown in parts too, and no lists to look things up in.
NO_LISTS = {
    "atlas/document.html": "candidates of one document, to be decided one by one",
    "atlas/documents.html": "what the party is reading, newest first",
    "atlas/review.html": "proposals that wait, the oldest first",
    "atlas/stale.html": "documents that wait for a look, the longest overdue first",
    "atlas/timeline.html": "years of one party",
    "jobs/jobs.html": "long work, newest first",
    "portal/audit.html": "acts in the order in which they were done",
    "search/search.html": "hits, the closest first",
    "design/guide.html": "samples",
}
READER = "amara_officer"
_SORTED_BY = re.compile(r'href="\?[^"]*?sort=-?([a-z]+)')


def _address(name: str, query: str = "") -> str:
    return reverse(name) + (f"?{query}" if query else "")


def _page(story: Story, name: str, query: str = "") -> str:
    answer = visit(story, READER, _address(name, query))
    assert answer.status == 200
    return answer.text


def _rows(story: Story, name: str, query: str = "") -> list[list[str]]:
    answer = visit(story, READER, _address(name, f"{query}&format=csv".lstrip("&")))
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "attachment" in answer.headers["Content-Disposition"]
    return list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))[1:]


def test_every_template_that_shows_parts_is_a_list_or_is_said_not_to_be_one() -> None:
    room = Path(mutirao.__file__).parent
    shown = {
        path.relative_to(path.parents[1]).as_posix()
        if path.parent.name != "parts"
        else path.relative_to(path.parents[2]).as_posix()
        for path in room.glob("*/templates/**/*.html")
        if "<c-pagination" in path.read_text(encoding="utf-8")
    }
    assert shown == {template for template, _ in LISTS.values()} - {"portal/countries.html"} | NO_LISTS.keys()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_filters_that_stand_in_the_address(story: Story, name: str) -> None:
    crowd(story, 2)
    assert 'method="get"' in _page(story, name)
    everything, narrowed = _rows(story, name), _rows(story, name, LISTS[name][1])
    assert len(narrowed) < len(everything)
    assert all(row in everything for row in narrowed)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_ordered_by_its_address_both_ways(story: Story, name: str) -> None:
    crowd(story, 2)
    orders = set(_SORTED_BY.findall(_page(story, name)))
    assert len(orders) >= 3
    everything = sorted(_rows(story, name))
    for order in orders:
        forwards, backwards = _rows(story, name, f"sort={order}"), _rows(story, name, f"sort=-{order}")
        assert sorted(forwards) == sorted(backwards) == everything
        assert forwards == backwards[::-1], order


@pytest.mark.parametrize("name", LISTS)
def test_a_list_offers_itself_as_a_file_filtered_and_ordered_alike(story: Story, name: str) -> None:
    crowd(story, 2)
    narrowed = LISTS[name][1]
    page = _page(story, name, "sort=-name&page=1")
    assert 'href="?sort=-name&amp;format=csv" download' in page
    assert f"{narrowed}&amp;format=csv" in _page(story, name, narrowed) or not _rows(story, name, narrowed)


@pytest.mark.parametrize("name", LISTS)
def test_an_order_that_does_not_exist_is_the_list_s_own(story: Story, name: str) -> None:
    assert _rows(story, name, "sort=colour") == _rows(story, name)
