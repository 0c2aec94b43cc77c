from django.urls import path

from mutirao.atlas.web import comparisons, index, sources

urlpatterns = [
    path("", index.atlas, name="atlas"),
    path("compare/", comparisons.compare, name="compare"),
    path("sources/<slug:key>/", sources.source, name="source"),
]
