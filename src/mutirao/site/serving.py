"""The web server: Django under WSGI behind one ASGI port (`docs/decisions/0002-wsgi-behind-asgi.md`)."""

import os
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mutirao.site.settings")

_THREADS = 10

django_application = get_wsgi_application()
application = WSGIMiddleware(cast(Any, django_application), workers=_THREADS)
