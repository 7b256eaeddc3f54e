"""Pictures and documents of the demo, in each site's collection."""

import io
from concurrent.futures import ProcessPoolExecutor

from django.core.files.base import ContentFile
from wagtail.models import Collection

from cms.media.models import Children, Licence, SiteDocument, SiteImage
from demo.content.documents import DOCUMENTS
from demo.content.pictures import PICTURES
from demo.pictures import draw

CREDIT = "Ратуша: намальовано програмою"


def load_pictures() -> dict[str, SiteImage]:
    """The demo's pictures by key; those not there yet are drawn, on all cores."""
    collection = Collection.get_first_root_node()
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
                collection=collection,
            )
            image.file.save(f"{picture.key}.jpg", ContentFile(data), save=False)
            image.save()
            found[picture.title] = image
    return {picture.key: found[picture.title] for picture in PICTURES}


def load_documents() -> dict[str, SiteDocument]:
    """The demo's documents by key, each printed into a small text file."""
    collection = Collection.get_first_root_node()
    documents = {}
    for content in DOCUMENTS:
        document = SiteDocument.objects.filter(title=content.title.uk).first()
        if document is None:
            document = SiteDocument(title=content.title.uk, collection=collection)
            file = io.BytesIO(content.text.encode("utf-8-sig"))
            document.file.save(f"{content.key}.txt", ContentFile(file.getvalue()), save=False)
            document.save()
        documents[content.key] = document
    return documents
