"""Fills the database that the environment names, and measures every type of page in it.

Usage: python -m tools.bench.at_size NEWS TIMES
"""

import sys
import time
from urllib.parse import urlencode

import django

from tools.bench.report import say


def addresses(site) -> dict[str, str]:
    """One page of each type of a site, and the far end of its news."""
    from campaigns.models import CampaignIndexPage, CampaignPage, CampaignPostPage
    from home.models import ContactsPage, SectionPage, StandardPage
    from news.models import EServiceIndexPage, EServicePage, NewsIndexPage, NewsPage

    types = {
        "section": SectionPage,
        "standard": StandardPage,
        "contacts": ContactsPage,
        "news index": NewsIndexPage,
        "news": NewsPage,
        "campaign index": CampaignIndexPage,
        "campaign": CampaignPage,
        "campaign post": CampaignPostPage,
        "e-service index": EServiceIndexPage,
        "e-service": EServicePage,
    }
    below = site.root_page.path
    found = {"home": "/"}
    for name, model in types.items():
        page = model.objects.filter(path__startswith=below).order_by("path").first()
        found[name] = "/" + page.url_path.removeprefix(site.root_page.url_path)
    found["feed"] = found["news index"] + "rss/"
    found["search"] = "/search/?" + urlencode({"q": "контакти"})
    return found


def last_page(bench, path: str, host: str, news: int) -> int:
    """The number of the last page of an index, at most 500."""
    high = 500
    low = 1
    while low < high:
        middle = (low + high + 1) // 2
        try:
            bench.read(f"{path}?page={middle}", host)
            low = middle
        except RuntimeError:
            high = middle - 1
    return low


def main(news: int, times: int) -> None:
    django.setup()
    from wagtail.models import Site

    from cms.preparation import set_site_addresses
    from cms.wsgi import application
    from tools.bench.clock import Bench
    from tools.bench.content import fill

    set_site_addresses("localhost", 80)
    communications, education = Site.objects.order_by("-is_default_site")
    began = time.monotonic()
    fill(communications, news)
    fill(education, max(1, news // 10))
    say(measure="filled", size=news, seconds=round(time.monotonic() - began, 1))

    bench = Bench(application, times)
    for site in (communications, education):
        name = "communications" if site == communications else "education"
        pages = addresses(site)
        if site == communications:
            last = last_page(bench, pages["news index"], site.hostname, news)
            pages[f"news index, page {last}"] = f"{pages['news index']}?page={last}"
        for page, path in pages.items():
            say(measure="page", size=news, site=name, page=page, path=path, **bench.page(path, site.hostname))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
