from django.urls import path

from mutirao.search.web import pages

urlpatterns = [
    path("", pages.search_page, name="search"),
    path("save/", pages.save, name="save_search"),
    path("saved/<slug:search_id>/forget/", pages.forget, name="forget_search"),
]
