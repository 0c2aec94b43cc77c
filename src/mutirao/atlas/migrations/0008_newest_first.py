"""Of a full atlas, lists and the feed read the newest revisions only."""

from django.db import migrations, models

from mutirao.atlas.models.newest_first import NewestFirst


class Migration(migrations.Migration):
    dependencies = [("atlas", "0007_signs_told_by_statements")]
    operations = [
        migrations.AddIndex(
            model_name="statementrevision",
            index=NewestFirst(fields=["-said_from"], name="revision_by_day"),
        ),
        migrations.AddIndex(
            model_name="statementrevision",
            index=models.Index(fields=["-recorded_at", "-id"], name="revision_newest_first"),
        ),
    ]
