"""What is asked of those who want letters."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.open_forms import Limit, OpenForm
from subscriptions.models import Rhythm, Subscriber
from subscriptions.topics import offers, read_value, value_of

LANGUAGES = [("uk", "Українська"), ("en", "English")]


class ChoicesForm(forms.Form):
    """Topics, rhythm and language.

    Args:
        site: where the form stands: its topics come first.
    """

    topics = forms.MultipleChoiceField(
        label=_("What the letters tell of"), widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one topic."),
            "invalid_choice": _("Choose from the list."),
        },
    )  # fmt: skip
    rhythm = forms.ChoiceField(
        label=_("How often"), choices=Rhythm.choices, widget=forms.RadioSelect, initial=Rhythm.WEEKLY
    )
    language = forms.ChoiceField(
        label=_("In which language"), choices=LANGUAGES, widget=forms.RadioSelect,
        help_text=_("Letters in English tell of what is translated into English."),
    )  # fmt: skip

    def __init__(self, *args, site, **kwargs):
        super().__init__(*args, **kwargs)
        self.offers = offers(site)
        self.fields["topics"].choices = [
            (value_of(offer.site.pk, topic.key), topic.label)
            for offer in self.offers
            for group in offer.groups
            for topic in group.topics
        ]

    @property
    def chosen(self) -> list[tuple[int, str]]:
        """The chosen topics, as the domain takes them; only of a valid form."""
        return [read_value(value) for value in self.cleaned_data["topics"]]

    def details(self) -> dict:
        """All that the domain takes; only of a valid form."""
        return {"chosen": self.chosen, **{name: self.cleaned_data[name] for name in ("rhythm", "language")}}

    def sections(self) -> Iterator[tuple]:
        """For the template: each offer with its groups of boxes, in the order of the field's choices."""
        boxes = iter(self["topics"])
        for offer in self.offers:
            groups = [(group.label, [next(boxes) for _topic in group.topics]) for group in offer.groups]
            is_chosen = any(box.data["selected"] for _label, found in groups for box in found)
            yield offer, groups, is_chosen


class SubscribeForm(OpenForm, ChoicesForm):
    """The same with the address."""

    purpose = "subscriptions"
    email_field = "email"
    # For suspicion only: how many letters one address gets is the domain's to say, and tells nobody anything.
    per_email = Limit(doubtful=3, most=30, seconds=24 * 3600)

    email = forms.EmailField(
        label=_("E-mail"), max_length=254,
        help_text=_("We write to it once: the subscription begins when you follow the link in that letter."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    field_order = ["email", "topics", "rhythm", "language"]


def as_chosen(subscriber: Subscriber) -> dict:
    """What a subscriber has chosen, as the form shows it."""
    choices = subscriber.choices.values_list("site", "topic")
    return {
        "topics": [value_of(site_id, topic) for site_id, topic in choices],
        "rhythm": subscriber.rhythm,
        "language": subscriber.language,
    }
