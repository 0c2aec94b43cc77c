"""Two addresses, so that the frame can be tested without any room above it."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.urls import path

from mutirao.design.web.guide import guide


def home(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = i18n_patterns(path("", home, name="home"), path("design/", guide, name="guide"))
