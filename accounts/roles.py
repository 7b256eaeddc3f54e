"""The groups that the migration makes, by name.

Nothing asks whether somebody is in a group: it asks for a permission. These names are for whoever
puts people into groups, such as the demo accounts and the tests.
"""

from enum import StrEnum


class SiteName(StrEnum):
    """What the groups and the collection of a site are called after."""

    COMMUNICATIONS = "Комунікації"
    EDUCATION = "Освіта"


SHARED_COLLECTION = "Спільне"
"""The collection from which people of both sites choose; administrators keep it."""


class SiteRole(StrEnum):
    """What somebody does on one site."""

    AUTHOR = "автори"
    EDITOR = "редактори"
    PUBLISHER = "випускові редактори"


class Role(StrEnum):
    """Groups of the whole installation."""

    EMERGENCY_PUBLISHER = "Термінові публікації"
    CONTEST_MODERATOR = "Модератори конкурсів"
    JUROR = "Журі"
    REPRESENTATIVE = "Представники закладів"
    VOLUNTEER_COORDINATOR = "Координатори волонтерства"
    SURVEY_ANALYST = "Аналітики опитувань"
    ADMINISTRATOR = "Адміністратори"


def site_group(site: SiteName, role: SiteRole) -> str:
    """The name of the group of those who have ``role`` on ``site``."""
    return f"{site}: {role}"
