import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import modelsearch.index
from django.conf import settings
from django.db import migrations, models

from cms.migrating import NewTables


class Migration(NewTables):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Institution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255, verbose_name='official name')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='short name')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='address on the site')),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(9999)], verbose_name='number')),
                ('kind', models.CharField(choices=[('school', 'school, gymnasium or lyceum'), ('kindergarten', 'kindergarten'), ('out-of-school', 'out-of-school institution'), ('music', 'music school'), ('vocational', 'vocational institution'), ('other', 'other')], max_length=20, verbose_name='kind')),
                ('settlement', models.CharField(default='Івано-Франківськ', max_length=120, verbose_name='settlement')),
                ('address', models.CharField(blank=True, max_length=255, verbose_name='address')),
                ('latitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='latitude')),
                ('longitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='longitude')),
                ('source', models.CharField(blank=True, max_length=255, verbose_name='source')),
                ('note', models.TextField(blank=True, verbose_name='note for editors')),
                ('active', models.BooleanField(default=True, verbose_name='works now')),
            ],
            options={
                'verbose_name': 'institution',
                'verbose_name_plural': 'institutions',
                'ordering': ['kind', 'number', 'name'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='FormerName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255, verbose_name='name')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('institution', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='institutions.institution')),
            ],
            options={
                'verbose_name': 'former name',
                'verbose_name_plural': 'former names',
                'ordering': ['-until'],
            },
        ),
        migrations.CreateModel(
            name='Representative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.CharField(blank=True, max_length=120, verbose_name='position')),
                ('state', models.CharField(choices=[('waiting', 'waits for confirmation'), ('confirmed', 'confirmed'), ('refused', 'refused'), ('ended', 'no longer acts')], default='waiting', max_length=10, verbose_name='state')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='asked')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='representatives', to='institutions.institution', verbose_name='institution')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='representations', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ('reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='why')),
            ],
            options={
                'verbose_name': 'representative',
                'verbose_name_plural': 'representatives',
                'ordering': ['institution', 'user'],
                'constraints': [models.UniqueConstraint(fields=('user', 'institution'), name='representative_once')],
                'permissions': [('confirm_representative', 'Confirm who acts for institutions')],
            },
        ),
        migrations.CreateModel(
            name='FormerSlug',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='address on the site')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_slugs', to='institutions.institution')),
            ],
            options={
                'verbose_name': 'former address',
                'verbose_name_plural': 'former addresses',
                'ordering': ['slug'],
            },
        ),
    ]
