"""What search engines, social networks and other machines are told of a page."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from cms import sites
from cms.languages import SOURCE_LANGUAGE
from cms.media.renditions import SOCIAL_SPEC, sizes_of
from cms.shell import Shell

CONTEXT = "https://schema.org"
_OG_LOCALES = {"uk": "uk_UA", "en": "en_GB"}
# A script element ends at the first «</script», wherever it stands: no «<» may be left in it.
_UNSAFE_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class SocialPicture:
    """The picture that a social network shows beside a link."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Seo:
    """The head of a page for machines.

    Args:
        title: the page's name, without the site's.
        site_name: the site's.
        description: one or two sentences.
        canonical: the one address of this page, at its home.
        locale: the language as Open Graph writes it.
        kind: ``article`` or ``website``.
        alternates: pairs of a language's code and an address, with ``x-default``.
        robots: what robots must not do, or empty.
        picture: the picture for social networks.
        published: when it was first published (articles only).
        modified: when it was last published.
        structured: schema.org objects as JSON, safe inside a script element.
    """

    title: str
    site_name: str
    description: str
    canonical: str
    locale: str
    kind: str
    alternates: tuple[tuple[str, str], ...]
    robots: str
    picture: SocialPicture | None
    published: datetime | None
    modified: datetime | None
    structured: SafeString


def describe(page, request: HttpRequest, shell: Shell, *, robots: str = "", query: str = "") -> Seo:
    """The head of ``page``, a :class:`cms.pages.SitePage`.

    Args:
        page: the page shown.
        request: the request being answered.
        shell: what surrounds the page.
        robots: such as ``noindex, follow`` for one view of many onto the same list.
        query: what of the query string belongs to the canonical address: ``?page=2``.
    """
    canonical = (page.get_full_url(request) or request.build_absolute_uri(page.url_path)) + query
    root_url = _root_url(page, request)
    picture = _social_picture(page, root_url)
    description = page.search_description or page.introduction
    return Seo(
        title=page.seo_title or page.title,
        site_name=_site_name(shell),
        description=description,
        canonical=canonical,
        locale=_OG_LOCALES.get(get_language() or SOURCE_LANGUAGE, ""),
        kind="article" if page.is_article else "website",
        # The second page of a list is no translation of another list's second page.
        alternates=() if robots or query else _alternates(shell, root_url, canonical),
        robots=robots,
        picture=picture,
        published=page.first_published_at if page.is_article else None,
        modified=page.last_published_at,
        structured=_structured(page, request, shell, canonical, root_url, picture),
    )


def _site_name(shell: Shell) -> str:
    own = shell.settings
    return f"{own.name} – {own.tagline}" if own.tagline else own.name


def _root_url(page, request: HttpRequest) -> str:
    site = sites.site_above(page.path) or sites.site_for_request(request)
    return site.root_url


def _social_picture(page, root_url: str) -> SocialPicture | None:
    image = page.social_image or page.hero_image
    made = image and sizes_of(image, SOCIAL_SPEC)
    if not made:
        return None
    size = made.fallback
    url = size.url if "//" in size.url else root_url + size.url
    return SocialPicture(url, size.width, size.height, image.alt_for())


def _alternates(shell: Shell, root_url: str, canonical: str) -> tuple[tuple[str, str], ...]:
    """The page in each language in which it really exists; a page in one language names none."""
    exact = {
        language.code: canonical if language.current else root_url + language.url
        for language in shell.languages
        if not language.note
    }
    if len(exact) < 2:
        return ()
    return (*exact.items(), ("x-default", exact.get(SOURCE_LANGUAGE, canonical)))


def _structured(page, request, shell: Shell, canonical: str, root_url: str, picture) -> SafeString:
    own = page.structured_data(request)
    organisation = _organisation(shell, root_url)
    for item in own:
        item.setdefault("url", canonical)
        item.setdefault("inLanguage", get_language())
        if picture:
            item.setdefault("image", picture.url)
        role = _ORGANISATION_ROLES.get(item["@type"])
        if role:
            item[role] = {"@id": organisation["@id"]}
    crumbs = _breadcrumbs(shell, root_url)
    graph = [organisation, *own, *([crumbs] if crumbs else [])]
    return json_for_script({"@context": CONTEXT, "@graph": graph})


_ORGANISATION_ROLES = {
    "NewsArticle": "publisher",
    "Article": "publisher",
    "GovernmentService": "provider",
    "Event": "organizer",
    "WebSite": "publisher",
}


def _organisation(shell: Shell, root_url: str) -> dict[str, Any]:
    own = shell.settings
    found = {
        "@type": "GovernmentOrganization",
        "@id": f"{root_url}/#organisation",
        "name": own.owner or own.name,
        "url": f"{root_url}/",
        "email": own.email,
        "telephone": own.phone_list,
        "address": own.address,
        "sameAs": [url for _name, url in own.social_links],
    }
    return {name: value for name, value in found.items() if value}


def _breadcrumbs(shell: Shell, root_url: str) -> dict[str, Any] | None:
    if len(shell.breadcrumbs) < 2:
        return None
    steps = [
        {"@type": "ListItem", "position": place, "name": crumb.label, "item": root_url + crumb.url}
        for place, crumb in enumerate(shell.breadcrumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def json_for_script(value: Any) -> SafeString:
    """JSON that may stand inside a script element of type ``application/ld+json``."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_UNSAFE_IN_SCRIPT))  # noqa: S308 - «<», «>» and «&» are escaped
