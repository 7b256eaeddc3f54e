"""Topics of the contact form, and example opinions on pages."""

from datetime import timedelta

from django.utils import timezone

from demo.content.feedback import OPINIONS, TOPICS
from demo.loader.pages import SiteLoader
from feedback.domain import opinions
from feedback.models import ContactTopic, Opinion


def load_feedback(loader: SiteLoader, key: str) -> None:
    """Give the loader's site its topics and its opinions, where it has none yet."""
    if not ContactTopic.objects.filter(site=loader.site).exists():
        for order, topic in enumerate(TOPICS[key], start=1):
            ContactTopic.objects.create(
                site=loader.site, name_uk=topic.name.uk, name_en=topic.name.en, email=topic.email, order=order
            )
    if Opinion.objects.filter(site=loader.site).exists():
        return
    for said in OPINIONS[key]:
        opinions.note(
            page=loader.pages[said.page, "uk"],
            site=loader.site,
            language="uk",
            is_useful=said.is_useful,
            words=said.words,
            today=timezone.localdate() - timedelta(days=said.days_ago),
        )
