"""Revisions and whom they involve are written once: the database itself refuses to change or delete them."""

from django.db import migrations

from mutirao.atlas.triggers import allow_changes_of, refuse_changes_of

TABLES = ("atlas_statementrevision", "atlas_involvement")


class Migration(migrations.Migration):
    dependencies = [("atlas", "0001_initial")]
    operations = [migrations.RunPython(refuse_changes_of(TABLES), allow_changes_of(TABLES))]
