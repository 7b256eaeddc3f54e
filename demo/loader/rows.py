"""Language-neutral rows: institutions, kinds, categories, campaigns."""

import csv
from pathlib import Path

from wagtail.models import Site

from campaigns.models import Campaign, CampaignFigure, CampaignKind, CampaignPlace, CampaignStage
from cms.transliteration import slugify_uk
from demo.content import schema
from demo.content.kinds import KINDS
from institutions.models import Institution
from news.models import NewsCategory

INSTITUTIONS = Path(__file__).parent.parent / "content" / "institutions.csv"
# Whatever is not named here is a school, a gymnasium or a lyceum.
_KINDS = {
    "заклад дошкільної освіти": Institution.Kind.KINDERGARTEN,
    "заклад позашкільної освіти": Institution.Kind.OUT_OF_SCHOOL,
    "мистецька школа": Institution.Kind.MUSIC,
    "профтехосвіта": Institution.Kind.VOCATIONAL,
    "центр професійного розвитку": Institution.Kind.OTHER,
}


def load_institutions() -> dict[str, Institution]:
    """The registry by official name; rows already there are left as they are."""
    with INSTITUTIONS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {institution.name: institution for institution in Institution.objects.all()}
    for row in rows:
        if row["name_uk"] not in found:
            found[row["name_uk"]] = _institution(row)
    return found


def _institution(row: dict[str, str]) -> Institution:
    slug = slugify_uk(row["name_uk"])[:110]
    if Institution.objects.filter(slug=slug).exists():
        slug = f"{slug}-{slugify_uk(row['settlement'])}"[:120]
    return Institution.objects.create(
        name=row["name_uk"],
        slug=slug,
        number=int(row["number"]) if row["number"].isdigit() else None,
        kind=_KINDS.get(row["kind"], Institution.Kind.SCHOOL),
        settlement=row["settlement"],
        address=row["address"],
        latitude=row["lat"] or None,
        longitude=row["lon"] or None,
        source=row["source"][:255],
        note=f"перевірити. {row['note']}".strip(),
    )


def load_kinds() -> dict[str, CampaignKind]:
    """Kinds of campaigns by slug."""
    return {
        slug: CampaignKind.objects.get_or_create(
            slug=slug, defaults={"name_uk": name.uk, "name_en": name.en, "sort_order": order}
        )[0]
        for order, (slug, name) in enumerate(KINDS)
    }


def load_categories(content: schema.SiteContent, site: Site) -> dict[str, NewsCategory]:
    """A site's news categories by key."""
    return {
        category.key: NewsCategory.objects.get_or_create(
            site=site,
            slug=category.key,
            defaults={"name_uk": category.name.uk, "name_en": category.name.en, "sort_order": order},
        )[0]
        for order, category in enumerate(content.categories)
    }


def load_campaign(
    content: schema.Campaign,
    site: Site,
    kinds: dict[str, CampaignKind],
    institutions: dict[str, Institution],
) -> Campaign:
    """The campaign's row, found by its name or made with its stages, places and figures."""
    found = Campaign.objects.filter(site=site, name_uk=content.name.uk).first()
    if found is not None:
        return found
    campaign = Campaign(
        site=site,
        kind=kinds[content.kind],
        name_uk=content.name.uk,
        name_en=content.name.en,
        aim_uk=content.aim.uk,
        aim_en=content.aim.en,
        audiences=list(content.audiences),
        organisers_uk=content.organisers.uk,
        organisers_en=content.organisers.en,
        partners_uk=content.partners.uk,
        partners_en=content.partners.en,
    )
    campaign.stages = [_stage(order, stage) for order, stage in enumerate(content.stages)]
    campaign.places = [_place(order, place, institutions) for order, place in enumerate(content.places)]
    campaign.figures = [_figure(order, figure) for order, figure in enumerate(content.figures)]
    campaign.save()
    return campaign


def _stage(order: int, stage: schema.Stage) -> CampaignStage:
    return CampaignStage(
        sort_order=order,
        label_uk=stage.label.uk,
        label_en=stage.label.en,
        starts_on=stage.starts_on,
        ends_on=stage.ends_on,
        precision=stage.precision,
        open_ended=stage.open_ended,
    )


def _place(order: int, place: schema.Place, institutions: dict[str, Institution]) -> CampaignPlace:
    return CampaignPlace(
        sort_order=order,
        institution=institutions[place.institution] if place.institution else None,
        name_uk=place.name.uk,
        name_en=place.name.en,
        address_uk=place.address.uk,
        address_en=place.address.en,
    )


def _figure(order: int, figure: schema.Figure) -> CampaignFigure:
    return CampaignFigure(
        sort_order=order,
        value=figure.value,
        label_uk=figure.label.uk,
        label_en=figure.label.en,
        as_of_uk=figure.as_of.uk,
        as_of_en=figure.as_of.en,
        source_title=figure.source.title,
        source_url=figure.source.url,
    )
