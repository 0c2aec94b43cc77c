from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "mutirao.access"
    label = "access"
