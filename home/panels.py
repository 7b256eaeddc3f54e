"""How settings and menus are laid out in the editor: Ukrainian on the left, English on the right."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel


def pair(name: str, **kwargs) -> FieldRowPanel:
    """The panel of a field kept in both languages."""
    return FieldRowPanel([FieldPanel(f"{name}_uk"), FieldPanel(f"{name}_en")], **kwargs)


SITE_SETTINGS = [
    MultiFieldPanel(
        [pair("name"), pair("tagline"), pair("short_name")],
        heading=_("What the site is called"),
        help_text=_("The name and what stands below it are seen on every page; the short name in the "
                    "switch between the sites."),
    ),
    MultiFieldPanel([FieldPanel("theme"), FieldPanel("emblem")], heading=_("How it looks")),
    MultiFieldPanel(
        [
            pair("owner"),
            pair("address"),
            FieldRowPanel([FieldPanel("phones"), FieldPanel("email")]),
        ],
        heading=_("Whose site it is and how to reach them"),
        help_text=_("It stands at the foot of every page."),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("facebook"), FieldPanel("instagram")]),
            FieldRowPanel([FieldPanel("telegram"), FieldPanel("youtube")]),
        ],
        heading=_("Social networks"),
    ),
    MultiFieldPanel(
        [FieldPanel("accessibility_page"), FieldPanel("privacy_page")],
        heading=_("Pages that every site must have"),
    ),
    # Held by administrators alone: publishers have it for their own site, and not the model's own.
    FieldPanel(
        "workflow_required",
        permission="home.change_sitesettings",
        help_text=_("Pages then go live only when a colleague and a publisher have approved them."),
    ),
]  # fmt: skip

MENU_ITEM = [
    FieldPanel("place"),
    FieldRowPanel([FieldPanel("page"), FieldPanel("url")]),
    pair("label"),
]

NAVIGATION = [
    HelpPanel(
        content=_(
            "<p>An item leads to a page of this site, and takes the page's title unless it has a label of "
            "its own; readers of English are led to the translation. An item that leads to an address "
            "needs a label in both languages.</p>"
        )
    ),
    InlinePanel("items", panels=MENU_ITEM, heading=_("Items"), label=_("Menu item")),
]
