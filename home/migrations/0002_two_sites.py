"""Two sites from the first minute: their home pages, Site rows, collections and locales."""

from django.db import migrations

SITES = [
    # host, default, title, slug, collection
    ("localhost", True, "Комунікації з мешканцями", "komunikatsii", "Комунікації"),
    ("osvita.localhost", False, "Освіта громади", "osvita", "Освіта"),
]  # fmt: skip


def make_sites(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    Collection = apps.get_model("wagtailcore", "Collection")
    HomePage = apps.get_model("home", "HomePage")
    SiteSettings = apps.get_model("home", "SiteSettings")
    Navigation = apps.get_model("home", "Navigation")

    uk, _ = Locale.objects.get_or_create(language_code="uk")
    Locale.objects.get_or_create(language_code="en")
    # Wagtail's own welcome page and site make room.
    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()

    content_type, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    root = Page.objects.get(depth=1)
    library = Collection.objects.get(depth=1)
    for number, (host, default, title, slug, collection) in enumerate(SITES, 1):
        home = HomePage.objects.create(
            title=title,
            draft_title=title,
            slug=slug,
            content_type=content_type,
            path=f"{root.path}{number:04d}",
            depth=2,
            numchild=0,
            url_path=f"/{slug}/",
            locale=uk,
            live=True,
            has_unpublished_changes=False,
        )
        site = Site.objects.create(
            hostname=host, port=80, site_name=title, root_page_id=home.pk, is_default_site=default
        )
        Collection.objects.create(name=collection, path=f"{library.path}{number:04d}", depth=2, numchild=0)
        SiteSettings.objects.create(
            site=site,
            theme="pine" if default else "ink",
            tagline_uk="комунікації з мешканцями" if default else "освіта громади",
            tagline_en="communications with residents" if default else "education in the community",
            short_name_uk="Комунікації" if default else "Освіта",
            short_name_en="Communications" if default else "Education",
            workflow_required=not default,
        )
        Navigation.objects.create(site=site)
    root.numchild = len(SITES)
    root.save()
    library.numchild = len(SITES)
    library.save()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(make_sites, migrations.RunPython.noop)]
