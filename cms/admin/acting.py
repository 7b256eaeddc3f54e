"""Lists in the editor that are read, and whose rows a person may do a few named things with.

The row's menu and its page offer what can be done now. Each thing asks once more, with room for a
reason, and then calls one function of the domain.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import quote
from django.contrib.auth.models import Permission
from django.db.models import Model
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permission_policies.base import BasePermissionPolicy


@dataclass(frozen=True)
class Act:
    """Something a person may do with a row.

    Args:
        name: a slug, for the address.
        label: a verb, for the menu and the button.
        question: asked on the page that confirms it; says what will follow.
        done: said afterwards.
        icon: the icon's name.
        run: called with the row, ``by`` (the user) and ``reason``; raises ``ValueError`` with words
            for the reader when it cannot be done.
        fits: whether it can be done with a row now.
    """

    name: str
    label: str
    question: str
    done: str
    icon: str
    run: Callable[..., Any]
    fits: Callable[[Any], bool]


class ViewingPolicy(BasePermissionPolicy):
    """Whoever has one permission sees everything; nobody adds, changes or deletes.

    Args:
        model: the model.
        permission: the permission with its app, such as ``cms.view_operations``.
    """

    def __init__(self, model: type[Model], permission: str):
        super().__init__(model)
        self.permission = permission

    def user_has_permission(self, user, action: str) -> bool:
        return action == "view" and user.has_perm(self.permission)


class ReasonForm(forms.Form):
    """Why it is done, if that is worth writing down."""

    reason = forms.CharField(
        label=_("Why"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )


class _Acting:
    """A view that knows what may be done with a row."""

    acts: Iterable[Act] = ()
    act_url_name = ""

    def act_buttons(self, row: Model, button_class: type[Button] = Button) -> list[Button]:
        return [
            button_class(
                act.label,
                url=reverse(self.act_url_name, args=[quote(row.pk), act.name]),
                icon_name=act.icon,
                priority=priority,
            )
            for priority, act in enumerate(self.acts)
            if act.fits(row)
        ]


class ActingIndexView(_Acting, generic.IndexView):
    """The list."""

    @cached_property
    def columns(self):
        title, *others = super().columns
        title.width = "35%"
        return [title, *others]

    def get_list_more_buttons(self, instance):
        return [*self.act_buttons(instance), *super().get_list_more_buttons(instance)]


class ActingInspectView(_Acting, generic.InspectView):
    """One row, its error in full below the fields."""

    template_name = "cms/admin/inspect.html"

    header_more_buttons = ()

    @cached_property
    def header_buttons(self):
        return self.act_buttons(self.object, HeaderButton)

    def get_field_display_value(self, field_name, field):
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, datetime):
            # Wagtail shows a moment as it is stored, which is in UTC.
            return timezone.localtime(value)
        return "–" if value in (None, "") else value


class ActView(PermissionCheckedMixin, WagtailAdminTemplateMixin, BaseObjectMixin, TemplateView):
    """Asks whether something shall really be done, and does it."""

    permission_required = "view"
    template_name = "cms/admin/act.html"
    acts: Iterable[Act] = ()
    index_url_name = ""
    inspect_url_name = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.act = next((act for act in self.acts if act.name == kwargs["act"]), None)
        if self.act is None:
            raise Http404
        self.form = ReasonForm(request.POST if request.method == "POST" else None)

    def get_page_title(self):
        return self.act.label

    def get_page_subtitle(self):
        return str(self.object)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": capfirst(self.model._meta.verbose_name_plural)},
            {"url": self.row_url, "label": str(self.object)},
            {"url": "", "label": self.act.label, "sublabel": str(self.object)},
        ]

    @property
    def subject(self) -> Any:
        """What the act is done with: the row itself, unless a view says otherwise."""
        return self.object

    @property
    def row_url(self) -> str:
        return reverse(self.inspect_url_name, args=[quote(self.object.pk)])

    def post(self, request, *args, **kwargs):
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        try:
            self.act.run(self.subject, by=request.user, reason=self.form.cleaned_data["reason"])
        except ValueError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, self.act.done)
        return redirect(self.index_url_name)


class ActingViewSet(ModelViewSet):
    """A list to read and act on; subclasses give ``model``, ``permission`` and ``acts``."""

    permission = ""
    acts: tuple[Act, ...] = ()
    index_view_class = ActingIndexView
    inspect_view_class = ActingInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50

    @cached_property
    def permission_policy(self):
        return ViewingPolicy(self.model, self.permission)

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            acts=self.acts,
            act_url_name=self.get_url_name("act"),
            **kwargs,
        )

    def get_index_view_kwargs(self, **kwargs):
        return super().get_index_view_kwargs(page_title=self.menu_label, **kwargs)

    @property
    def act_view(self):
        return self.construct_view(ActView)

    def get_urlpatterns(self):
        number = f"<{self.pk_path_converter}:pk>"
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path(f"inspect/{number}/", self.inspect_view, name="inspect"),
            path(f"{number}/<slug:act>/", self.act_view, name="act"),
        ]

    def register_admin_url_finder(self):
        """No row has a page where it is edited."""

    def get_permissions_to_register(self):
        """None: the one permission is registered once, by its own app's hooks."""
        return Permission.objects.none()
