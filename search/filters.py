"""By what the hits of a search may be narrowed, and where else there are some."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Site

from cms import sites
from cms.catalogue import Facet, Filters, Option, chosen_of, facet, query_string
from cms.registries import name_of, topics
from cms.searching import Audience, Kind
from search.analysis.queries import LONGEST
from search.queries import Answer

YEAR = re.compile(r"(19|20)[0-9]{2}")
BY_DATE = "date"
MOST_YEARS = 15
"""So many years are offered, the last ones."""
Labels = Mapping[str, Mapping[str, str]]
"""Facet → value → its words."""


@dataclass(frozen=True)
class Asked:
    """What a reader asks for.

    Args:
        typed: the words, on one line.
        root: the home page whose things are looked for.
        literally: whether nothing else may be looked for in their place.
        chosen: facet → value.
        by_date: whether the newest come first.
        place: the parameters that name another home page than the reader's own.
    """

    typed: str
    root: sites.Root
    literally: bool
    chosen: dict[str, str]
    by_date: bool
    place: dict[str, str]

    @property
    def words(self) -> dict[str, str]:
        """The parameters of the words."""
        return {"q": self.typed, **({"exactly": "1"} if self.literally else {})}

    @property
    def kept(self) -> dict[str, str]:
        """The parameters that stay whatever the hits are narrowed by."""
        return {**self.words, **self.place, **({"order": BY_DATE} if self.by_date else {})}

    @property
    def literal_url(self) -> str:
        """The way to the hits for what was typed, and nothing else."""
        return query_string({**self.kept, "exactly": "1"})

    def url_for(self, typed: str) -> str:
        """The way to the hits for other words."""
        return query_string({"q": typed, **self.place})


def asked_by(request: HttpRequest, site: Site, language: str, labels: Labels) -> Asked:
    """What the query string asks for.

    Args:
        request: the request.
        site: where the reader is.
        language: the language that is read.
        labels: of :func:`labels_for`.

    Raises:
        Http404: it names a site, a language or a value that does not exist.
    """
    return Asked(
        typed=" ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST],
        root=_root(request, site, language),
        literally="exactly" in request.GET,
        chosen=_chosen(request, labels),
        by_date=request.GET.get("order") == BY_DATE,
        place={name: request.GET[name] for name in ("site", "language") if request.GET.get(name)},
    )


def _root(request: HttpRequest, site: Site, language: str) -> sites.Root:
    wanted = request.GET.get("site") or str(site.pk)
    found = next((one for one in sites.all_sites() if str(one.pk) == wanted), None)
    root = found and sites.root_for(found, request.GET.get("language") or language)
    if not root or not root.live:
        raise Http404(_("There is no such filter."))
    return root


def _chosen(request: HttpRequest, labels: Labels) -> dict[str, str]:
    year = request.GET.get("year", "")
    if year and not YEAR.fullmatch(year):
        raise Http404(_("There is no such filter."))
    return {**chosen_of(request.GET, labels), **({"year": year} if year else {})}


def labels_for(site: Site) -> Labels:
    """Facet → value → its words, but of years, which need none.

    Args:
        site: whose topics are named.
    """
    return {
        "kind": {kind.value: str(kind.label) for kind in Kind},
        "topic": {topic.key: topic.label for _name, provider in topics for topic in provider(site)},
        "audience": {audience.value: str(audience.label) for audience in Audience},
    }


def kinds_of(answer: Answer, asked: Asked, labels: Labels) -> Filters:
    """The kinds of things among the hits, as links."""
    kinds = _facet(answer, asked, "kind", _("What it is"), labels["kind"], links=True)
    return Filters([kinds] if _is_worth_it(kinds, asked) else [], asked.chosen, asked.kept)


def narrowing_of(answer: Answer, asked: Asked, labels: Labels) -> Filters:
    """All else that the hits may be narrowed by, as a form.

    Args:
        answer: the hits.
        asked: what was asked for.
        labels: of :func:`labels_for`.
    """
    years = sorted(answer.counts.counts("year", asked.chosen), reverse=True)[:MOST_YEARS]
    offered = [
        _facet(answer, asked, "topic", _("Topic"), labels["topic"]),
        _facet(answer, asked, "audience", _("For whom"), labels["audience"]),
        _facet(answer, asked, "year", _("Year"), {year: year for year in years}),
    ]
    kind = {name: value for name, value in asked.chosen.items() if name == "kind"}
    chosen = {name: value for name, value in asked.chosen.items() if name != "kind"}
    return Filters([one for one in offered if _is_worth_it(one, asked)], chosen, {**asked.kept, **kind})


def _facet(
    answer: Answer, asked: Asked, name: str, label: str, labels: Mapping[str, str], *, links: bool = False
) -> Facet:
    return facet(answer.counts, name, label, labels, asked.chosen, links=links, kept=asked.kept)


def _is_worth_it(offered: Facet, asked: Asked) -> bool:
    """Whether there is a choice besides «all» and one other."""
    return len(offered.options) > 2 or offered.name in asked.chosen


def orders_of(asked: Asked) -> list[Option]:
    """The orders in which hits may be shown."""
    rest = {**asked.words, **asked.place, **asked.chosen}
    by_date = {**rest, "order": BY_DATE}
    return [
        Option("", _("the best first"), None, query_string(rest), not asked.by_date),
        Option(BY_DATE, _("the newest first"), None, query_string(by_date), asked.by_date),
    ]


def places_of(answer: Answer, asked: Asked, here: Site, language: str) -> list[Option]:
    """The sites and languages that have hits, the reader's own first; nothing where there is no choice.

    Args:
        answer: the hits.
        asked: what was asked for.
        here: where the reader is.
        language: the language that is read.
    """
    roots = [root for root in sites.roots() if root.live and (_number(answer, root) or root == answer.root)]
    roots.sort(key=lambda root: (root.language != language, root.site_id != here.pk))
    options = [_place(answer, root, asked, here, language) for root in roots]
    return options if len(options) > 1 else []


def _number(answer: Answer, root: sites.Root) -> int:
    return answer.counts.by_place[root.site_id, root.locale_id]


def _place(answer: Answer, root: sites.Root, asked: Asked, here: Site, language: str) -> Option:
    site = next(one for one in sites.all_sites() if one.pk == root.site_id)
    with override(root.language):
        label = name_of(site)
    parameters = dict(asked.words)
    if site != here:
        parameters["site"] = str(site.pk)
    if root.language != language:
        parameters["language"] = root.language
    return Option(root.language, label, _number(answer, root), query_string(parameters), root == answer.root)
