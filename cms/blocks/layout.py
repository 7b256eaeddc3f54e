"""Blocks that lead somewhere: a call to action, contacts, places."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks import previews
from cms.blocks.base import InstitutionBlock, LineBlock, MeasureBlock, PageBlock
from cms.blocks.prefetch import page_addresses


class CallToActionBlock(blocks.StructBlock):
    """The one thing to do."""

    text = LineBlock(label=_("Text"), max_length=255, required=False)
    label = LineBlock(
        label=_("Button"), max_length=80, help_text=_("What happens, and until when: “Apply by 15 May”.")
    )
    page = PageBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("or an address"), required=False)

    class Meta:
        icon = "pick"
        label = _("Call to action")
        label_format = "{label}"
        description = _("The one thing that the page asks to do, as a button.")
        template = "blocks/call_to_action.html"
        preview_value = previews.CALL_TO_ACTION

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if cleaned["page"] and cleaned["url"]:
            message = _("Either a page or an address, not both: clear one of them.")
            raise StructBlockValidationError(block_errors={"url": ValidationError(message)})
        if not cleaned["page"] and not cleaned["url"]:
            message = _("Choose a page or give an address: the button must lead somewhere.")
            raise StructBlockValidationError(block_errors={"page": ValidationError(message)})
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        page = value.get("page")
        context["address"] = page_addresses([page.pk]).get(page.pk, "") if page else value.get("url")
        return context


class ContactBlock(blocks.StructBlock):
    name = LineBlock(label=_("Person or office"), max_length=200)
    role = LineBlock(label=_("Role or subject"), max_length=200, required=False)
    phone = MeasureBlock(
        label=_("Phone"), max_length=60, required=False, help_text=_("Several are parted by commas.")
    )
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    address = LineBlock(label=_("Address"), max_length=255, required=False)
    hours = LineBlock(label=_("Hours"), max_length=255, required=False)

    class Meta:
        icon = "user"
        label = _("Contact")
        label_format = "{name}"


class ContactsBlock(blocks.StructBlock):
    """Whom to ask."""

    items = blocks.ListBlock(ContactBlock(), min_num=1, label=_("Contacts"))

    class Meta:
        icon = "group"
        label = _("Contacts")
        description = _("Whom to ask: names, phones, addresses and hours.")
        template = "blocks/contacts.html"
        preview_value = previews.CONTACTS


class FreePlaceBlock(blocks.StructBlock):
    name = LineBlock(label=_("Name of the place"), max_length=200)
    address = LineBlock(label=_("Address"), max_length=255, required=False)

    class Meta:
        icon = "site"
        label = _("Place")
        label_format = "{name}"


@dataclass(frozen=True)
class ShownPlace:
    """A place as readers see it."""

    name: str
    address: str = ""


class PlacesBlock(blocks.StructBlock):
    """Where it happens: registered institutions, free addresses, or both."""

    title = LineBlock(label=_("Title"), max_length=150, required=False)
    institutions = blocks.ListBlock(
        InstitutionBlock(label=_("Institution")),
        default=[],
        label=_("Institutions"),
        help_text=_("From the registry: names and addresses stay right by themselves."),
    )
    places = blocks.ListBlock(FreePlaceBlock(), default=[], label=_("Other places"))

    class Meta:
        icon = "site"
        label = _("Places")
        label_format = "{title}"
        description = _("Where it happens: institutions of the registry, other places, or both.")
        template = "blocks/places.html"
        preview_value = previews.PLACES

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not len(cleaned["institutions"]) + len(cleaned["places"]):
            message = _("Give at least one institution or place.")
            raise StructBlockValidationError(non_block_errors=[ValidationError(message)])
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        # An institution deleted since is ``None``.
        institutions = [
            ShownPlace(
                str(institution), ", ".join(filter(None, [institution.settlement, institution.address]))
            )
            for institution in value["institutions"]
            if institution
        ]
        context["places"] = institutions + [ShownPlace(**place) for place in value["places"]]
        return context
