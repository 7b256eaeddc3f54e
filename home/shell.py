"""Fills the shell: header, menus, switches, alerts, breadcrumbs.

What is the same for every page of a site is computed once a process and kept until the shell's
tag is bumped; a page adds its breadcrumbs and its languages, one query each.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, override
from wagtail.models import Page, Site

from cms import sites
from cms.cache.keys import FLAGS
from cms.cache.memo import memoised
from cms.cache.page import valid_until
from cms.cache.tags import CONTENT, SHELL
from cms.languages import SOURCE_LANGUAGE
from cms.listing import is_public, public
from cms.shell import Announcement, Language, Link, Shell
from feedback.queries import contact_address
from home.models import Alert, MenuItem, Navigation, SiteSettings

LANGUAGE_NAMES = {"uk": "Українська", "en": "English"}
_FRONT_DOORS = {"/", *(f"/{language}/" for language in LANGUAGE_NAMES)}


@dataclass(frozen=True)
class _Surroundings:
    """What all pages of a site in one language share."""

    shell: Shell
    alerts: tuple[tuple[Alert, str], ...]  # each with the address that it leads to


def shell_for(request: HttpRequest, page: Page | None = None) -> Shell:
    """The shell of a response.

    Args:
        request: the request; its site and the active language decide.
        page: the page shown, if it is one.
    """
    language = get_language() or SOURCE_LANGUAGE
    site = sites.site_for_request(request)
    around = _surroundings(site.pk, language)
    now = timezone.now()
    alerts = _running(around.alerts, now, request)
    return replace(
        around.shell,
        alerts=alerts,
        menu=_mark_current(around.shell.menu, request.path),
        footer_menu=_mark_current(around.shell.footer_menu, request.path),
        breadcrumbs=_breadcrumbs(page, site, language),
        languages=_languages(page, site, language, request),
        untranslated_notice=_untranslated_notice(request),
        show_userbar=settings.SESSION_COOKIE_NAME in request.COOKIES,
    )


@memoised(SHELL)
def _surroundings(site_id: int, language: str) -> _Surroundings:
    site = next(site for site in sites.all_sites() if site.pk == site_id)
    with override(language):
        own = SiteSettings.objects.select_related("emblem").filter(site=site).first() or SiteSettings(
            site=site
        )
        shell = Shell(
            settings=own,
            menu=_menu(site, language, MenuItem.Place.HEADER),
            footer_menu=_menu(site, language, MenuItem.Place.FOOTER),
            sites=_site_links(site, language),
            home_url=home_url(site, language),
            search_url=reverse("search:search"),
            accessibility_url=_standing_page(own.accessibility_page, site, language),
            privacy_url=_standing_page(own.privacy_page, site, language),
            contact_url=contact_address(site, language),
        )
    alerts = (
        Alert.objects.filter(site=site, enabled=True)
        .exclude(ends_at__lte=timezone.now())
        .select_related("link_page")
        .order_by("-starts_at")
    )
    leading = ((alert, alert_address(alert, site, language)) for alert in alerts)
    return _Surroundings(shell=shell, alerts=tuple(leading))


def alert_address(alert: Alert, site: Site, language: str) -> str:
    """Where an alert leads, as a reader of ``site`` in ``language`` is told; empty when nowhere."""
    return _standing_page(alert.link_page, site, language) or alert.link_url


def translation_keys() -> set:
    """The pages that menus, settings and alerts name, in all their languages."""
    menus = MenuItem.objects.filter(page__isnull=False).values("page")
    standing = SiteSettings.objects.values_list("accessibility_page", "privacy_page")
    alerts = Alert.objects.filter(link_page__isnull=False).values("link_page")
    named = {pk for pair in standing for pk in pair if pk}
    pages = Page.objects.filter(Q(pk__in=menus) | Q(pk__in=alerts) | Q(pk__in=named))
    return set(pages.values_list("translation_key", flat=True))


def home_url(site: Site, language: str) -> str:
    """The path of a site's front door in ``language``."""
    return "/" if language == SOURCE_LANGUAGE else f"/{language}/"


def path_of(page_path: str, site: Site, language: str) -> str:
    """The public path of a page from its ``url_path``."""
    root = sites.root_for(site, language)
    return home_url(site, language) + page_path.removeprefix(root.url_path)


def _site_links(current: Site, language: str) -> tuple[Link, ...]:
    own = {s.site_id: s for s in SiteSettings.objects.all()}
    links = []
    for site in sites.all_sites():
        root = sites.root_for(site, language)
        known = language if root and root.live else SOURCE_LANGUAGE
        links.append(
            Link(
                label=(own[site.pk].short_name if site.pk in own else "") or site.site_name,
                url=site.root_url + home_url(site, known),
                current=site.pk == current.pk,
            )
        )
    return tuple(links)


def _menu(site: Site, language: str, place: str) -> tuple[Link, ...]:
    navigation = Navigation.objects.filter(site=site).first()
    if navigation is None:
        return ()
    links = []
    for item in navigation.items.filter(place=place).select_related("page"):
        label = item.label_uk if language == SOURCE_LANGUAGE else item.label_en
        if item.url:
            links.append(Link(label=label or item.label_uk, url=item.url))
            continue
        page = _in_language(item.page, language)
        if page is not None:
            links.append(Link(label=label or page.title, url=_address(page, site)))
    return tuple(links)


def _in_language(page: Page | None, language: str) -> Page | None:
    """The page in ``language`` if any reader may see it there, and it has an address; or ``None``."""
    if page is None:
        return None
    locale = sites.locale_for(language)
    found = Page.objects.filter(translation_key=page.translation_key, locale=locale).first()
    return found if is_public(found) and sites.root_above(found.path) else None


def _standing_page(page: Page | None, site: Site, language: str) -> str:
    found = _in_language(page, language) or _in_language(page, SOURCE_LANGUAGE)
    return _address(found, site) if found else ""


def _address(page: Page, site: Site) -> str:
    """A path on the page's own site; on another one the whole address."""
    root = sites.root_above(page.path)
    return path_of(page.url_path, site, root.language) if root.site_id == site.pk else page.url


def _mark_current(links: tuple[Link, ...], path: str) -> tuple[Link, ...]:
    return tuple(replace(link, current=True) if _leads_here(link.url, path) else link for link in links)


def _leads_here(url: str, path: str) -> bool:
    """Whether a link leads to this page or one above it; a front door is above all, and says nothing."""
    if url in _FRONT_DOORS:
        return url == path
    return path.startswith(f"{url.rstrip('/')}/")


def _running(
    alerts: tuple[tuple[Alert, str], ...], now: datetime, request: HttpRequest
) -> tuple[Announcement, ...]:
    """The alerts of the moment; the copy ends where the next one begins or one of them ends."""
    shown = []
    for alert, address in alerts:
        if alert.starts_at > now:
            valid_until(request, alert.starts_at)
        elif alert.ends_at is None or alert.ends_at > now:
            valid_until(request, alert.ends_at)
            shown.append(
                Announcement(
                    level=alert.level,
                    lead=alert.lead,
                    text=alert.text,
                    link_url=address,
                    link_label=alert.link_label,
                )
            )
    return tuple(shown)


def _breadcrumbs(page: Page | None, site: Site, language: str) -> tuple[Link, ...]:
    root = sites.root_for(site, language)
    if page is None or root is None or page.pk == root.pk or not page.path.startswith(root.path):
        return ()
    above = _ancestors(page.path[: -Page.steplen], root.path)
    crumbs = [Link(label=gettext("Home"), url=home_url(site, language))]
    crumbs += [Link(label=title, url=path_of(url_path, site, language)) for title, url_path in above]
    return (*crumbs, Link(label=page.title, url=path_of(page.url_path, site, language), current=True))


@memoised(SHELL)
def _ancestors(path: str, root_path: str) -> tuple[tuple[str, str], ...]:
    """Titles and paths of the live pages from below the root down to the one at ``path``."""
    paths = [path[:end] for end in range(len(root_path) + Page.steplen, len(path) + 1, Page.steplen)]
    rows = Page.objects.filter(path__in=paths, live=True).order_by("path")
    return tuple(rows.values_list("title", "url_path"))


def _languages(page: Page | None, site: Site, language: str, request: HttpRequest) -> tuple[Language, ...]:
    """A link for each language that the site has; never one that leads nowhere."""
    known = [root for root in sites.roots() if root.site_id == site.pk and root.live]
    there = (
        _translations(page.path, page.locale_id, site.pk, sites.restricted_paths())
        if page is not None
        else {}
    )
    found = []
    for root in sorted(known, key=lambda root: root.language != SOURCE_LANGUAGE):
        code, label = root.language, LANGUAGE_NAMES.get(root.language, root.language)
        if code == language:
            found.append(Language(code=code, label=label, url=request.path, current=True))
        elif page is None:
            found.append(Language(code=code, label=label, url=_same_view(request, code, site)))
        else:
            found.append(_link_to(code, label, there.get(code, {}), page, site))
    return tuple(found)


def _same_view(request: HttpRequest, code: str, site: Site) -> str:
    """The address of a view that is not a page (the search) in another language."""
    match = request.resolver_match
    # A view without a name (pictures, in the error page of one that is missing) has no other address.
    if match is not None and match.url_name and match.url_name != "wagtail_serve":
        with override(code):
            address = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        return address if address != request.path else f"{address}?lang={code}"
    return home_url(site, code)


@memoised(CONTENT)
def _translations(
    path: str, locale_id: int, site_id: int, _restricted: tuple[str, ...]
) -> dict[str, dict[int, str]]:
    """Public translations, on the same site, of a page and its ancestors: language → depth → ``url_path``.

    The depth is that of what is translated: a page that has been moved stands elsewhere than its twin.
    """
    paths = [path[:end] for end in range(Page.steplen * 2, len(path) + 1, Page.steplen)]
    own = Page.objects.filter(path__in=paths)
    rows = (
        public(Page.objects.filter(_in_trees_of(site_id), translation_key__in=own.values("translation_key")))
        .exclude(locale_id=locale_id)
        .annotate(
            own_depth=Subquery(own.filter(translation_key=OuterRef("translation_key")).values("depth")[:1])
        )
        .values_list("locale__language_code", "own_depth", "url_path")
    )
    found: dict[str, dict[int, str]] = {}
    for code, depth, url_path in rows:
        found.setdefault(code, {})[depth] = url_path
    return found


def _in_trees_of(site_id: int) -> Q:
    """Pages below a site's front doors, each in its door's language: others have no address there."""
    trees = Q(pk__in=[])
    for root in sites.roots():
        if root.site_id == site_id and root.live:
            trees |= Q(path__startswith=root.path, locale=root.locale_id)
    return trees


def _link_to(code: str, label: str, by_depth: dict[int, str], page: Page, site: Site) -> Language:
    depth = max((d for d in by_depth if d <= page.depth), default=None)
    if depth is None:
        url, exact = home_url(site, code), False
    else:
        url, exact = path_of(by_depth[depth], site, code), depth == page.depth
    if exact:
        return Language(code=code, label=label, url=url)
    with override(code):
        note = gettext("This page has not been translated yet; the link leads to its section.")
    return Language(code=code, label=label, url=f"{url}?untranslated=1", note=note)


def _untranslated_notice(request: HttpRequest) -> str:
    if request.GET.get("untranslated") != FLAGS["untranslated"]:
        return ""
    return gettext("The page you came from has not been translated yet. Here is its section.")
