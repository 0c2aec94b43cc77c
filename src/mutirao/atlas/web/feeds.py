"""What changed in the atlas, as a feed for whoever follows a country or a topic: public facts alone, whoever asks."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET

from mutirao.access.actors import ANONYMOUS
from mutirao.atlas.queries.lists import Change, changes, topic_page
from mutirao.atlas.words import notes_of
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.parties.queries import party_by_code


@require_GET
def changes_feed(request: HttpRequest) -> HttpResponse:
    """`?party=BRA` or `?topic=resilience`; without either, everything. Raises UnknownPartyError, UnknownTopicError."""
    party, topic = request.GET.get("party", ""), request.GET.get("topic", "")
    feed = Atom1Feed(
        title=_title(party, topic),
        link=request.build_absolute_uri(reverse("atlas")),
        description="",
        language=get_language() or DEFAULT_LANGUAGE,
        feed_url=request.build_absolute_uri(),
        author_name="Mutirão",
    )
    for change in changes(party=party, topic=topic, by=ANONYMOUS, on=timezone.now().date()):
        _add(feed, change, request)
    answer = HttpResponse(content_type=feed.content_type)
    feed.write(answer, "utf-8")
    return answer


def _title(party: str, topic: str) -> str:
    about = [party_by_code(party).name] if party else []
    about += [topic_page(topic)[0].name] if topic else []
    return f"{gettext('Changes in the atlas')}: {', '.join(about)}" if about else gettext("Changes in the atlas")


def _add(feed: Atom1Feed, change: Change, request: HttpRequest) -> None:
    statement = change.statement
    address = request.build_absolute_uri(reverse("statement", kwargs={"statement_id": statement.public_id}))
    what = gettext("new") if change.number == 1 else gettext("reworded")
    feed.add_item(
        title=f"{statement.party.name} ({what}): {change.says}",
        link=address,
        description="; ".join(notes_of(statement)),
        unique_id=f"{address}#{change.number}",
        pubdate=change.at,
        updateddate=change.at,
        categories=[statement.topic.key],
    )
