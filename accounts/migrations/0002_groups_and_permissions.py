"""Who may do what: groups of each site, groups of the whole installation, and their permissions.

Wagtail's own groups and workflow go: they hold permissions on the root, and so on both sites.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

APPS = [
    "accounts", "auth", "campaigns", "cms", "home", "institutions", "news",
    "wagtailcore", "wagtaildocs", "wagtailimages", "wagtailredirects",
]  # fmt: skip

# What each role of a site may do: with the site's pages, with the files of its collection, and
# with the rows that belong to the site.
SITE_ROLES = {
    "автори": {
        "pages": ["add"],
        "media": ["add", "choose"],
        "rows": ["campaigns.view_campaign", "news.view_newscategory"],
        "global": [],
    },
    "редактори": {
        "pages": ["add", "change", "lock"],
        "media": ["add", "change", "choose"],
        "rows": [
            "campaigns.view_campaign", "campaigns.add_campaign", "campaigns.change_campaign",
            "news.view_newscategory", "news.add_newscategory", "news.change_newscategory",
            "cms.view_consent", "cms.add_consent", "cms.change_consent",
            "home.change_navigation",
        ],
        "global": ["wagtail_localize.submit_translation"],
    },
    "випускові редактори": {
        "pages": ["add", "change", "publish", "lock", "unlock", "bulk_delete"],
        "media": ["add", "change", "delete", "choose"],
        "rows": [
            "campaigns.view_campaign", "campaigns.add_campaign",
            "campaigns.change_campaign", "campaigns.delete_campaign",
            "news.view_newscategory", "news.add_newscategory",
            "news.change_newscategory", "news.delete_newscategory",
            "cms.view_consent", "cms.add_consent", "cms.change_consent",
            "home.view_alert", "home.add_alert", "home.change_alert", "home.delete_alert",
            "home.change_navigation", "home.change_sitesettings",
        ],
        "global": ["wagtail_localize.submit_translation"],
    },
}  # fmt: skip

EMERGENCY = "Термінові публікації"
EMERGENCY_ROLE = {
    "pages": ["add", "change", "publish"],
    "media": ["add", "choose"],
    "rows": ["home.view_alert", "home.add_alert", "home.change_alert"],
}

# They get their permissions together with what they work on.
LATER = ["Модератори конкурсів", "Журі", "Представники закладів", "Координатори волонтерства"]

ADMINISTRATORS = "Адміністратори"
ADMINISTRATORS_PAGES = ["add", "change", "publish", "lock", "unlock", "bulk_delete"]
ADMINISTRATORS_MODELS = [
    "accounts.user", "campaigns.campaign", "campaigns.campaignkind", "cms.consent", "cms.consenttext",
    "home.alert", "home.navigation", "home.sitesettings", "institutions.institution",
    "news.newscategory", "wagtailcore.collection", "wagtailcore.task", "wagtailcore.workflow",
    "wagtailredirects.redirect",
]  # fmt: skip

SITES = {"Комунікації": "localhost", "Освіта": "osvita.localhost"}


class Grants:
    """The historical models, and how a group is given things with them."""

    def __init__(self, apps):
        self.group = apps.get_model("auth", "Group")
        self.permission = apps.get_model("auth", "Permission")
        self.on_page = apps.get_model("wagtailcore", "GroupPagePermission")
        self.on_collection = apps.get_model("wagtailcore", "GroupCollectionPermission")
        self.on_site = apps.get_model("wagtailcore", "GroupSitePermission")

    def named(self, label):
        app_label, codename = label.split(".")
        return self.permission.objects.get(content_type__app_label=app_label, codename=codename)

    def make(self, name, labels=("wagtailadmin.access_admin",)):
        group = self.group.objects.create(name=name)
        group.permissions.set([self.named(label) for label in labels])
        return group

    def pages(self, group, page_id, actions):
        for action in actions:
            permission = self.named(f"wagtailcore.{action}_page")
            self.on_page.objects.create(group=group, page_id=page_id, permission=permission)

    def media(self, group, collection, actions):
        for action in actions:
            for label in (f"wagtailimages.{action}_image", f"wagtaildocs.{action}_document"):
                self.on_collection.objects.create(
                    group=group, collection=collection, permission=self.named(label)
                )

    def rows(self, group, site, labels):
        for label in labels:
            self.on_site.objects.create(group=group, site=site, permission=self.named(label))


def make_permissions(apps):
    """The permissions themselves: ``post_migrate`` makes them only when every migration has run."""
    for label in APPS:
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None


def make_groups(apps, schema_editor):
    make_permissions(apps)
    grants = Grants(apps)
    Site = apps.get_model("wagtailcore", "Site")
    Page = apps.get_model("wagtailcore", "Page")
    Collection = apps.get_model("wagtailcore", "Collection")
    grants.group.objects.filter(name__in=["Editors", "Moderators"]).delete()

    emergency = grants.make(EMERGENCY)
    for name, host in SITES.items():
        site = Site.objects.get(hostname=host)
        collection = Collection.objects.get(depth=2, name=name)
        for title, role in SITE_ROLES.items():
            group = grants.make(f"{name}: {title}", ["wagtailadmin.access_admin", *role["global"]])
            grants.pages(group, site.root_page_id, role["pages"])
            grants.media(group, collection, role["media"])
            grants.rows(group, site, role["rows"])
        grants.pages(emergency, site.root_page_id, EMERGENCY_ROLE["pages"])
        grants.media(emergency, collection, EMERGENCY_ROLE["media"])
        grants.rows(emergency, site, EMERGENCY_ROLE["rows"])

    for name in LATER:
        grants.make(name, [])
    make_administrators(grants, Page.objects.get(depth=1), Collection.objects.get(depth=1))


def make_administrators(grants, root, library):
    """They see to both sites, to people and to what both sites share; approval binds them too."""
    models = [label.split(".") for label in ADMINISTRATORS_MODELS]
    labels = [
        f"{app}.{action}_{model}" for app, model in models for action in ("add", "change", "delete", "view")
    ]
    group = grants.make(
        ADMINISTRATORS,
        ["wagtailadmin.access_admin", "wagtail_localize.submit_translation", *labels],
    )
    grants.pages(group, root.pk, ADMINISTRATORS_PAGES)
    grants.media(group, library, ["add", "change", "delete", "choose"])


def remove_groups(apps, schema_editor):
    names = [f"{site}: {role}" for site in SITES for role in SITE_ROLES]
    Group = apps.get_model("auth", "Group")
    Group.objects.filter(name__in=[*names, EMERGENCY, *LATER, ADMINISTRATORS]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_two_sites"),
        ("accounts", "0001_initial"),
        ("campaigns", "0002_initial"),
        ("cms", "0001_initial"),
        ("institutions", "0001_initial"),
        ("news", "0001_initial"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
