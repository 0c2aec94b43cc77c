"""What the search knows of needs, activities and programmes. Who may find them is decided when somebody searches."""

from mutirao.kernel.reference import Reference
from mutirao.programmes.models import Activity, Need, Programme
from mutirao.programmes.words import area_names
from mutirao.search.kinds import Record
from mutirao.search.services import index_record

NEED, ACTIVITY, PROGRAMME = "need", "activity", "programme"
# Parties write in whatever language they like and do not say in which.
UNDETERMINED = "und"


def need_record(need: Need) -> Record:
    text = "\n".join((need.grounds, *area_names(need.area)))
    reference = Reference(NEED, need.public_id)
    return Record(reference=reference, language=UNDETERMINED, title=need.title, text=text, party=need.party.code)


def activity_record(activity: Activity) -> Record:
    reference = Reference(ACTIVITY, activity.public_id)
    # Its partner's names are added to every record; whoever looks for the recipient wants it as well.
    text = "\n".join((*area_names(activity.area), *activity.recipient.names.values()))
    return Record(
        reference=reference, language=UNDETERMINED, title=activity.title, text=text, party=activity.partner.code
    )


def programme_record(programme: Programme) -> Record:
    reference = Reference(PROGRAMME, programme.public_id)
    return Record(
        reference=reference,
        language=UNDETERMINED,
        title=programme.title,
        text=programme.summary,
        party=programme.composed_by.code,
    )


def index_need(need: Need) -> None:
    _index(need_record(need))


def index_activity(activity: Activity) -> None:
    _index(activity_record(activity))


def index_programme(programme: Programme) -> None:
    _index(programme_record(programme))


def _index(record: Record) -> None:
    index_record(record.reference, language=record.language, title=record.title, text=record.text, party=record.party)
