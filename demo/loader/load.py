"""The whole demo, in order."""

from django.db import transaction
from wagtail.models import Site

from demo.content import communications, education, schema
from demo.loader import (
    bodies,
    contests,
    entries,
    library,
    people,
    rows,
    sessions,
    surroundings,
    surveys,
    volunteer_calls,
    volunteering,
)
from demo.loader.feedback import load_feedback
from demo.loader.indexes import indexed_at_the_end
from demo.loader.pages import SiteLoader

CONTENT = {"communications": communications.SITE, "education": education.SITE}


def load() -> None:
    """Load what is missing of the demo content; safe to call again."""
    with indexed_at_the_end():
        # Drawing and recoding pictures takes seconds: outside the transaction, which locks SQLite.
        pictures = library.load_pictures()
        documents = library.load_documents()
        with transaction.atomic():
            _load_pages(pictures, documents)
            people.load_people()
            sessions.load_sessions()
        entries.load_entries()


def _load_pages(pictures, documents) -> None:
    sites = {
        "communications": Site.objects.get(is_default_site=True),
        "education": Site.objects.get(is_default_site=False),
    }
    institutions = rows.load_institutions()
    kinds = rows.load_kinds()
    names = bodies.Names(
        page=lambda key: None, pictures=pictures, documents=documents, institutions=institutions
    )
    loaders = []
    for key, content in CONTENT.items():
        campaigns = {
            page.key: rows.load_campaign(page, sites[key], kinds, institutions)
            for page in content.pages
            if isinstance(page, schema.Campaign)
        }
        surveys.load_surveys(campaigns)
        categories = rows.load_categories(content, sites[key])
        loader = SiteLoader(
            content, sites[key], sites, names, campaigns, categories,
            contests.load_contests(content, sites[key]),
            {
                **volunteering.load_volunteering(content, sites[key]),
                **volunteer_calls.load_calls(content, sites[key]),
            },
        )  # fmt: skip
        loader.place()
        loaders.append(loader)
    for loader in loaders:
        loader.fill()
        surroundings.dress(loader)
        surroundings.announce(loader)
    for key, loader in zip(CONTENT, loaders, strict=True):
        load_feedback(loader, key)
