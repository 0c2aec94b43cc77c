from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "mutirao.audit"
    label = "audit"
