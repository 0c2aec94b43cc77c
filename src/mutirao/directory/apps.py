from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "mutirao.directory"
    label = "directory"
