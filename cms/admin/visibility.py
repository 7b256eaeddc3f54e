"""What a person sees in the editor, asked once for every kind of thing."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, QuerySet
from wagtail.documents.models import AbstractDocument
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.models import AbstractImage
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permission_policies.sites import SitePermissionPolicy
from wagtail.permissions import page_permission_policy

from cms.consent import Consent

ANY_ACTION = ["view", "add", "change", "delete"]


def is_site_bound(model: type[Model]) -> bool:
    """Whether each row of ``model`` belongs to a site."""
    return any(f.name == "site" and f.is_relation for f in model._meta.get_fields())


def visible(model: type[Model], user: AbstractBaseUser) -> QuerySet:
    """The instances of ``model`` that ``user`` may see and choose in the editor.

    Pages are those of the user's own trees, files those of the user's collections, rows those of the
    user's sites; of anything else all or nothing, by the model's permissions. Consents that
    :data:`cms.registries.hidden_consents` keeps from the user are left out.
    """
    if issubclass(model, Page):
        return page_permission_policy.explorable_instances(user)
    if issubclass(model, AbstractImage):
        return image_policy.instances_user_has_any_permission_for(user, ["choose", "change"])
    if issubclass(model, AbstractDocument):
        return document_policy.instances_user_has_any_permission_for(user, ["choose", "change"])
    policy = SitePermissionPolicy(model) if is_site_bound(model) else ModelPermissionPolicy(model)
    rows = policy.instances_user_has_any_permission_for(user, ANY_ACTION)
    return rows.readable_by(user) if model is Consent else rows


def is_number(text: str) -> bool:
    """Whether ``text`` can be a primary key: digits that Python and the database both read."""
    return text.isascii() and text.isdigit() and len(text) < 19


def sees(user: AbstractBaseUser, model: type[Model], *keys) -> bool:
    """Whether ``user`` sees every one of the instances with these primary keys.

    The root of all pages is no secret: Wagtail itself leads from it to what the user may explore.
    """
    wanted = {str(key) for key in keys}
    if issubclass(model, Page):
        wanted.discard(str(Page.get_first_root_node().pk))
    if not all(map(is_number, wanted)):
        return False
    return visible(model, user).filter(pk__in=wanted).count() == len(wanted)


def sees_every_site(user: AbstractBaseUser) -> bool:
    """Whether ``user`` acts on the root, and so on every site."""
    return user.is_superuser or bool(Page.get_first_root_node().permissions_for_user(user).permissions)
