"""What people may do with pages, where the city's rules differ from Wagtail's."""

from functools import cached_property

from wagtail.models import GroupPagePermission, Page, PagePermissionTester, Site, WorkflowPage

from cms.registries import approvals

PUBLISH_WITHOUT_APPROVAL = "cms.publish_without_approval"


def approval_required(page: Page) -> bool:
    """Whether nothing goes live in the page's tree without approval."""
    site = page.get_site()
    return site is not None and approval_required_on(site)


def approval_required_on(site: Site) -> bool:
    """Whether nothing goes live on ``site`` without approval."""
    return any(required(site) for _name, required in approvals)


def acts_on(user, site: Site, *actions: str) -> bool:
    """Whether ``user`` may do one of these things, or anything, with all of the site's pages."""
    if user.is_superuser:
        return True
    granted = PagePermissionTester(user, site.root_page).permissions
    return not granted.isdisjoint(actions) if actions else bool(granted)


def publishes(user, site: Site) -> bool:
    """Whether ``user`` publishes the site's pages, be it after their approval."""
    return acts_on(user, site, "publish")


class SitePagePermissionTester(PagePermissionTester):
    """On a site that requires approval only an emergency publisher publishes directly.

    Publishers still take pages down, stop what is scheduled, and restrict who may read. A site's
    home page is neither deleted nor moved: its ``Site`` row, and with it all settings, would go too.
    """

    @cached_property
    def _awaits_approval(self) -> bool:
        if self.user.is_superuser or self.user.has_perm(PUBLISH_WITHOUT_APPROVAL):
            return False
        return approval_required(self.page)

    @property
    def _is_home(self) -> bool:
        return self.page.depth == 2

    def can_publish(self):
        return super().can_publish() and not self._awaits_approval

    def can_publish_subpage(self):
        return super().can_publish_subpage() and not self._awaits_approval

    def can_unschedule(self):
        return super().can_publish()

    def can_set_view_restrictions(self):
        return super().can_publish()

    def can_delete(self, ignore_bulk=False):
        return not self._is_home and super().can_delete(ignore_bulk)

    def can_move_to(self, destination):
        return super().can_move_to(destination) and not self._goes_live_at(destination)

    def _goes_live_at(self, destination: Page) -> bool:
        """Whether the move would bring live pages to another site that requires approval."""
        if self.user.is_superuser or self.page.get_site() == destination.get_site():
            return False
        live = self.page.live or self.page.get_descendants().live().exists()
        return live and not destination.permissions_for_user(self.user).can_publish_subpage()


def share_access(*, source: Page, twin: Page) -> None:
    """Give the groups of ``source`` the same permissions on ``twin``, and the same workflow.

    Translations of a home page stand beside it, so what is granted below one is not below the other.
    """
    for grant in GroupPagePermission.objects.filter(page=source):
        GroupPagePermission.objects.get_or_create(
            group_id=grant.group_id, page=twin, permission_id=grant.permission_id
        )
    for assigned in WorkflowPage.objects.filter(page=source):
        WorkflowPage.objects.get_or_create(page=twin, defaults={"workflow_id": assigned.workflow_id})
