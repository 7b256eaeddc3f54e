"""Pictures and documents of the demo: in the collection of the site that shows them, or in that of both."""

import dataclasses
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Collection

from accounts.roles import SHARED_COLLECTION, SiteName
from cms.media.models import Children, Licence, SiteDocument, SiteImage
from demo.content import communications, education
from demo.content.documents import DOCUMENTS
from demo.content.pictures import PICTURES
from demo.loader.papers import printed
from demo.pictures import draw

CREDIT = "Ратуша: намальовано програмою"
CONTENT = {SiteName.COMMUNICATIONS: communications.SITE, SiteName.EDUCATION: education.SITE}


def load_pictures() -> dict[str, SiteImage]:
    """The demo's pictures by key; those not there yet are drawn, on all cores."""
    collection_of = collections()
    found = {image.title: image for image in SiteImage.objects.filter(credit=CREDIT)}
    missing = [picture for picture in PICTURES if picture.title not in found]
    if missing:
        with ProcessPoolExecutor() as pool:
            drawn = list(pool.map(draw, [picture.draw for picture in missing]))
        for picture, data in zip(missing, drawn, strict=True):
            image = SiteImage(
                title=picture.title,
                alt_uk=picture.alt.uk,
                alt_en=picture.alt.en,
                is_decorative=picture.decorative,
                credit=CREDIT,
                licence=Licence.CC_BY,
                children=Children.NONE,  # drawn figures, nobody who could be recognised
                collection=collection_of(picture.key),
            )
            image.file.save(f"{picture.key}.jpg", ContentFile(data), save=False)
            image.save()
            found[picture.title] = image
    return {picture.key: found[picture.title] for picture in PICTURES}


def load_documents() -> dict[str, SiteDocument]:
    """The demo's documents by key, each printed on a sheet or two."""
    collection_of = collections()
    documents = {}
    for content in DOCUMENTS:
        document = SiteDocument.objects.filter(title=content.title.uk).first()
        if document is None:
            document = SiteDocument(title=content.title.uk, collection=collection_of(content.key))
            document.file.save(f"{content.key}.pdf", ContentFile(printed(content)), save=False)
            document.save()
        documents[content.key] = document
    return documents


def collections() -> Callable[[str], Collection]:
    """Where a picture or document with a given key belongs."""
    words = {site: set(_texts(content)) for site, content in CONTENT.items()}
    found = {collection.name: collection for collection in Collection.objects.filter(depth=2)}

    def collection_of(key: str) -> Collection:
        shown_on = [site for site in words if key in words[site]]
        return found[shown_on[0] if len(shown_on) == 1 else SHARED_COLLECTION]

    return collection_of


def _texts(value: Any) -> Iterator[str]:
    """Every text inside a piece of content, among them the keys of what it shows."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        yield from _texts([getattr(value, field.name) for field in dataclasses.fields(value)])
    elif isinstance(value, dict):
        yield from _texts([*value.values()])
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
