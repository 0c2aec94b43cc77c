from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "mutirao.parties"
    label = "parties"
