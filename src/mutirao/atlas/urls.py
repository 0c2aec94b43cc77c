from django.urls import path

from mutirao.atlas.web import pages

urlpatterns = [
    path("", pages.atlas, name="atlas"),
    path("compare/", pages.compare, name="compare"),
    path("sources/<slug:key>/", pages.source, name="source"),
]
