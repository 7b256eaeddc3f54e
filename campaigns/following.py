"""What the search says of a campaign's pages comes from its row, too."""

from django.db.models.signals import post_save

from campaigns.models import Campaign
from cms import searching


def connect() -> None:
    """Follow the rows from now on."""
    post_save.connect(_campaign_saved, sender=Campaign, dispatch_uid="campaigns.following")


def _campaign_saved(sender, instance, created=False, raw=False, **kwargs) -> None:
    if not (created or raw):
        searching.pages_changed(instance.pages.all())
