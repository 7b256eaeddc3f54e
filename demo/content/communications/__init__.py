"""The communications site."""

from ..calendars import CALENDAR
from ..contests import COMMUNICATIONS_INDEX
from ..schema import Label, SiteContent
from .campaigns import CAMPAIGNS
from .home import HOME, INDEXES
from .news import CATEGORIES, NEWS
from .pages import ABOUT, CONTACTS, HOTLINE
from .pages_legal import ACCESSIBILITY, PRIVACY
from .pages_participation import PAGES as PARTICIPATION_PAGES
from .posts import POSTS
from .services import SERVICES
from .volunteering import PAGES as VOLUNTEERING_PAGES
from .volunteering_calls import PAGES as CALLS_PAGES

SITE = SiteContent(
    key="communications",
    name=Label("Івано-Франківськ", "Ivano-Frankivsk"),
    tagline=Label("комунікації з мешканцями", "communication with residents"),
    home=HOME,
    pages=(
        *INDEXES,
        COMMUNICATIONS_INDEX,
        *CAMPAIGNS,
        *POSTS,
        *SERVICES,
        *PARTICIPATION_PAGES,
        *VOLUNTEERING_PAGES,
        *CALLS_PAGES,
        CALENDAR,
        HOTLINE,
        ABOUT,
        CONTACTS,
        ACCESSIBILITY,
        PRIVACY,
        *NEWS,
    ),
    categories=CATEGORIES,
    menu=("campaigns", "contests", "participation", "services", "news", "hotline"),
    menu_labels=(
        ("hotline", Label("Лінія 1580", "1580 line")),
        ("about", Label("Про департамент", "About us")),
        ("accessibility", Label("Доступність", "Accessibility")),
        ("privacy", Label("Приватність", "Privacy")),
    ),
    footer_menu=("calendar", "about", "contacts", "accessibility", "privacy"),
    address=Label("вул. Грушевського, 21, Івано-Франківськ", "21 Hrushevskoho St, Ivano-Frankivsk"),
    phones=("1580", "050 010 15 80", "067 010 15 80"),
)
