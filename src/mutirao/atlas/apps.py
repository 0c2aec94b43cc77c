from django.apps import AppConfig


class AtlasConfig(AppConfig):
    name = "mutirao.atlas"
    label = "atlas"
