from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "mutirao.search"
    label = "search"
