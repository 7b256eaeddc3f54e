"""Blocks that lead somewhere: a call to action, contacts, places."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class CallToActionBlock(blocks.StructBlock):
    """The one thing to do."""

    text = blocks.CharBlock(label=_("Text"), max_length=255, required=False)
    label = blocks.CharBlock(label=_("Button"), max_length=80)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("or an address"), required=False)

    class Meta:
        icon = "pick"
        label = _("Call to action")
        template = "blocks/call_to_action.html"


class ContactBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=200)
    role = blocks.CharBlock(label=_("Role or subject"), max_length=200, required=False)
    phone = blocks.CharBlock(label=_("Phone"), max_length=60, required=False)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    address = blocks.CharBlock(label=_("Address"), max_length=255, required=False)
    hours = blocks.CharBlock(label=_("Hours"), max_length=255, required=False)

    class Meta:
        icon = "user"


class ContactsBlock(blocks.StructBlock):
    """Whom to ask."""

    items = blocks.ListBlock(ContactBlock(), min_num=1, label=_("Contacts"))

    class Meta:
        icon = "group"
        label = _("Contacts")
        template = "blocks/contacts.html"


class FreePlaceBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=200)
    address = blocks.CharBlock(label=_("Address"), max_length=255, required=False)

    class Meta:
        icon = "site"


class PlacesBlock(blocks.StructBlock):
    """Where it happens: registered institutions, free addresses, or both."""

    title = blocks.CharBlock(label=_("Title"), max_length=150, required=False)
    institutions = blocks.ListBlock(
        SnippetChooserBlock("institutions.Institution"), default=[], label=_("Institutions")
    )
    places = blocks.ListBlock(FreePlaceBlock(), default=[], label=_("Other places"))

    class Meta:
        icon = "site"
        label = _("Places")
        template = "blocks/places.html"
