"""Demo accounts, one for each role; they exist only where a demo password is set."""

from functools import cache

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
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
    ("moderator", "Модераторка", "Конкурсів", (Role.CONTEST_MODERATOR,)),
    ("analityk", "Аналітикиня", "Опитувань", (Role.SURVEY_ANALYST,)),
    ("volontery", "Координаторка", "Волонтерства", (Role.VOLUNTEER_COORDINATOR,)),
)
# Those who sign in to their own pages only: of the demonstration contest, and of the example sessions.
VISITORS = (
    ("sekretar", "Секретарка", "Вигаданого Ліцею"),
    ("mama", "Мама", "Вигаданої Дитини"),
    ("zhuri", "Член", "Журі"),
    ("orhanizator", "Організаторка", "Занять"),
)


def load_people() -> None:
    """Make the demo's accounts where they are missing."""
    for name, first_name, last_name, groups in PEOPLE:
        user = _add(name, first_name, last_name, is_staff=True, is_superuser=not groups)
        if user:
            user.groups.set(Group.objects.filter(name__in=groups))
    for name, first_name, last_name in VISITORS:
        _add(name, first_name, last_name)


def account(name: str):
    """The demo's account of that name."""
    return get_user_model().objects.get(email=f"{name}{DEMO_DOMAIN}")


def _add(name: str, first_name: str, last_name: str, **fields):
    """A new account, or ``None`` where it was already."""
    users = get_user_model().objects
    email = f"{name}{DEMO_DOMAIN}"
    if users.filter(email=email).exists():
        return None
    user = users.create_user(email, first_name=first_name, last_name=last_name, **fields)
    user.password = _hashed(settings.DEMO_PASSWORD)
    user.save(update_fields=["password"])
    return user


@cache
def _hashed(password: str) -> str:
    """Once for all: it takes a quarter of a second, and there is no secret in a password that is printed."""
    return make_password(password)
