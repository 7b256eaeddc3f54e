"""Demo accounts, one for each role; they exist only where a demo password is set."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from accounts.roles import Role, SiteName, SiteRole, site_group
from cms.preparation import DEMO_DOMAIN

# The part before the @, first and last name, groups; no group means a superuser.
PEOPLE = (
    ("golova", "Головний", "Адміністратор", ()),
    ("komunikatsii.avtor", "Авторка", "Комунікацій", (site_group(SiteName.COMMUNICATIONS, SiteRole.AUTHOR),)),
    ("komunikatsii", "Редакторка", "Комунікацій", (site_group(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER),)),
    ("osvita.redaktor", "Редактор", "Освіти", (site_group(SiteName.EDUCATION, SiteRole.EDITOR),)),
    ("osvita.koleha", "Колега", "Освіти", (site_group(SiteName.EDUCATION, SiteRole.EDITOR),)),
    ("osvita", "Випускова", "Освіти", (site_group(SiteName.EDUCATION, SiteRole.PUBLISHER),)),
    ("terminovo", "Черговий", "Редактор", (Role.EMERGENCY_PUBLISHER,)),
)


def load_people() -> None:
    """Make the demo's accounts where they are missing."""
    users = get_user_model()
    for name, first_name, last_name, groups in PEOPLE:
        email = f"{name}{DEMO_DOMAIN}"
        if users.objects.filter(email=email).exists():
            continue
        user = users.objects.create_user(
            email,
            settings.DEMO_PASSWORD,
            first_name=first_name,
            last_name=last_name,
            is_staff=True,
            is_superuser=not groups,
        )
        user.groups.set(Group.objects.filter(name__in=groups))
