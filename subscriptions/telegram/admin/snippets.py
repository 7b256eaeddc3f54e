"""Posts in the editor: words may be changed until they go; then it is seen what became of them."""

from django import forms
from django.contrib import messages
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import EditView

from cms.admin.site_bound import SiteBoundForm, SiteBoundViewSet
from cms.transitions import Refused
from subscriptions.telegram.domain import posts
from subscriptions.telegram.models import Post

LABELS = {
    "queue": _("Send it"),
    "hold": _("Back to the drafts"),
    "send_again": _("Send it again: it is not in the channel"),
    "cancel": _("Never send it"),
}


class PostForm(SiteBoundForm):
    """The words, while they are a draft; and what to do with the post."""

    decision = forms.ChoiceField(label=_("What to do"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        decisions = [(name, LABELS[name]) for name in posts.decisions_on(self.instance)]
        self.fields["decision"].choices = [("", _("Only save")), *decisions]
        self.fields["decision"].disabled = not decisions
        for name in ("title", "text"):
            self.fields[name].disabled = self.instance.state != Post.State.DRAFT


class PostEditView(EditView):
    """Saves the words of a draft, and does what was decided."""

    def save_instance(self):
        chosen = self.form.cleaned_data
        try:
            return posts.revise(
                post=self.object, title=chosen["title"], text=chosen["text"], decision=chosen["decision"],
                by=self.request.user,
            )  # fmt: skip
        except Refused as refused:
            messages.error(self.request, str(refused))
            return Post.objects.get(pk=self.object.pk)


class PostViewSet(SiteBoundViewSet):
    model = Post
    never = frozenset({"add", "delete"})
    icon = "mail"
    menu_label = "Telegram"
    menu_order = 245
    edit_view_class = PostEditView
    form_class = PostForm
    list_display = [
        "title",
        "site",
        "state",
        DateColumn("announced_at", label=_("Published")),
        Column("error", label=_("Last error")),
    ]
    list_filter = ["state"]
    search_fields = ["title", "text"]
    panels = [
        HelpPanel(
            _("The title stands in bold; below the text stands the address of the page with a preview.")
        ),
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("url", read_only=True),
        FieldPanel("state", read_only=True),
        FieldPanel("send_after", read_only=True),
        FieldPanel("sent_at", read_only=True),
        FieldPanel("error", read_only=True),
        FieldPanel("decision"),
    ]
