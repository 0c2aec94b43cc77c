"""Foreign keys lean the same way as imports: from a room to itself or to a floor below."""

from collections.abc import Iterable, Iterator, Mapping

from django.apps import apps
from django.db.models import Model
from tests.architecture.house import floors, height_of_rooms


def _room(model: type[Model]) -> str:
    root, _, rest = model.__module__.partition(".")
    return rest.partition(".")[0] if root == "mutirao" else ""


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if _room(model)]


def _upward_relations(models: Iterable[type[Model]], heights: Mapping[str, int]) -> Iterator[str]:
    for model in models:
        for field in model._meta.get_fields():
            related = field.related_model
            if field.auto_created or not isinstance(related, type) or not _room(related):
                continue
            room, other = _room(model), _room(related)
            if other != room and heights[other] >= heights[room]:
                yield f"{model._meta.label}.{field.name} leads up to {related._meta.label}"


def test_no_relation_leads_to_a_floor_above_or_beside() -> None:
    assert list(_upward_relations(_models(), height_of_rooms())) == []


def test_a_relation_that_leads_up_is_found() -> None:
    upside_down = {room: -height for room, height in height_of_rooms().items()}
    assert "access.Membership.party leads up to parties.Party" in list(_upward_relations(_models(), upside_down))


def test_every_room_with_tables_stands_on_a_floor() -> None:
    assert {_room(model) for model in _models()} <= {room for floor in floors() for room in floor}
