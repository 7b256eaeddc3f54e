"""The feeds of a site, for whoever rather follows without letters."""

from django.utils import timezone
from wagtail.models import Site

from cms import sites
from cms.registries import Feed, Scope, feeds


def feeds_of(site: Site, language: str) -> list[Feed]:
    """All feeds of a site in a language."""
    scope = Scope(site=site, locale=sites.locale_for(language), on=timezone.localdate())
    return [feed for _name, provider in feeds for feed in provider(scope)]
