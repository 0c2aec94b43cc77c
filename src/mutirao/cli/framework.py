"""Django is set up only by the commands that need the database: `--help` must answer at once."""

import os


def set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mutirao.site.settings")
    import django

    django.setup()
