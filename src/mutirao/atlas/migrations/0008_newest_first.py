"""Of a full atlas, lists and the feed read the newest revisions only, and every page the linked documents."""

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
        *(
            migrations.AddIndex(
                model_name="source",
                index=models.Index(
                    fields=[relation], condition=models.Q(**{f"{relation}__isnull": False}), name=f"source_{name}"
                ),
            )
            for relation, name in (("superseded_by", "replaced"), ("follows", "following"))
        ),
    ]
