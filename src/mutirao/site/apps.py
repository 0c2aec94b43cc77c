from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "mutirao.site"
    label = "site"

    def ready(self) -> None:
        from mutirao.site.registry import connect_floors

        connect_floors()
