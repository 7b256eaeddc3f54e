"""Who may change the rows of a site: permissions are given per site, and approval binds rows too.

A page waits for approval; a row is live as soon as it is saved. So on a site that requires approval
rows that readers see are left to the site's publishers.
"""

from typing import Any

from django.contrib.auth.models import Permission
from django.db import models
from django.db.models import QuerySet
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Site
from wagtail.permission_policies.sites import SitePermissionPolicy

from cms import sites
from cms.admin.foreign import OwnReferencesForm
from cms.permissions import approval_required_on, publishes

WRITING = frozenset({"add", "change", "delete"})


class SiteRowPolicy(SitePermissionPolicy):
    """Wagtail's permissions per site, less what is left to publishers; reading is never narrowed.

    Readers see every row of a model, unless the model tells by ``seen_by_readers``, an attribute of
    its rows. What it tells of is not seen yet when it is new, so anybody with the permission adds it.
    """

    def user_has_any_permission(self, user, actions) -> bool:
        if not super().user_has_any_permission(user, actions):
            return False
        # Of the sites and permissions in memory: the editor's menu asks for each model on every page.
        return not self._narrows(actions) or any(
            super(SiteRowPolicy, self).user_has_any_permission_for_instance(user, actions, site)
            and not _needs_publisher(user, site)
            for site in sites.all_sites()
        )

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        if not super().user_has_any_permission_for_instance(user, actions, instance):
            return False
        return not WRITING.issuperset(actions) or not self._left_to_publishers(user, instance)

    def sites_user_has_any_permission_for(self, user, actions):
        granted = super().sites_user_has_any_permission_for(user, actions)
        if not self._narrows(actions):
            return granted
        return granted.exclude(pk__in=[site.pk for site in sites.all_sites() if _needs_publisher(user, site)])

    def holds_back(self, user, action: str, row: models.Model | None = None) -> bool:
        """Whether nothing but approval stands between ``user`` and ``action``.

        Args:
            user: who would do it.
            action: ``add``, ``change`` or ``delete``.
            row: the row or its site; without one, any row.
        """
        if row is not None:
            granted = super().user_has_any_permission_for_instance(user, [action], row)
            return granted and not self.user_has_permission_for_instance(user, action, row)
        granted = super().user_has_any_permission(user, [action])
        return granted and not self.user_has_permission(user, action)

    def is_bound(self, user) -> bool:
        """Whether ``user`` changes rows of a site where some are left to publishers."""
        granted = super().sites_user_has_any_permission_for(user, WRITING)
        return any(_needs_publisher(user, site) for site in granted.select_related("root_page"))

    def _narrows(self, actions) -> bool:
        return WRITING.issuperset(actions) and not hasattr(self.model, "seen_by_readers")

    def _left_to_publishers(self, user, instance) -> bool:
        site = instance if isinstance(instance, Site) else getattr(instance, self.site_field_name)
        return _needs_publisher(user, site) and getattr(instance, "seen_by_readers", True)


class FewerActionsPolicy(SiteRowPolicy):
    """The same for rows with which some things are never done in the editor, by administrators neither.

    Args:
        model: of the rows.
        never: of ``add``, ``change`` and ``delete``, those that nobody does.
    """

    def __init__(self, model, never: frozenset[str]):
        super().__init__(model)
        self.never = never

    def user_has_any_permission(self, user, actions) -> bool:
        left = set(actions) - self.never
        return bool(left) and super().user_has_any_permission(user, left)

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        left = set(actions) - self.never
        return bool(left) and super().user_has_any_permission_for_instance(user, left, instance)

    def holds_back(self, user, action: str, row: models.Model | None = None) -> bool:
        return action not in self.never and super().holds_back(user, action, row)


def _needs_publisher(user: Any, site: Site) -> bool:
    return not publishes(user, site) and approval_required_on(site)


def sites_permitting(user: Any, app_label: str, *codenames: str) -> QuerySet[Site]:
    """The sites on which ``user`` has any of these permissions of an app (``GroupSitePermission``).

    Nothing is asked yet: it is a part of somebody else's query.
    """
    if not user.is_authenticated or not user.is_active:
        return Site.objects.none()
    if user.is_superuser:
        return Site.objects.all()
    permissions = Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames)
    return Site.objects.filter(
        group_permissions__group__user=user, group_permissions__permission__in=permissions
    ).distinct()


class SiteSetting(BaseSiteSetting):
    """A site's one row of some settings, which every page of the site shows."""

    base_form_class = OwnReferencesForm

    class Meta:
        abstract = True

    @classmethod
    def get_permission_policy(cls):
        return SiteRowPolicy(cls)
