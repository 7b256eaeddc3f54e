import cms.consent
import cms.media.fields
import cms.media.storage
import django.db.models.deletion
import django.utils.timezone
import modelsearch.index
import taggit.managers
import uuid
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models

from cms.migrating import NewTables


class Migration(NewTables):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        # Other packages' migrations come first: each of theirs would render all of our models anew.
        ('account', '0009_emailaddress_unique_primary_email'),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
        ('mfa', '0003_authenticator_type_uniq'),
        ('sessions', '0001_initial'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        ('wagtailadmin', '0006_formstate'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailembeds', '0009_embed_cache_until'),
        ('wagtailimages', '0027_image_description'),
        ('wagtailredirects', '0008_add_verbose_name_plural'),
        ('wagtailsearch', '0010_add_text_fields'),
        ('wagtailusers', '0015_userprofile_keyboard_shortcuts'),
    ]

    operations = [
        migrations.CreateModel(
            name='ScheduledJob',
            fields=[
                ('name', models.CharField(max_length=100, primary_key=True, serialize=False, verbose_name='job')),
                ('next_run_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='next run')),
                ('last_run_at', models.DateTimeField(blank=True, null=True, verbose_name='last run')),
                ('locked_by', models.CharField(blank=True, max_length=64, verbose_name='runs in')),
                ('locked_until', models.DateTimeField(blank=True, null=True)),
                ('error', models.TextField(blank=True, verbose_name='last error')),
            ],
            options={
                'verbose_name': 'scheduled job',
                'verbose_name_plural': 'scheduled jobs',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='TaskAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result_id', models.UUIDField(unique=True)),
                ('root', models.UUIDField(db_index=True, default=uuid.uuid4)),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='attempt')),
                ('task_path', models.CharField(max_length=255, verbose_name='task')),
                ('fate', models.CharField(choices=[('pending', 'waiting or running'), ('done', 'done'), ('retried', 'failed, tried again'), ('moot', 'failed, nothing left to do'), ('dead', 'given up'), ('revived', 'given up, started again by hand')], db_index=True, default='pending', max_length=10, verbose_name='state')),
                ('error', models.TextField(blank=True, verbose_name='error')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
            ],
            options={
                'verbose_name': 'attempt at a task',
                'verbose_name_plural': 'attempts at tasks',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='WorkerHeartbeat',
            fields=[
                ('worker_id', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('seen_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='ColleagueApprovalTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': "colleague's approval",
                'verbose_name_plural': "colleagues' approvals",
                'permissions': [('publish_without_approval', 'Can publish at once where approval is required')],
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='ConsentText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, verbose_name='key')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('title_uk', models.CharField(max_length=200, verbose_name='title (Ukrainian)')),
                ('title_en', models.CharField(blank=True, max_length=200, verbose_name='title (English)')),
                ('purpose_uk', models.TextField(verbose_name='purpose (Ukrainian)')),
                ('purpose_en', models.TextField(blank=True, verbose_name='purpose (English)')),
                ('body_uk', models.TextField(verbose_name='text (Ukrainian)')),
                ('body_en', models.TextField(blank=True, verbose_name='text (English)')),
                ('scopes', cms.consent.ScopesField(default=list, verbose_name='scopes')),
                ('in_force_from', models.DateField(default=django.utils.timezone.localdate, verbose_name='in force from')),
            ],
            options={
                'verbose_name': 'consent text',
                'verbose_name_plural': 'consent texts',
                'ordering': ['key', '-version'],
                'constraints': [models.UniqueConstraint(fields=('key', 'version'), name='consent_text_version')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_name', models.CharField(max_length=255, verbose_name='whom it is about')),
                ('subject_type', models.CharField(blank=True, editable=False, max_length=100)),
                ('subject_id', models.CharField(blank=True, editable=False, max_length=64)),
                ('scopes', cms.consent.ScopesField(default=list, verbose_name='scopes')),
                ('giver', models.CharField(choices=[('self', 'the person'), ('guardian', 'a parent or guardian'), ('institution', 'the institution, which holds the signed paper')], max_length=20, verbose_name='given by')),
                ('giver_name', models.CharField(max_length=255, verbose_name='name of who gave it')),
                ('evidence', cms.media.fields.EvidenceField(blank=True, help_text="A PDF or a picture; only the site's editors can open it.", storage=cms.media.storage.private_storage, upload_to=cms.media.fields.evidence_path, validators=[cms.media.fields.check_evidence], verbose_name='evidence (scan)')),
                ('evidence_note', models.CharField(blank=True, max_length=255, verbose_name='where the paper is kept')),
                ('given_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='given on')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='valid until (including)')),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='withdrawn')),
                ('withdrawal_reason', models.TextField(blank=True, editable=False, verbose_name='why withdrawn')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('recorded_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.site', verbose_name='site')),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='cms.consenttext', verbose_name='text')),
            ],
            options={
                'verbose_name': 'consent',
                'verbose_name_plural': 'consents',
                'ordering': ['-recorded_at'],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=uuid.uuid4, help_text='A letter with the same key is written only once.', max_length=200, unique=True, verbose_name='key')),
                ('kind', models.CharField(blank=True, db_index=True, max_length=60, verbose_name='kind')),
                ('to', models.JSONField(default=list, verbose_name='addressees')),
                ('cc', models.JSONField(blank=True, default=list, verbose_name='copy to')),
                ('bcc', models.JSONField(blank=True, default=list, verbose_name='hidden copy to')),
                ('subject', models.CharField(max_length=255, verbose_name='subject')),
                ('text', models.TextField(verbose_name='text')),
                ('html', models.TextField(blank=True, verbose_name='HTML')),
                ('from_email', models.CharField(blank=True, max_length=255, verbose_name='sender')),
                ('reply_to', models.CharField(blank=True, max_length=255, verbose_name='reply to')),
                ('headers', models.JSONField(blank=True, default=dict, verbose_name='headers')),
                ('attachments', models.JSONField(blank=True, default=list, verbose_name='attachments')),
                ('state', models.CharField(choices=[('held', 'held'), ('queued', 'queued'), ('sending', 'being sent'), ('sent', 'sent'), ('stuck', 'stuck'), ('cancelled', 'cancelled')], db_index=True, default='queued', max_length=10, verbose_name='state')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('created_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='written')),
                ('send_after', models.DateTimeField(default=django.utils.timezone.now, verbose_name='not before')),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('error', models.TextField(blank=True, verbose_name='last error')),
                ('message_id', models.CharField(blank=True, max_length=255, verbose_name='Message-ID')),
            ],
            options={
                'verbose_name': 'letter',
                'verbose_name_plural': 'letters',
                'ordering': ['-created_at', '-pk'],
                'permissions': [('view_operations', 'Can see letters, tasks, jobs and the audit log, and act on them')],
                'indexes': [models.Index(condition=models.Q(('state', 'queued')), fields=['send_after'], name='letter_due')],
            },
        ),
        migrations.CreateModel(
            name='SiteDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                ('file', cms.media.fields.DocumentField(upload_to=cms.media.fields.document_path, verbose_name='file')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='date of the document')),
                ('language', models.CharField(choices=[('uk', 'Ukrainian'), ('en', 'English')], default='uk', max_length=2, verbose_name='language')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'permissions': [('choose_document', 'Can choose document')],
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='SiteImage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                ('width', models.IntegerField(editable=False, verbose_name='width')),
                ('height', models.IntegerField(editable=False, verbose_name='height')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('file', cms.media.fields.PictureField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                ('alt_uk', models.CharField(blank=True, max_length=255, verbose_name='alternative text (Ukrainian)')),
                ('alt_en', models.CharField(blank=True, max_length=255, verbose_name='alternative text (English)')),
                ('is_decorative', models.BooleanField(default=False, help_text='It tells nothing that the text does not.', verbose_name='decorative')),
                ('credit', models.CharField(blank=True, max_length=255, verbose_name='author or source')),
                ('licence', models.CharField(choices=[('cc-by-4.0', 'CC BY 4.0'), ('cc0', 'public domain (CC0)'), ('permission', "with the author's permission"), ('own', "the city's own work")], default='cc-by-4.0', max_length=20, verbose_name='licence')),
                ('shows_children', models.BooleanField(default=False, help_text="Such a picture is published only with the parents' valid consent.", verbose_name='there are children in the photo')),
                ('withheld', models.BooleanField(db_index=True, default=False, editable=False, help_text='Set while a consent that it needs is missing, withdrawn or expired.', verbose_name='withheld from the sites')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('consents', models.ManyToManyField(blank=True, related_name='images', to='cms.consent', verbose_name='consents')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'image',
                'verbose_name_plural': 'images',
                'permissions': [('choose_image', 'Can choose image')],
                'abstract': False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Rendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filter_spec', models.CharField(db_index=True, max_length=255)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                ('width', models.IntegerField(editable=False)),
                ('height', models.IntegerField(editable=False)),
                ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='cms.siteimage')),
            ],
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name='AuditRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='when')),
                ('actor_label', models.CharField(blank=True, max_length=255, verbose_name='who (as written then)')),
                ('action', models.CharField(db_index=True, max_length=100, verbose_name='action')),
                ('subject_type', models.CharField(max_length=100, verbose_name='kind of object')),
                ('subject_id', models.CharField(max_length=64, verbose_name='object’s number')),
                ('subject_label', models.CharField(blank=True, max_length=255, verbose_name='object')),
                ('before', models.CharField(blank=True, max_length=255, verbose_name='state before')),
                ('after', models.CharField(blank=True, max_length=255, verbose_name='state after')),
                ('reason', models.TextField(blank=True, verbose_name='why')),
                ('data', models.JSONField(blank=True, default=dict, verbose_name='details')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
            ],
            options={
                'verbose_name': 'audit record',
                'verbose_name_plural': 'audit records',
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['subject_type', 'subject_id'], name='cms_auditre_subject_4964cf_idx')],
            },
        ),
        migrations.AddIndex(
            model_name='consent',
            index=models.Index(fields=['subject_type', 'subject_id'], name='cms_consent_subject_2ddb3c_idx'),
        ),
        migrations.AlterUniqueTogether(
            name='rendition',
            unique_together={('image', 'filter_spec', 'focal_point_key')},
        ),
        migrations.AddField(
            model_name='siteimage',
            name='children',
            field=models.CharField(choices=[('none', 'no child can be recognised'), ('shown', 'children can be recognised: attach the consents below')], default='', help_text="Pictures with children are published only with the parents' valid consents.", max_length=10, verbose_name='children in the picture'),
        ),
        migrations.RemoveField(
            model_name='siteimage',
            name='shows_children',
        ),
        migrations.CreateModel(
            name='HiddenGuest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hidden_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('hidden_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page', verbose_name='page')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.site', verbose_name='site')),
            ],
            options={
                'verbose_name': 'hidden guest',
                'verbose_name_plural': 'hidden guests',
                'constraints': [models.UniqueConstraint(fields=('page', 'site'), name='hidden_guest_once')],
            },
        ),
        migrations.CreateModel(
            name='OwedRefresh',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tags', models.JSONField()),
            ],
        ),
        migrations.AddField(
            model_name='letter',
            name='about',
            field=models.CharField(blank=True, db_index=True, editable=False, help_text='The row whose term of keeping is the letter’s too.', max_length=120, verbose_name='about'),
        ),
    ]
