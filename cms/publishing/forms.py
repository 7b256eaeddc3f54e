"""The editor's form of a page."""

from django.http import QueryDict
from wagtail.admin.forms import WagtailAdminPageForm

from cms.admin.foreign import OwnReferencesForm
from cms.publishing.rule import problems, publication_day

_LEADS_TO_PUBLICATION = ("action-publish", "action-submit", "action-restart-workflow")


class GuardedPageForm(OwnReferencesForm, WagtailAdminPageForm):
    """Takes only what the user may choose, and tells what prevents the page from going live.

    The latter when it is on its way there; drafts are free.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Django would compare a field whose default is a function, such as a date, with a hidden
            # copy that Wagtail's templates do not write: untouched, it would always count as changed.
            field.show_hidden_initial = False

    def _post_clean(self):
        super()._post_clean()
        if not leads_to_publication(self.data):
            return
        day = publication_day(self.instance.go_live_at)
        for problem in problems(self.instance, on=day):
            is_plain = problem.field in self.fields and problem.field != "body"
            self.add_error(problem.field if is_plain else None, problem.message)


def leads_to_publication(data: QueryDict | dict) -> bool:
    """Whether the button that was pressed publishes the page or sends it on towards that."""
    if any(data.get(name) for name in _LEADS_TO_PUBLICATION):
        return True
    action = data.get("workflow-action-name", "") if data.get("action-workflow-action") else ""
    return action.startswith("approve")
