import cms.fields
import cms.media.fields
import cms.media.storage
import contests.models.contest
import contests.models.entries
import contests.models.packages
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import uuid
from django.conf import settings
from django.db import migrations, models

from cms.migrating import NewTables


class Migration(NewTables):

    initial = True

    dependencies = [
        ('cms', '0001_initial'),
        ('institutions', '0001_initial'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Contest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(help_text='An entry’s reference begins with them: ММ-2026-0042.', max_length=6, validators=[django.core.validators.RegexValidator('^[А-ЯҐЄІЇA-Z]{2,6}$', 'Two to six capital letters.')], verbose_name='letters of its references')),
                ('year', models.PositiveSmallIntegerField(default=contests.models.contest.this_year, verbose_name='year')),
                ('name_uk', models.CharField(max_length=200, verbose_name='name (Ukrainian)')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='name (English)')),
                ('aim_uk', models.TextField(blank=True, verbose_name='aim (Ukrainian)')),
                ('aim_en', models.TextField(blank=True, verbose_name='aim (English)')),
                ('organisers_uk', models.CharField(blank=True, max_length=500, verbose_name='organisers (Ukrainian)')),
                ('organisers_en', models.CharField(blank=True, max_length=500, verbose_name='organisers (English)')),
                ('prizes_uk', models.TextField(blank=True, verbose_name='prizes (Ukrainian)')),
                ('prizes_en', models.TextField(blank=True, verbose_name='prizes (English)')),
                ('rules_number', models.CharField(blank=True, max_length=40, verbose_name='number of the order')),
                ('rules_date', models.DateField(blank=True, null=True, verbose_name='date of the order')),
                ('contact_name', models.CharField(blank=True, max_length=150, verbose_name='who answers questions')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('admits_institutions', models.BooleanField(default=True, verbose_name='institutions submit')),
                ('admits_guardians', models.BooleanField(default=False, verbose_name='parents and guardians submit too')),
                ('per_pupil', models.PositiveSmallIntegerField(blank=True, default=1, null=True, verbose_name='entries of one pupil at most')),
                ('per_institution', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='entries of one institution at most')),
                ('keep_days', models.PositiveSmallIntegerField(default=365, help_text='After that names, files and letters go; statistics and frozen scores stay.', validators=[django.core.validators.MinValueValidator(30)], verbose_name='days that personal data is kept after the results')),
                ('last_number', models.PositiveIntegerField(default=0, editable=False)),
                ('results_published_at', models.DateTimeField(editable=False, null=True, verbose_name='results published')),
                ('cleaned_at', models.DateTimeField(editable=False, null=True, verbose_name='personal data removed')),
                ('consent_text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contests', to='cms.consenttext', verbose_name='consent')),
                ('rules_document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.sitedocument', verbose_name='rules as a document')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contests', to='wagtailcore.site', verbose_name='home site')),
            ],
            options={
                'verbose_name': 'contest',
                'verbose_name_plural': 'contests',
                'ordering': ['-year', 'name_uk'],
                'permissions': [('moderate_contest', 'Can see and moderate entries')],
            },
        ),
        migrations.CreateModel(
            name='AgeCategory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name_uk', models.CharField(max_length=80, verbose_name='name (Ukrainian)')),
                ('name_en', models.CharField(blank=True, max_length=80, verbose_name='name (English)')),
                ('by', models.CharField(choices=[('age', 'age'), ('class', 'class')], max_length=5, verbose_name='by')),
                ('lowest', models.PositiveSmallIntegerField(verbose_name='from')),
                ('highest', models.PositiveSmallIntegerField(verbose_name='to (including)')),
                ('contest', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='categories', to='contests.contest')),
            ],
            options={
                'verbose_name': 'age category',
                'verbose_name_plural': 'age categories',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContestIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('introduction', models.TextField(blank=True, help_text='One to three sentences: what it is and what the reader can do.', max_length=500, verbose_name='introduction')),
                ('body', cms.fields.BodyField(blank=True, verbose_name='body')),
                ('hero_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.siteimage', verbose_name='main picture')),
                ('social_image', models.ForeignKey(blank=True, help_text='By default the main picture.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.siteimage', verbose_name='picture for social networks')),
            ],
            options={
                'verbose_name': 'contest index',
                'verbose_name_plural': 'contest indexes',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ContestPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('introduction', models.TextField(blank=True, help_text='One to three sentences: what it is and what the reader can do.', max_length=500, verbose_name='introduction')),
                ('body', cms.fields.BodyField(blank=True, verbose_name='body')),
                ('rules', cms.fields.BodyField(blank=True, verbose_name='rules (Положення)')),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='contests.contest', verbose_name='contest')),
                ('hero_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.siteimage', verbose_name='main picture')),
                ('shown_on', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='It is listed there with the name of its home site; its address does not change.', related_name='+', to='wagtailcore.site', verbose_name='also shown on')),
                ('social_image', models.ForeignKey(blank=True, help_text='By default the main picture.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.siteimage', verbose_name='picture for social networks')),
            ],
            options={
                'verbose_name': 'contest page',
                'verbose_name_plural': 'contest pages',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ContestStage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('announced', 'announcement'), ('intake', 'entries are taken'), ('moderation', 'entries are checked'), ('judging', 'the jury scores'), ('results', 'results'), ('ceremony', 'ceremony')], max_length=12, verbose_name='stage')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until (including)')),
                ('contest', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='contests.contest')),
            ],
            options={
                'verbose_name': 'stage',
                'verbose_name_plural': 'stages',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name_uk', models.CharField(max_length=120, verbose_name='name (Ukrainian)')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name (English)')),
                ('hint_uk', models.CharField(blank=True, max_length=255, verbose_name='what to look at (Ukrainian)')),
                ('hint_en', models.CharField(blank=True, max_length=255, verbose_name='what to look at (English)')),
                ('weight', models.DecimalField(decimal_places=2, default=1, max_digits=4, validators=[django.core.validators.MinValueValidator(0.01)], verbose_name='weight')),
                ('lowest', models.PositiveSmallIntegerField(default=1, verbose_name='lowest score')),
                ('highest', models.PositiveSmallIntegerField(default=10, verbose_name='highest score')),
                ('contest', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='contests.contest')),
            ],
            options={
                'verbose_name': 'criterion',
                'verbose_name_plural': 'criteria',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('returned', 'returned with a remark'), ('admitted', 'admitted'), ('refused', 'not admitted'), ('withdrawn', 'withdrawn'), ('judged', 'judged'), ('placed', 'placed')], default='draft', max_length=12, verbose_name='state')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='title of the work')),
                ('technique', models.CharField(blank=True, max_length=120, verbose_name='technique')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='address of the film')),
                ('group_name', models.CharField(blank=True, max_length=200, verbose_name='name of the group')),
                ('teacher', models.CharField(blank=True, max_length=200, verbose_name='teacher who helped')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('reference', models.CharField(blank=True, db_index=True, editable=False, max_length=24, verbose_name='reference')),
                ('remark', models.TextField(blank=True, editable=False, verbose_name='remark')),
                ('blind_number', models.PositiveIntegerField(editable=False, null=True, verbose_name='number for the jury')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='contests.agecategory')),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='contests.contest')),
                ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='institutions.institution')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contest_entries', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'entry',
                'verbose_name_plural': 'entries',
                'ordering': ['-updated_at'],
            },
        ),
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='place')),
                ('special_uk', models.CharField(blank=True, max_length=200, verbose_name='special prize (Ukrainian)')),
                ('special_en', models.CharField(blank=True, max_length=200, verbose_name='special prize (English)')),
                ('given_at', models.DateTimeField()),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='contests.entry')),
            ],
            options={
                'ordering': ['place', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='EntryFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('original_name', models.CharField(max_length=255, verbose_name='name')),
                ('kind', models.CharField(choices=[('picture', 'picture'), ('pdf', 'PDF'), ('text', 'text document')], default='picture', max_length=10)),
                ('status', models.CharField(choices=[('waiting', 'being checked'), ('ready', 'ready'), ('refused', 'not accepted')], default='waiting', max_length=10)),
                ('refusal', models.CharField(blank=True, max_length=500, verbose_name='why it is not accepted')),
                ('size', models.PositiveBigIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, db_index=True, max_length=64)),
                ('fingerprint', models.BigIntegerField(help_text='A perceptual hash of 63 bits.', null=True)),
                ('width', models.PositiveIntegerField(null=True)),
                ('height', models.PositiveIntegerField(null=True)),
                ('original', models.FileField(blank=True, storage=cms.media.storage.private_storage, upload_to=contests.models.entries.original_path)),
                ('clean', models.FileField(blank=True, storage=cms.media.storage.private_storage, upload_to=contests.models.entries.clean_path)),
                ('thumbnail', models.FileField(blank=True, storage=cms.media.storage.private_storage, upload_to=contests.models.entries.clean_path)),
                ('blind', models.FileField(blank=True, help_text='Redacted, for the jury.', storage=cms.media.storage.private_storage, upload_to=contests.models.entries.clean_path)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True)),
                ('removed_at', models.DateTimeField(null=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='contests.entry')),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'file',
                'verbose_name_plural': 'files',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='EntryNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='note')),
                ('written_at', models.DateTimeField(auto_now_add=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='contests.entry')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-written_at'],
            },
        ),
        migrations.CreateModel(
            name='EntryTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='tag')),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tags', to='contests.contest')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.AddField(
            model_name='entry',
            name='tags',
            field=models.ManyToManyField(blank=True, related_name='entries', to='contests.entrytag'),
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateField(verbose_name='until (including)')),
                ('reason', models.TextField(verbose_name='why')),
                ('given_at', models.DateTimeField(auto_now_add=True)),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extensions', to='contests.contest')),
                ('given_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(blank=True, help_text='Empty: for everybody.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='institutions.institution', verbose_name='institution')),
            ],
            options={
                'verbose_name': 'extension',
                'verbose_name_plural': 'extensions',
                'ordering': ['-given_at'],
            },
        ),
        migrations.CreateModel(
            name='Juror',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_name', models.CharField(blank=True, max_length=200, verbose_name='name and position, as published')),
                ('active', models.BooleanField(default=True, verbose_name='scores')),
                ('invited_at', models.DateTimeField(editable=False, null=True)),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='jurors', to='contests.contest')),
                ('institution', models.ForeignKey(blank=True, help_text='Its entries are never given to this juror.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='institutions.institution', verbose_name='own institution')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='juries', to=settings.AUTH_USER_MODEL, verbose_name='juror')),
            ],
            options={
                'verbose_name': 'juror',
                'verbose_name_plural': 'jurors',
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('open', 'to be scored'), ('done', 'scored'), ('abstained', 'abstained'), ('conflict', 'conflict of interest')], default='open', max_length=10)),
                ('comment', models.TextField(blank=True, verbose_name='comment')),
                ('reason', models.TextField(blank=True, verbose_name='why')),
                ('revision', models.PositiveIntegerField(default=0)),
                ('assigned_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='contests.entry')),
                ('juror', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='contests.juror')),
            ],
            options={
                'ordering': ['entry__blind_number'],
            },
        ),
        migrations.CreateModel(
            name='Nomination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name_uk', models.CharField(max_length=120, verbose_name='name (Ukrainian)')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name (English)')),
                ('kind', models.CharField(choices=[('drawing', 'drawing'), ('photo', 'photo'), ('text', 'text'), ('poem', 'poem'), ('video', 'video'), ('postcard', 'postcard')], max_length=12, verbose_name='kind')),
                ('requirements_uk', models.TextField(blank=True, verbose_name='requirements (Ukrainian)')),
                ('requirements_en', models.TextField(blank=True, verbose_name='requirements (English)')),
                ('group_work', models.BooleanField(default=False, verbose_name='works of a group are taken too')),
                ('least_files', models.PositiveSmallIntegerField(default=1, verbose_name='files at least')),
                ('most_files', models.PositiveSmallIntegerField(default=3, verbose_name='files at most')),
                ('most_megabytes', models.PositiveSmallIntegerField(default=20, verbose_name='megabytes of a file at most')),
                ('least_side', models.PositiveSmallIntegerField(default=0, help_text='0: any size.', verbose_name='pixels of a picture’s longer side at least')),
                ('least_characters', models.PositiveIntegerField(default=0, verbose_name='characters of a text at least')),
                ('most_characters', models.PositiveIntegerField(default=0, verbose_name='characters of a text at most')),
                ('per_pupil', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='entries of one pupil at most')),
                ('per_institution', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='entries of one institution at most')),
                ('contest', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='nominations', to='contests.contest')),
            ],
            options={
                'verbose_name': 'nomination',
                'verbose_name_plural': 'nominations',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EntryVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('technique', models.CharField(blank=True, max_length=120)),
                ('text', models.TextField(blank=True)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('group_name', models.CharField(blank=True, max_length=200)),
                ('teacher', models.CharField(blank=True, max_length=200)),
                ('participants', models.JSONField(default=list)),
                ('submitted_at', models.DateTimeField()),
                ('blind_title', models.CharField(max_length=200, null=True)),
                ('blind_text', models.TextField(null=True)),
                ('blind_technique', models.CharField(max_length=120, null=True)),
                ('category', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contests.agecategory')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='contests.entry')),
                ('files', models.ManyToManyField(blank=True, related_name='versions', to='contests.entryfile')),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contests.nomination')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddField(
            model_name='entry',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='contests.nomination'),
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('full_name', models.CharField(max_length=200, verbose_name='pupil’s surname and first name')),
                ('age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='age')),
                ('school_class', models.CharField(blank=True, max_length=10, verbose_name='class')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='contests.entry')),
            ],
            options={
                'verbose_name': 'pupil',
                'verbose_name_plural': 'pupils',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='GuardianRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='guardian’s e-mail')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guardian_requests', to='contests.participant')),
            ],
        ),
        migrations.CreateModel(
            name='Diploma',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('diploma', 'diploma'), ('certificate', 'certificate of a participant'), ('thanks', 'thanks to a teacher')], max_length=12)),
                ('issued_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='diplomas', to='contests.entry')),
                ('participant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='diplomas', to='contests.participant')),
            ],
            options={
                'ordering': ['entry', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ConsentPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scan', cms.media.fields.EvidenceField(blank=True, help_text='A PDF or a picture; only your institution and the contest’s editors can open it.', storage=cms.media.storage.private_storage, upload_to=cms.media.fields.evidence_path, validators=[cms.media.fields.check_evidence], verbose_name='scan')),
                ('kept_where', models.CharField(blank=True, max_length=255, verbose_name='where the paper is kept')),
                ('attested_at', models.DateTimeField(auto_now_add=True)),
                ('attested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='institutions.institution')),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consent_papers', to='contests.contest')),
                ('participants', models.ManyToManyField(related_name='papers', to='contests.participant')),
            ],
            options={
                'verbose_name': 'scan of consents',
                'verbose_name_plural': 'scans of consents',
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.PositiveSmallIntegerField()),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='contests.assignment')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contests.criterion')),
            ],
        ),
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('payload', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('reason', models.TextField(blank=True)),
                ('signed_at', models.DateTimeField()),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='contests.contest')),
                ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('original_name', models.CharField(max_length=255)),
                ('size', models.PositiveBigIntegerField()),
                ('received', models.PositiveBigIntegerField(default=0)),
                ('started_at', models.DateTimeField(auto_now_add=True)),
                ('touched_at', models.DateTimeField(auto_now=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uploads', to='contests.entry')),
                ('file', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contests.entryfile')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(
            model_name='contest',
            constraint=models.UniqueConstraint(fields=('code', 'year'), name='contest_code_and_year'),
        ),
        migrations.AddConstraint(
            model_name='conteststage',
            constraint=models.UniqueConstraint(fields=('contest', 'kind'), name='contest_stage_once'),
        ),
        migrations.AddConstraint(
            model_name='entrytag',
            constraint=models.UniqueConstraint(fields=('contest', 'name'), name='entry_tag_once'),
        ),
        migrations.AddConstraint(
            model_name='juror',
            constraint=models.UniqueConstraint(fields=('contest', 'user'), name='juror_once'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.UniqueConstraint(fields=('juror', 'entry'), name='assignment_once'),
        ),
        migrations.AddConstraint(
            model_name='entryversion',
            constraint=models.UniqueConstraint(fields=('entry', 'number'), name='entry_version_number'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['contest', 'state', 'nomination'], name='contests_en_contest_df5b63_idx'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['institution', 'contest'], name='contests_en_institu_3548c7_idx'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(condition=models.Q(('reference', ''), _negated=True), fields=('reference',), name='entry_reference_once'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('contest', 'blind_number'), name='entry_blind_number_once'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.UniqueConstraint(fields=('assignment', 'criterion'), name='score_once'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.UniqueConstraint(fields=('contest', 'number'), name='sign_off_number'),
        ),
        migrations.AddField(
            model_name='contest',
            name='jurors_per_entry',
            field=models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1)], verbose_name='jurors that score an entry'),
        ),
        migrations.AddField(
            model_name='entryversion',
            name='link_is_blind',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='juror',
            name='joined_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='juror',
            name='way_in_hash',
            field=models.CharField(blank=True, db_index=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='juror',
            name='way_in_until',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='entryfile',
            name='blind_boxes',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='entryversion',
            name='redacted_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='entryversion',
            name='redacted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='entryversion',
            name='words',
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.CreateModel(
            name='LetterTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('text', models.TextField(verbose_name='text')),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letter_templates', to='contests.contest')),
            ],
            options={
                'verbose_name': 'letter template',
                'verbose_name_plural': 'letter templates',
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('contest', 'name'), name='letter_template_once')],
            },
        ),
        migrations.DeleteModel(
            name='GuardianRequest',
        ),
        migrations.CreateModel(
            name='GuardianRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('participant_key', models.UUIDField(db_index=True)),
                ('participant_name', models.CharField(max_length=200)),
                ('email', models.EmailField(max_length=254, verbose_name='guardian’s e-mail')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('withdrawal_hash', models.CharField(max_length=64, null=True, unique=True)),
                ('asked_at', models.DateTimeField(db_index=True)),
                ('expires_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guardian_requests', to='contests.contest')),
                ('participant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='guardian_requests', to='contests.participant')),
            ],
            options={
                'verbose_name': 'guardian’s link',
                'verbose_name_plural': 'guardians’ links',
            },
        ),
        migrations.RemoveField(
            model_name='contest',
            name='rules_document',
        ),
        migrations.AddField(
            model_name='contestpage',
            name='rules_document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.sitedocument', verbose_name='rules as a document'),
        ),
        migrations.AddField(
            model_name='conteststage',
            name='precision',
            field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='shown to the'),
        ),
        migrations.AlterField(
            model_name='conteststage',
            name='kind',
            field=models.CharField(choices=[('announced', 'announcement'), ('intake', 'entries are taken'), ('moderation', 'entries are checked'), ('judging', 'the jury scores'), ('results', 'results'), ('ceremony', 'ceremony'), ('held', 'the contest is held')], max_length=12, verbose_name='stage'),
        ),
        migrations.AlterConstraint(
            model_name='contest',
            name='contest_code_and_year',
            constraint=models.UniqueConstraint(fields=('code', 'year'), name='contest_code_and_year', violation_error_message='Another contest of this year has these letters: choose others.'),
        ),
        migrations.AddField(
            model_name='entryversion',
            name='revision',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='entryversion',
            name='blind_words',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='upload',
            name='pieces',
            field=models.JSONField(default=list),
        ),
        migrations.AlterField(
            model_name='upload',
            name='file',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contests.entryfile'),
        ),
        migrations.AddField(
            model_name='diploma',
            name='participant_key',
            field=models.UUIDField(null=True),
        ),
        migrations.AddConstraint(
            model_name='diploma',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('entry', 'kind', 'participant_key'), name='diploma_of_pupil_once'),
        ),
        migrations.AddConstraint(
            model_name='diploma',
            constraint=models.UniqueConstraint(condition=models.Q(('participant_key', None), ('revoked_at', None)), fields=('entry', 'kind'), name='diploma_of_teacher_once'),
        ),
        migrations.AlterField(
            model_name='entryfile',
            name='refusal',
            field=models.CharField(blank=True, max_length=40, verbose_name='why it is not accepted'),
        ),
        migrations.AddField(
            model_name='entryfile',
            name='refusal_params',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='entryfile',
            name='told_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='upload',
            name='replaces',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contests.entryfile'),
        ),
        migrations.CreateModel(
            name='Findable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.TextField(verbose_name='title')),
                ('names', models.TextField(blank=True, verbose_name='names')),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findables', to='contests.contest')),
                ('entry', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='findable', to='contests.entry')),
            ],
            options={
                'verbose_name': 'what the search finds of a contest',
                'verbose_name_plural': 'what the search finds of contests',
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Package',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('diplomas', 'diplomas to print (PDF)'), ('works', 'works with a contents sheet (ZIP)')], max_length=10)),
                ('requested_at', models.DateTimeField()),
                ('wanted', models.JSONField(default=dict)),
                ('digest', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('waiting', 'being made'), ('ready', 'ready')], default='waiting', max_length=10)),
                ('done', models.PositiveIntegerField(default=0)),
                ('whole', models.PositiveIntegerField(default=0)),
                ('file', models.FileField(blank=True, storage=cms.media.storage.private_storage, upload_to=contests.models.packages.package_path)),
                ('expires_at', models.DateTimeField(db_index=True, null=True)),
                ('contests', models.ManyToManyField(related_name='packages', to='contests.contest')),
                ('requested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'prepared file',
                'verbose_name_plural': 'prepared files',
                'ordering': ['-requested_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('digest',), name='package_made_once')],
            },
        ),
    ]
