"""Which pages and topics readers may speak about, and what editors read of it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, Site

from cms import sites
from cms.listing import public
from cms.registries import name_of
from feedback.models import ContactTopic, Opinion


def page_of(site: Site, language: str, pk: int) -> Page | None:
    """The public page with this key on the site, in the language; ``None`` when there is none."""
    root = sites.root_for(site, language)
    if root is None or pk > 2**63 - 1:
        return None
    return public(Page.objects.filter(pk=pk, path__startswith=root.path)).first()


def topics_of(site: Site) -> QuerySet[ContactTopic]:
    """What one may write about on a site, in order."""
    return ContactTopic.objects.filter(site=site).order_by("order", "name_uk")


def contact_address(site: Site, language: str) -> str:
    """The way to the site's contact form; empty where it has no topics."""
    if not topics_of(site).exists():
        return ""
    with override(language):
        return reverse("feedback_contact")


@dataclass(frozen=True)
class PageOpinions:
    """What was said of a page.

    Args:
        page: the page.
        site: its site.
        yes: how many found it useful.
        no: how many did not.
        words: how many said something in own words.
        last: the day of the last opinion.
    """

    page: Page
    site: Site
    yes: int
    no: int
    words: int
    last: date

    @property
    def site_name(self) -> str:
        return name_of(self.site)

    @property
    def share(self) -> str:
        """How many of a hundred found it useful."""
        return f"{100 * self.yes / (self.yes + self.no):.0f} %"


def opinions_by_page(opinions: QuerySet[Opinion]) -> list[PageOpinions]:
    """What was said, page by page; first those that disappointed most readers."""
    counted = opinions.order_by().values("page_id", "site_id").annotate(
        yes=Count("pk", filter=Q(is_useful=True)),
        no=Count("pk", filter=Q(is_useful=False)),
        words=Count("pk", filter=~Q(words="")),
        last=Max("day"),
    )  # fmt: skip
    rows = list(counted.order_by("-no", "-yes", "page_id"))
    pages = Page.objects.in_bulk([row["page_id"] for row in rows])
    known = {site.pk: site for site in sites.all_sites()}
    return [
        PageOpinions(
            page=pages[row["page_id"]], site=known[row["site_id"]], yes=row["yes"], no=row["no"],
            words=row["words"], last=row["last"],
        )
        for row in rows
    ]  # fmt: skip
