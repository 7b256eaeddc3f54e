"""Forms of the editor take only what their user may choose, whatever was posted.

A chooser lists the user's own things, but a form would take the number of any other: so a draft
could show, in its preview, a picture of the other site, and publishing could open its document.
"""

from functools import partial

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Model, Q
from django.forms import Field, ModelChoiceField, ModelForm
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.documents.models import AbstractDocument
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page

FOREIGN = _("You may not choose this. Choose something of your own site.")
_FOREIGN_INSIDE = _(
    "There is a picture, document or page here that you may not choose. Remove it or choose another."
)
_FOREIGN_TEXT = "foreign"
_REFUSALS = {_FOREIGN_TEXT, "invalid_choice", "invalid_pk_value"}


class OwnReferencesForm(WagtailAdminModelForm):
    """A form, with the rows inside it, in which only what the user may choose can be newly chosen.

    What the instance refers to already may stay. Without ``for_user`` nothing is restricted.
    """

    def __init__(self, *args, **kwargs):
        # The permission policies need the models, which import this module.
        from cms.admin.visibility import sees_every_site

        super().__init__(*args, **kwargs)
        if self.for_user is None or sees_every_site(self.for_user):
            return
        rows = (row for formset in self.formsets.values() for row in formset.forms)
        for form in (self, *rows):
            _restrict(form, self.for_user)


def _restrict(form: ModelForm, user) -> None:
    """Restrict what the fields of ``form`` accept to what ``user`` may choose."""
    for name, field in form.fields.items():
        try:
            model_field = form.instance._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        value = model_field.value_from_object(form.instance)
        if isinstance(field, ModelChoiceField) and is_kept_apart(field.queryset.model):
            _narrow(field, value, user)
            field.clean = partial(_clean, field, field.clean)
        elif isinstance(model_field, StreamField | RichTextField):
            clean = partial(_clean_text, field.clean, model_field, _references(model_field, value), user)
            field.clean = partial(_clean, field, clean)


def is_kept_apart(model: type[Model]) -> bool:
    """Whether people of one site may not choose every instance of ``model``."""
    from cms.admin.visibility import is_site_bound

    return issubclass(model, (Page, AbstractImage, AbstractDocument)) or is_site_bound(model)


def _clean(field: Field, clean, value):
    """Clean ``value`` by ``clean``; the form shows nothing of what is foreign when it comes back.

    Choosers name the thing that was posted, with a small picture of it.
    """
    try:
        return clean(value)
    except ValidationError as error:
        if getattr(error, "code", None) in _REFUSALS:
            field.bound_data = lambda data, initial: initial
        raise


def _narrow(field: ModelChoiceField, current, user) -> None:
    from cms.admin.visibility import visible

    chosen = [getattr(one, "pk", one) for one in (current if isinstance(current, list) else [current])]
    own = visible(field.queryset.model, user).order_by().values("pk")
    field.error_messages["invalid_choice"] = FOREIGN
    field.queryset = field.queryset.filter(Q(pk__in=own) | Q(pk__in=[pk for pk in chosen if pk]))


def _references(model_field: StreamField | RichTextField, value) -> set[tuple[type[Model], str]]:
    found = model_field.extract_references(value) if value else ()
    return {(model, str(pk)) for model, pk, *_path in found if is_kept_apart(model)}


def _clean_text(clean, model_field: StreamField | RichTextField, known: set, user, value):
    """Clean a stream or a rich text, as ``clean`` does, and look at what it newly refers to.

    Raises:
        ValidationError: it refers to something that is neither ``known`` nor the user's to choose.
    """
    from cms.admin.visibility import sees

    cleaned = clean(value)
    for model, pk in _references(model_field, cleaned) - known:
        if not sees(user, model, pk):
            raise ValidationError(_FOREIGN_INSIDE, code=_FOREIGN_TEXT)
    return cleaned
