"""The home page, standing pages, and what surrounds every page."""

from home.models.pages import CalendarPage, ContactsPage, DirectoryEntry, HomePage, SectionPage, StandardPage
from home.models.surroundings import Alert, AlertQuerySet, MenuItem, Navigation, SiteSettings

__all__ = [
    "Alert",
    "AlertQuerySet",
    "CalendarPage",
    "ContactsPage",
    "DirectoryEntry",
    "HomePage",
    "MenuItem",
    "Navigation",
    "SectionPage",
    "SiteSettings",
    "StandardPage",
]
