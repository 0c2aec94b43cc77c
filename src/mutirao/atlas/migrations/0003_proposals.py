"""Proposals, replies, checks and changes of sources; revisions say where in the source and who reviewed."""

import django.db.models.deletion
import mutirao.atlas.models.proposals
import mutirao.atlas.models.replies
import mutirao.atlas.models.sources
from django.db import migrations, models

from mutirao.atlas.triggers import allow_changes_of, refuse_changes_of

REVISIONS = ("atlas_statementrevision", "atlas_involvement")
WRITTEN_ONCE = ("atlas_sourcecheck", "atlas_sourcechange", "atlas_reply")


class Migration(migrations.Migration):

    dependencies = [
        ('atlas', '0002_refuse_changes'),
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(allow_changes_of(REVISIONS), refuse_changes_of(REVISIONS)),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=mutirao.atlas.models.replies.new_reply_id, max_length=40, unique=True)),
                ('kind', models.CharField(choices=[('confirms', 'Confirms'), ('corrects', 'Corrects'), ('comments', 'Comments')], max_length=10)),
                ('says', models.TextField(blank=True)),
                ('language', models.CharField(max_length=8)),
                ('replied_at', models.DateTimeField()),
                ('replied_by', models.CharField(max_length=40)),
            ],
            options={
                'verbose_name_plural': 'replies',
                'ordering': ['replied_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SourceChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('changed_at', models.DateTimeField()),
                ('changed_by', models.CharField(max_length=40)),
            ],
            options={
                'ordering': ['source', '-number'],
            },
        ),
        migrations.CreateModel(
            name='SourceCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=mutirao.atlas.models.sources.new_check_id, max_length=40, unique=True)),
                ('outcome', models.CharField(choices=[('unchanged', 'Unchanged'), ('changed', 'Changed'), ('gone', 'Gone')], max_length=10)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('checked_at', models.DateTimeField()),
                ('checked_by', models.CharField(max_length=40)),
            ],
            options={
                'ordering': ['-checked_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='StatementProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[('own', 'Own'), ('named', 'Named'), ('network', 'Network'), ('public', 'Public')], default='own', max_length=8)),
                ('public_id', models.CharField(default=mutirao.atlas.models.proposals.new_proposal_id, max_length=40, unique=True)),
                ('content', models.JSONField()),
                ('reason', models.TextField(blank=True)),
                ('proposed_by', models.CharField(max_length=40)),
                ('proposed_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='open', max_length=10)),
                ('reviewed_by', models.CharField(blank=True, max_length=40)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('review_note', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['proposed_at', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='source',
            name='last_outcome',
            field=models.CharField(choices=[('unchanged', 'Unchanged'), ('changed', 'Changed'), ('gone', 'Gone')], default='unchanged', max_length=10),
        ),
        migrations.AddField(
            model_name='source',
            name='title_language',
            field=models.CharField(default='en', max_length=8),
        ),
        migrations.AddField(
            model_name='source',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='statementrevision',
            name='is_quotation',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='statementrevision',
            name='page',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='statementrevision',
            name='proposed_by',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='statementrevision',
            name='reviewed_by',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='statementrevision',
            name='valid',
            field=models.CharField(blank=True, max_length=23),
        ),
        migrations.AddField(
            model_name='statementrevision',
            name='valid_until',
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('last_outcome__in', ['unchanged', 'changed', 'gone'])), name='source_outcome_is_known'),
        ),
        migrations.AddConstraint(
            model_name='statementrevision',
            constraint=models.CheckConstraint(condition=models.Q(('reviewed_by', ''), models.Q(('reviewed_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='nobody_reviews_their_own_revision'),
        ),
        migrations.AddField(
            model_name='reply',
            name='party',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='parties.party'),
        ),
        migrations.AddField(
            model_name='reply',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='atlas.statementrevision'),
        ),
        migrations.AddField(
            model_name='reply',
            name='statement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='atlas.statement'),
        ),
        migrations.AddField(
            model_name='sourcechange',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='atlas.source'),
        ),
        migrations.AddField(
            model_name='sourcecheck',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='atlas.source'),
        ),
        migrations.AddField(
            model_name='statementproposal',
            name='accepted_as',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accepted_proposal', to='atlas.statementrevision'),
        ),
        migrations.AddField(
            model_name='statementproposal',
            name='audience_parties',
            field=models.ManyToManyField(blank=True, related_name='+', to='parties.party'),
        ),
        migrations.AddField(
            model_name='statementproposal',
            name='based_on',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='atlas.statementrevision'),
        ),
        migrations.AddField(
            model_name='statementproposal',
            name='continues',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='continued_by', to='atlas.statementproposal'),
        ),
        migrations.AddField(
            model_name='statementproposal',
            name='party',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.party'),
        ),
        migrations.AddField(
            model_name='statementproposal',
            name='proposed_for',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.party'),
        ),
        migrations.AddField(
            model_name='statementproposal',
            name='statement',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='atlas.statement'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['confirms', 'corrects', 'comments'])), name='reply_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'confirms'), models.Q(('says', ''), _negated=True), _connector='OR'), name='only_a_confirmation_says_nothing_more'),
        ),
        migrations.AddConstraint(
            model_name='sourcechange',
            constraint=models.UniqueConstraint(fields=('source', 'number'), name='one_source_change_a_number'),
        ),
        migrations.AddConstraint(
            model_name='sourcecheck',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['unchanged', 'changed', 'gone'])), name='check_outcome_is_known'),
        ),
        migrations.AddIndex(
            model_name='statementproposal',
            index=models.Index(fields=['state', 'proposed_at'], name='proposal_by_state'),
        ),
        migrations.AddConstraint(
            model_name='statementproposal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'accepted', 'declined', 'withdrawn'])), name='proposal_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='statementproposal',
            constraint=models.CheckConstraint(condition=models.Q(('based_on__isnull', True), ('statement__isnull', False), _connector='OR'), name='proposal_of_a_change_names_what_was_read'),
        ),
        migrations.AddConstraint(
            model_name='statementproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted', 'declined']), models.Q(('reviewed_by', ''), _negated=True), ('reviewed_at__isnull', False)), models.Q(models.Q(('state__in', ['accepted', 'declined']), _negated=True), ('reviewed_by', ''), ('reviewed_at__isnull', True)), _connector='OR'), name='only_a_reviewed_proposal_has_a_reviewer'),
        ),
        migrations.AddConstraint(
            model_name='statementproposal',
            constraint=models.CheckConstraint(condition=models.Q(('reviewed_by', models.F('proposed_by')), _negated=True), name='nobody_reviews_their_own_proposal'),
        ),
        migrations.AddConstraint(
            model_name='statementproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_as__isnull', False), ('state', 'accepted')), models.Q(models.Q(('state', 'accepted'), _negated=True), ('accepted_as__isnull', True)), _connector='OR'), name='only_an_accepted_proposal_became_a_revision'),
        ),
        migrations.RunPython(
            refuse_changes_of((*REVISIONS, *WRITTEN_ONCE)), allow_changes_of((*REVISIONS, *WRITTEN_ONCE))
        ),
    ]
