"""Every address of the site; pages carry their language in the path."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from mutirao.site import administration, problem_pages, web_errors
from mutirao.site.api import api

# Programs ask for their language in a header; people have it in the path.
urlpatterns: list[URLPattern | URLResolver] = [path("api/v1/", api.urls)]
urlpatterns += i18n_patterns(
    path("", include("mutirao.portal.urls")),
    path("know/", include("mutirao.atlas.urls")),
    path("plan/", include("mutirao.programmes.urls")),
    path("jobs/", include("mutirao.jobs.urls")),
    path("search/", include("mutirao.search.urls")),
    path("files/", include("mutirao.files.urls")),
    path("account/", include("mutirao.access.urls")),
    path("administration/", administration.administration, name="administration"),
    path("problems/", problem_pages.problems, name="problems"),
    path("problems/<str:code>/", problem_pages.problem, name="problem"),
    path("accounts/", include("mutirao.access.sign_in_urls")),
)

handler400 = web_errors.bad_request
handler403 = web_errors.permission_denied
handler404 = web_errors.page_not_found
handler500 = web_errors.server_error
