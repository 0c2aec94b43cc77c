"""Whatever the audit can say that happened is said in words, and nothing else is."""

import re
from pathlib import Path

import mutirao
from mutirao.portal.web.event_words import EVENT_NAMES, event_name

_PACKAGE = Path(mutirao.__file__).parent
_EVENT = re.compile(r'^[A-Z_]+ = "([a-z_]+\.[a-z_]+)"', re.MULTILINE)


def _known_events() -> set[str]:
    files = [*_PACKAGE.glob("*/events.py"), *_PACKAGE.glob("*/events/*.py")]
    return {event for path in files for event in _EVENT.findall(path.read_text(encoding="utf-8"))}


def test_every_event_has_words_in_portal_event_words() -> None:
    known = _known_events()
    assert len(known) > 50
    assert known - EVENT_NAMES.keys() == set(), "without words in src/mutirao/portal/web/event_words.py"
    assert EVENT_NAMES.keys() - known == set(), "words for events that no room has"


def test_no_two_events_are_told_alike() -> None:
    assert len(set(EVENT_NAMES.values())) == len(EVENT_NAMES)


def test_an_event_of_another_version_is_told_by_its_code() -> None:
    assert event_name("need.confirmed") == "Confirmed a need"
    assert event_name("need.dreamt") == "need.dreamt"
