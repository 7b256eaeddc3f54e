"""The education site."""

from ..calendars import CALENDAR
from ..contests import CONTESTS, EDUCATION_INDEX
from ..schema import Label, SiteContent
from .campaigns import CAMPAIGNS
from .contacts import CONTACTS
from .home import HOME, INDEXES
from .news import CATEGORIES, NEWS
from .pages import ABOUT, NETWORK, OPENNESS
from .pages_legal import ACCESSIBILITY, PRIVACY
from .posts import POSTS

SITE = SiteContent(
    key="education",
    name=Label("Івано-Франківськ", "Ivano-Frankivsk"),
    tagline=Label("освіта та наука", "education and science"),
    home=HOME,
    pages=(
        *INDEXES,
        EDUCATION_INDEX,
        *CONTESTS,
        *CAMPAIGNS,
        *POSTS,
        CALENDAR,
        NETWORK,
        OPENNESS,
        ABOUT,
        CONTACTS,
        ACCESSIBILITY,
        PRIVACY,
        *NEWS,
    ),
    categories=CATEGORIES,
    menu=("contests", "campaigns", "network", "openness", "news"),
    menu_labels=(
        ("network", Label("Заклади", "Schools")),
        ("openness", Label("Відкритість", "Openness")),
        ("news", Label("Новини", "News")),
        ("about", Label("Про департамент", "About us")),
        ("accessibility", Label("Доступність", "Accessibility")),
        ("privacy", Label("Приватність", "Privacy")),
    ),
    footer_menu=("calendar", "about", "contacts", "accessibility", "privacy"),
    phones=("1580", "050 010 15 80", "067 010 15 80"),
)
