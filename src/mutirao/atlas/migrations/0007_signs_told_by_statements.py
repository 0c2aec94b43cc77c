"""Whoever records a sign of life may name the statement that tells of the same."""

import django.db.models.deletion
from django.db import migrations, models

from mutirao.atlas.triggers import allow_changes_of, refuse_changes_of

WRITTEN_ONCE = ("atlas_signoflife",)


class Migration(migrations.Migration):
    dependencies = [("atlas", "0006_documents")]
    operations = [
        migrations.RunPython(allow_changes_of(WRITTEN_ONCE), refuse_changes_of(WRITTEN_ONCE)),
        migrations.AddField(
            model_name="signoflife",
            name="statement",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="atlas.statement"
            ),
        ),
        migrations.RunPython(refuse_changes_of(WRITTEN_ONCE), allow_changes_of(WRITTEN_ONCE)),
    ]
