"""Measures the detail pages of a filled database once more, in turn with the bare page.

Usage: python -m tools.bench.details TIMES
"""

import sys

import django

from tools.bench.at_size import addresses
from tools.bench.goals import DETAILS
from tools.bench.report import say


def main(times: int) -> None:
    django.setup()
    from wagtail.models import Site

    from cms.wsgi import application
    from tools.bench.clock import Bench

    site = Site.objects.get(is_default_site=True)
    bench = Bench(application, times)
    for page, path in addresses(site).items():
        if page in DETAILS:
            say(measure="detail", page=page, **bench.uncached(path, site.hostname))


if __name__ == "__main__":
    main(int(sys.argv[1]))
