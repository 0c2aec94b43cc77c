"""What each role is there for, told to whoever holds it."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop

from mutirao.access.permissions import Role

DUTIES: Mapping[Role, str] = {
    Role.VIEWER: gettext_noop(
        "You read what your party keeps and what others share with it. Confirming needs, answering proposals and "
        "signing is for the officers of your party."
    ),
    Role.CONTRIBUTOR: gettext_noop(
        "You draft needs, attach evidence and compute plans. Your officer confirms, answers and signs."
    ),
    Role.COUNTRY_OFFICER: gettext_noop(
        "You confirm and rank your country's needs, say what its agency can absorb, answer proposals and sign "
        "programmes."
    ),
    Role.PROGRAMME_OFFICER: gettext_noop(
        "You propose activities for needs that are shared with your party, put programmes together and sign them."
    ),
    Role.SECRETARIAT: gettext_noop(
        "You review what others propose for the atlas, propose for it yourself, and explore what-ifs."
    ),
    Role.ADMINISTRATOR: gettext_noop(
        "You make accounts, let them act for parties, bring in figures and keep the site running. What countries need, "
        "answer and sign is theirs alone."
    ),
}
