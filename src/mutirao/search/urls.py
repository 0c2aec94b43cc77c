from django.urls import path

from mutirao.search.web import pages

urlpatterns = [path("", pages.search_page, name="search")]
