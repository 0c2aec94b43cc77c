from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "mutirao.jobs"
    label = "jobs"
