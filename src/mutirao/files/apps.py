from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "mutirao.files"
    label = "files"
