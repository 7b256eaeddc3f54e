"""What is asked of readers who say something back."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from cms.open_forms import Limit, OpenForm
from feedback.models import WORDS_OF_A_MESSAGE, WORDS_OF_AN_OPINION
from feedback.queries import topics_of


class OpinionForm(OpenForm, forms.Form):
    """Yes or no, and a sentence."""

    purpose = "opinion"

    useful = forms.ChoiceField(
        label=_("Was this page useful?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What was missing, or what helped?"), required=False, max_length=WORDS_OF_AN_OPINION,
        help_text=_("A sentence or two, without names, addresses and phones: nobody can answer here."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class TopicField(forms.ModelChoiceField):
    def label_from_instance(self, topic) -> str:
        return topic.name


class ContactForm(OpenForm, forms.Form):
    """A message to a department.

    Args:
        site: whose topics there are.
    """

    purpose = "contact"
    per_address = Limit(doubtful=5, most=30, seconds=3600)
    per_email = Limit(doubtful=3, most=10, seconds=3600)
    email_field = "email"

    topic = TopicField(label=_("What about"), queryset=None, empty_label=_("Choose a topic"))
    name = forms.CharField(
        label=_("Your name"), required=False, max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("The answer comes there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Message"), max_length=WORDS_OF_A_MESSAGE, widget=forms.Textarea(attrs={"rows": 8})
    )
    wants_copy = forms.BooleanField(
        label=_("Send me a copy"), required=False,
        help_text=_("First we ask by letter whether the address is yours."),
    )  # fmt: skip

    def __init__(self, *args, site: Site, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = topics_of(site)
