"""What editors tell the search, and what it tells them."""

import django.db.models.deletion
from django.db import migrations, models

from cms.migrating import NewTables


class Migration(NewTables):

    dependencies = [
        ('search', '0001_index'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='SynonymSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(help_text='One word or phrase a line: “ЗДО”, “садок”, “дитячий садок”. Whoever looks for one finds the others too. Forms need not be named: “шкіл” is “школа”.', verbose_name='words that mean the same')),
                ('also_finds', models.TextField(blank=True, help_text='One way only: whoever looks for a word above finds these too, but whoever looks for these does not find those above. Mostly empty.', verbose_name='what they find besides')),
            ],
            options={
                'verbose_name': 'set of synonyms',
                'verbose_name_plural': 'synonyms',
                'ordering': ['words'],
            },
        ),
        migrations.CreateModel(
            name='BestBet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('queries', models.TextField(help_text='One a line, as readers type them; forms need not be named: “шкіл” is “школа”. The page is shown to whoever looks for just these words.', verbose_name='queries')),
                ('text_uk', models.CharField(blank=True, help_text='A line that is shown in place of the page’s introduction. May be empty.', max_length=200, verbose_name='why (Ukrainian)')),
                ('text_en', models.CharField(blank=True, max_length=200, verbose_name='why (English)')),
                ('order', models.PositiveSmallIntegerField(default=0, help_text='Smaller comes first.', verbose_name='order')),
                ('is_on', models.BooleanField(default=True, verbose_name='shown')),
                ('page', models.ForeignKey(help_text='In whatever language: readers get it in theirs, if it is translated and live.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page', verbose_name='page')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.site', verbose_name='site')),
            ],
            options={
                'verbose_name': 'best bet',
                'verbose_name_plural': 'best bets',
                'ordering': ['site_id', 'order', 'queries'],
            },
        ),
        migrations.CreateModel(
            name='CountedQuery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('day', models.DateField(db_index=True, verbose_name='day')),
                ('words', models.CharField(max_length=200, verbose_name='query')),
                ('times', models.PositiveIntegerField(verbose_name='times')),
                ('hits', models.PositiveIntegerField(verbose_name='hits at last')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.site', verbose_name='site')),
            ],
            options={
                'verbose_name': 'counted query',
                'verbose_name_plural': 'counted queries',
                'default_permissions': ('view',),
                'constraints': [models.UniqueConstraint(fields=('site', 'language', 'day', 'words'), name='search_counted_once')],
            },
        ),
    ]
