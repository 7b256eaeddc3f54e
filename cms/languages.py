"""The two languages of the sites, and values kept in both."""

from django.utils.translation import get_language

SOURCE_LANGUAGE = "uk"


def paired(instance, name: str) -> str:
    """The value of a pair of fields (``name_uk``, ``name_en``) in the active language.

    Args:
        instance: the object that has the fields.
        name: their common name.

    Returns:
        The active language's value, or the Ukrainian one where it is empty.
    """
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    if language != SOURCE_LANGUAGE:
        value = getattr(instance, f"{name}_{language}", "")
        if value:
            return value
    return getattr(instance, f"{name}_{SOURCE_LANGUAGE}")


def in_own_language(address: str) -> str:
    """A view's address that holds no language, for a link from a page in the active one."""
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    return address if language == SOURCE_LANGUAGE else f"{address}?lang={language}"


def chosen_by(user) -> str:
    """The code of the language that ``user`` chose for the editor and for letters; empty without a choice."""
    from wagtail.users.models import UserProfile

    return UserProfile.objects.filter(user=user).values_list("preferred_language", flat=True).first() or ""
