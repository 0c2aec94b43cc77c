from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "mutirao.programmes"
    label = "programmes"
