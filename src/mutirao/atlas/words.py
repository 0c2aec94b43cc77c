"""The atlas' codes in the reader's language, and the sentences that must stand beside a fact."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.utils.translation import get_language, gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from mutirao.atlas.changes import Changes
from mutirao.atlas.facts import MembershipFact, PartyFact, SourceFact, StatementFact
from mutirao.atlas.news import News
from mutirao.atlas.staleness import StaleReason
from mutirao.design import formats
from mutirao.kernel.dates import PartialDate, Span
from mutirao.kernel.languages import DEFAULT_LANGUAGE

SECTION_WORDS: dict[str, StrPromise] = {
    "strategies": _("Strategies"),
    "actions": _("Actions of the strategies"),
    "pledges": _("Pledges and commitments"),
    "positions": _("Positions and principles"),
    "mechanisms": _("Mechanisms"),
    "networks": _("Networks whose secretariat it keeps"),
    "memberships": _("Networks to which it belongs, and what they committed to"),
    "agreements": _("Agreements"),
    "exercises": _("Exercises"),
    "activities": _("Activities and programmes"),
    "figures": _("Figures"),
}
KIND_WORDS: dict[str, StrPromise] = {
    "strategy": _("strategy"),
    "action": _("action"),
    "pledge": _("pledge"),
    "position": _("position"),
    "commitment": _("commitment"),
    "principle": _("principle"),
    "agreement": _("agreement"),
    "mechanism": _("mechanism"),
    "programme": _("programme"),
    "activity": _("activity"),
    "exercise": _("exercise"),
    "figure": _("figure"),
}
MARK_WORDS: dict[str, StrPromise] = {
    "confirmed": _("read in the source"),
    "secondary": _("from press or a summary"),
    "unread": _("not yet read in the source"),
}
STANDING_WORDS: dict[str, StrPromise] = {
    "in_force": _("in force"),
    "term_ended": _("term ended"),
    "superseded": _("superseded"),
    "none": _("no standing of its own"),
}


STALE_WORDS: dict[str, StrPromise] = {
    "not_checked": _("due for a check"),
    "changed": _("changed since it was read"),
    "gone": _("no longer found"),
    "superseded": _("superseded"),
    "term_ended": _("term ended"),
}
REPLY_WORDS: dict[str, StrPromise] = {
    "confirms": _("confirms it"),
    "corrects": _("corrects it"),
    "comments": _("comments on it"),
}


DECLARATION_WORDS: dict[str, StrPromise] = {
    "under_way": _("under way"),
    "done": _("done"),
    "replaced": _("replaced by another"),
    "no_longer_pursued": _("no longer pursued"),
}
# What a list of pledges can be narrowed to.
PLEDGE_WORDS: dict[str, StrPromise] = {"not_reviewed": _("not reviewed by the country"), **DECLARATION_WORDS}
EVIDENCE_WORDS: dict[str, StrPromise] = {
    "proposed": _("not reviewed by the country"),
    "accepted": _("accepted by the country"),
    "answered": _("answered by the country"),
}


AGREEMENT_WORDS: dict[str, StrPromise] = {
    "in_force": _("in force"),
    "renewed": _("past its term, which renews by itself"),
    "ended": _("ended"),
    "not_yet": _("not yet in force"),
    "unknown": _("not known from its text"),
}
RENEWAL_WORDS: dict[str, StrPromise] = {
    "automatic": _("renews by itself"),
    "by_consent": _("renewed where the parties agree"),
    "none": _("not renewed"),
    "unknown": _("not known"),
}
SIGN_WORDS: dict[str, StrPromise] = {
    "activity": _("activity"),
    "visit": _("visit"),
    "exercise": _("exercise"),
    "meeting": _("meeting"),
}


# What a feed says happened, in short.
NEWS_WORDS: dict[str, StrPromise] = {
    "new": _("new"),
    "reworded": _("reworded"),
    "reply": _("reply"),
    "declaration": _("declared by the party itself"),
    "evidence": _("evidence"),
    "terms": _("terms of the agreement recorded"),
    "superseded": _("superseded"),
    "ended": _("term ended"),
    "changed": _("changed since it was read"),
    "gone": _("no longer found"),
}


STAGES_OF_READING = {
    "reading": gettext_noop("reading the pages"),
    "finding": gettext_noop("looking for commitments"),
}
CANDIDATE_WORDS: dict[str, StrPromise] = {
    "pending": _("waiting"),
    "confirmed": _("proposed as it stands"),
    "edited": _("proposed in other words"),
    "rejected": _("put aside"),
}
STRENGTH_WORDS: dict[str, StrPromise] = {
    "strong": _("looks very much like one"),
    "middling": _("looks like one"),
    "weak": _("may be one"),
}
# What speaks for a sentence being a commitment; what speaks against it never reaches a reader.
COMMITMENT_SIGNS: dict[str, StrPromise] = {
    "binding": _("words of obligation"),
    "stated": _("said as done"),
    "planned": _("a plan or an aim"),
    "foreseen": _("what the plan provides for"),
    "scheduled": _("said of a day to come"),
    "targeted": _("a target"),
    "allocated": _("money set aside"),
    "restrained": _("a promise not to act"),
    "listed": _("an action in a list"),
    "named": _("an action by itself"),
    "tabled": _("a row of a table of actions"),
    "led": _("introduced by an obligation"),
    "action": _("a verb of doing"),
    "deadline": _("a deadline"),
    "actor": _("names who acts"),
    "amount": _("how many or how much"),
}


def news_word(one: News) -> str:
    """What happened, and how: a reply that corrects, a pledge declared done, evidence accepted."""
    details = {"reply": REPLY_WORDS, "declaration": DECLARATION_WORDS, "evidence": EVIDENCE_WORDS}.get(one.kind, {})
    detail = details.get(one.detail)
    return f"{NEWS_WORDS[one.kind]}: {detail}" if detail else str(NEWS_WORDS[one.kind])


def gap() -> str:
    return gettext("no fact recorded")


def voice_of(statement: StatementFact) -> str:
    """Whose words a fact goes back to: never left open."""
    if statement.voice == "own":
        return gettext("{party}, in its own text").format(party=statement.party.name)
    return gettext("as described by {describer}").format(describer=describer_of(statement))


def member_since(membership: MembershipFact) -> str:
    """That a party belongs to a network, and since when, as far as that is entered."""
    network = membership.network.name
    if membership.since is None:
        return gettext("Member of {network}").format(network=network)
    return gettext("Member of {network} since {date}").format(network=network, date=_when(membership.since))


def membership_told(membership: MembershipFact) -> str:
    """The same, with what it rests on."""
    told = member_since(membership)
    return f"{told} ({membership.note})" if membership.note else told


def subject_of(statement: StatementFact, party: PartyFact) -> str:
    """Of whom a fact speaks, where that is not the party under which it is shown: the start of a sentence."""
    return "" if statement.party.code == party.code else f"{statement.party.name}: "


def describer_of(statement: StatementFact) -> str:
    """Who describes, where a fact is not the party's own text: a party's document may have been read through somebody
    else's account of it, and then only the address says whose."""
    is_of_the_party = statement.source.issuer in statement.party.names.values()
    return (urlsplit(statement.source.url).hostname or "") if is_of_the_party else statement.source.issuer


def text_of(statement: StatementFact) -> str:
    """What it says; for what nobody has read, that."""
    return statement.says or gettext("not yet read in {document}").format(document=statement.document.title)


def standing_of(statement: StatementFact) -> str:
    """In short, how the document stands and by what it was replaced; empty where it has no standing to have."""
    document = statement.document
    if statement.standing_is_unknown:
        return gettext("standing of the document not known")
    if not (document.has_standing or document.has_ended):
        return ""
    standing = str(STANDING_WORDS[document.standing])
    if not document.successors:
        return standing
    replaced = gettext("replaced by {source}").format(source=", ".join(link.key for link in document.successors))
    return f"{standing}; {replaced}"


def why_stale(statement: StatementFact) -> str:
    """Every reason for which a statement is stale, as sentences; empty where it is not."""
    told = _sentences(statement.document, statement.source, statement.stale_reasons, statement.valid)
    return " ".join(told)


def why_source_is_stale(source: SourceFact) -> str:
    return " ".join(_sentences(source, source, source.stale_reasons))


def _sentences(
    document: SourceFact, source: SourceFact, reasons: Iterable[StaleReason], own_term: Span | None = None
) -> Iterable[str]:
    for reason in reasons:
        if reason == StaleReason.NOT_CHECKED:
            yield _not_checked(source)
        elif reason == StaleReason.CHANGED:
            yield gettext("What stands at the address of “{source}” has changed since it was read.").format(
                source=source.title
            )
        elif reason == StaleReason.GONE:
            yield gettext("“{source}” was no longer found at its address.").format(source=source.title)
        elif reason in document.stale_reasons or reason in source.stale_reasons:
            yield _ended(document if reason in document.stale_reasons else source, reason)
        elif own_term is not None:
            yield gettext("What it says was valid until {end}.").format(end=_when(own_term.end))


def _ended(document: SourceFact, reason: StaleReason) -> str:
    if reason == StaleReason.SUPERSEDED:
        told = gettext("“{document}” was superseded.").format(document=document.title)
    elif document.valid is not None and document.valid.end is not None:
        told = gettext("The term of “{document}” ended in {end}.").format(
            document=document.title, end=_when(document.valid.end)
        )
    else:
        told = gettext("The term of “{document}” has ended.").format(document=document.title)
    return " ".join([told, *_replaced(document)])


def _replaced(document: SourceFact) -> Iterable[str]:
    for successor in document.successors:
        yield gettext("Replaced by “{document}” of {date}: {standing}.").format(
            document=successor.title, date=_when(successor.dated), standing=STANDING_WORDS[successor.standing]
        )


def _not_checked(source: SourceFact) -> str:
    if source.last_checked is None:
        return gettext("The source “{source}” has not been checked.").format(source=source.title)
    return gettext("The source “{source}” was last checked in {date} and is due for another check.").format(
        source=source.title, date=_when(source.last_checked)
    )


def _when(day: PartialDate | Span | None) -> str:
    return gettext("date not known") if day is None else formats.calendar(day, get_language() or DEFAULT_LANGUAGE)


def date_of(statement: StatementFact) -> str:
    return _when(statement.said_on)


def notes_of(statement: StatementFact) -> list[str]:
    """What must stand beside a fact wherever it is written: whose words, when, how it was read, its standing, and that
    the country has not answered."""
    # Of what nobody has read, nobody can say in whose words it is told.
    voice = [] if statement.is_unread else [voice_of(statement)]
    notes = [*voice, date_of(statement), str(MARK_WORDS[statement.mark])]
    if statement.page:
        notes.append(gettext("page {page}").format(page=statement.page))
    if statement.document.has_standing and not statement.is_stale:
        notes.append(f"{statement.document.title}: {STANDING_WORDS[statement.document.standing]}")
    if statement.standing_is_unknown:
        notes.append(gettext("standing of the document not known"))
    if statement.awaits_party:
        notes.append(gettext("not reviewed by the country"))
    return [*notes, *_became_of(statement)]


def _became_of(statement: StatementFact) -> Iterator[str]:
    """What the party declares of a pledge, and what documents are said to show of it, each with its source."""
    if statement.declared is not None:
        kind = DECLARATION_WORDS[statement.declared.kind]
        yield gettext("declared by {party}: {kind}").format(party=statement.party.name, kind=kind)
    for one in statement.evidence:
        yield gettext("evidence ({state}): {says} – {source}").format(
            state=EVIDENCE_WORDS[one.state], says=one.says, source=one.source.title
        )


NOTHING_NEW = _("Nothing of this is dated, was entered here or ended since then.")


def changes_title(changes: Changes) -> str:
    day = formats.calendar(changes.since, get_language() or DEFAULT_LANGUAGE)
    return gettext("New since {date}").format(date=day)


def changes_told(changes: Changes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A heading and its lines for each kind of change that there is."""
    parts = (
        (gettext("Said since"), tuple(_dated(one) for one in changes.said)),
        (gettext("Ended since"), tuple(why_source_is_stale(one) for one in changes.ended)),
        (gettext("Entered on this site since, and older"), tuple(_dated(one) for one in changes.entered)),
    )
    return ((heading, lines) for heading, lines in parts if lines)


def _dated(statement: StatementFact) -> str:
    return f"{date_of(statement)} – {statement.party.name}: {text_of(statement)}"
