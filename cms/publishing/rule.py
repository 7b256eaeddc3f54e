"""The rule: a page goes live only with pictures that may be shown and that say what they show.

Of each picture somebody has answered whether it shows children; one that does has valid consents.

It is asked three times. The editor's form asks it when somebody presses «publish» and tells what is
wrong beside the fields (:mod:`cms.publishing.forms`). Saving a page that goes live asks it again, for
every other door: bulk publishing, workflows, translations, copies, aliases, loaders. And setting the
time of a scheduled publication asks it for that day (:mod:`cms.publishing.guard`).
"""

from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks.references import images_in
from cms.media.models import SiteImage

NO_ANSWER = "no_answer"
NO_CONSENT = "no_consent"
NO_ALT = "no_alt"

_REASONS = {
    NO_ANSWER: _(
        "nobody has said yet whether there are children in the picture “%(picture)s” (%(where)s): "
        "open it among the images and answer"
    ),
    NO_CONSENT: _(
        "there are children in the picture “%(picture)s” (%(where)s), and no valid consent to show it"
    ),
    NO_ALT: _("nobody said in the page's language what the picture “%(picture)s” (%(where)s) shows"),
}


@dataclass(frozen=True)
class Problem:
    """Why a page cannot go live.

    Args:
        code: :data:`NO_ANSWER`, :data:`NO_CONSENT` or :data:`NO_ALT`.
        image: the picture.
        where: its place on the page, in the active language.
        field: the name of the page's field that holds it.
    """

    code: str
    image: SiteImage
    where: str
    field: str

    @property
    def message(self) -> str:
        return capfirst(_REASONS[self.code] % {"picture": self.image.title, "where": self.where}) + "."


class PublishRefused(ValidationError):
    """The page cannot go live; says which pictures prevent it, and why."""

    def __init__(self, page: Page, found: list[Problem]):
        self.page, self.problems = page, found
        super().__init__({NON_FIELD_ERRORS: [problem.message for problem in found]})
        noticed = refusals.get()
        if noticed is not None:
            noticed.append(self)


refusals: ContextVar[list[PublishRefused] | None] = ContextVar("publish_refusals", default=None)
"""Within a request of the editor: what was refused, even where Wagtail passes over it in silence."""


def problems(page: Page, *, on: date | None = None) -> list[Problem]:
    """What prevents the page, with the content that it has now, from being live on the day ``on``.

    Args:
        page: a specific page; it need not be saved.
        on: the day in Kyiv; by default today.
    """
    language = page.locale.language_code if page.locale_id else "uk"
    found, seen = [], set()
    for image, where, field in pictures(page):
        if (image.pk, where) in seen:
            continue
        seen.add((image.pk, where))
        if not image.is_answered:
            found.append(Problem(NO_ANSWER, image, where, field))
        if not image.has_valid_consent(on=on):
            found.append(Problem(NO_CONSENT, image, where, field))
        if not image.has_alt_for(language):
            found.append(Problem(NO_ALT, image, where, field))
    return found


def pictures(page: Page) -> Iterator[tuple[SiteImage, str, str]]:
    """Every picture of the page: the image, where it is, and in which of the page's fields."""
    yield from _chosen(page)
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            label = capfirst(str(field.verbose_name))
            for image, place in images_in(getattr(page, field.name)):
                yield image, f"{label}: {place}", field.name
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        if picture_fields(relation.related_model):
            for child in getattr(page, name).all():
                for image, where, _field in _chosen(child):
                    yield image, where, name


def _chosen(row: models.Model) -> Iterator[tuple[SiteImage, str, str]]:
    """Pictures that ``row`` refers to by a foreign key."""
    for field in picture_fields(type(row)):
        try:
            image = getattr(row, field.name)
        except ObjectDoesNotExist:
            continue
        if image is not None:
            yield image, capfirst(str(field.verbose_name)), field.name


def picture_fields(model: type[models.Model]) -> list[models.ForeignKey]:
    """The model's foreign keys to pictures."""
    return [field for field in model._meta.concrete_fields if field.related_model is SiteImage]


def publication_day(go_live_at: datetime | None, *, now: datetime | None = None) -> date:
    """The day in Kyiv on which a page with this ``go_live_at`` appears: never before today."""
    today = timezone.localdate(now)
    return max(today, timezone.localdate(go_live_at)) if go_live_at else today
