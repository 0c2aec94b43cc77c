from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "mutirao.design"
    label = "design"
