from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "mutirao.access"
    label = "access"

    def ready(self) -> None:
        from mutirao.access.web import traces  # needs the models, which are loaded by now

        traces.connect()
