"""What changed in the atlas, as a feed for whoever follows a country or a topic: public facts alone, whoever asks."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET

from mutirao.access.actors import ANONYMOUS
from mutirao.atlas.facts import SourceFact, StatementFact
from mutirao.atlas.news import News
from mutirao.atlas.queries.lists import topic_page
from mutirao.atlas.queries.news import news
from mutirao.atlas.words import news_word, notes_of, text_of, why_source_is_stale
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
    for one in news(party=party, topic=topic, by=ANONYMOUS, on=timezone.now().date()):
        _add(feed, one, request)
    answer = HttpResponse(content_type=feed.content_type)
    feed.write(answer, "utf-8")
    return answer


def _title(party: str, topic: str) -> str:
    about = [party_by_code(party).name] if party else []
    about += [topic_page(topic)[0].name] if topic else []
    return f"{gettext('Changes in the atlas')}: {', '.join(about)}" if about else gettext("Changes in the atlas")


def _add(feed: Atom1Feed, one: News, request: HttpRequest) -> None:
    statement, document = one.statement, one.document
    if statement is not None:
        path = reverse("statement", kwargs={"statement_id": statement.public_id})
        title, notes, about = _of_statement(one, statement), "; ".join(notes_of(statement)), [statement.topic.key]
    else:
        assert document is not None
        path = reverse("source", kwargs={"key": document.key})
        title, notes, about = f"{document.title} ({news_word(one)})", _of_document(one, document), []
    address = request.build_absolute_uri(path)
    feed.add_item(
        title=title,
        link=address,
        description=notes,
        unique_id=f"{address}#{one.key}",
        pubdate=one.at,
        updateddate=one.at,
        categories=[*about, one.kind],
    )


def _of_statement(one: News, statement: StatementFact) -> str:
    said = one.says or text_of(statement)
    return f"{statement.party.name} ({news_word(one)}): {said}"


def _of_document(one: News, document: SourceFact) -> str:
    return " ".join(filter(None, (why_source_is_stale(document), one.says)))
