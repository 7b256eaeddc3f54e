"""What the library does by itself when rows are connected or deleted."""

from django.db.models.signals import m2m_changed

from cms.consent import review_images
from cms.media.models import Children, SiteImage


def _consents_changed(instance, action, reverse, pk_set, **kwargs):
    """A consent attached to a picture or taken from it may show the picture or withhold it."""
    if not action.startswith("post_"):
        return
    if not reverse:
        images = [instance]
    elif pk_set is not None:
        images = SiteImage.objects.filter(pk__in=pk_set)
    else:
        images = SiteImage.objects.filter(children=Children.SHOWN, withheld=False)
    review_images(images)


def connect() -> None:
    m2m_changed.connect(
        _consents_changed, sender=SiteImage.consents.through, dispatch_uid="cms.media.consents_changed"
    )
