"""This room knows none above it: neither do its tests."""

import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def _only_this_room(settings: LazySettings) -> None:
    settings.ROOT_URLCONF = "tests.design.addresses"
    settings.PAGE_FRAME = {"stages": {}, "pages": {"home": "home"}}
