"""Pages and rows for tests, made as an editor would make them; every argument may be left out."""

from datetime import date, datetime
from io import BytesIO
from itertools import count

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale, Page, Site

from campaigns.models import (
    Campaign,
    CampaignFigure,
    CampaignIndexPage,
    CampaignKind,
    CampaignPage,
    CampaignPlace,
    CampaignPostPage,
    CampaignStage,
)
from cms.media.models import SiteImage
from home.models import ContactsPage, DirectoryEntry, SectionPage, StandardPage
from institutions.models import Institution
from news.models import (
    EServiceIndexPage,
    EServicePage,
    NewsCategory,
    NewsIndexPage,
    NewsPage,
    NewsSource,
    ServiceDocument,
    ServiceStep,
)

_numbers = count(1)


def kyiv(year: int, month: int, day: int, hour: int = 12) -> datetime:
    """A moment in Kyiv."""
    return timezone.make_aware(datetime(year, month, day, hour))


def body(*blocks: tuple[str, object]) -> list[tuple[str, object]]:
    """A page's body of (block name, value) pairs."""
    return list(blocks)


def make_image(
    title: str = "Флікер на рюкзаку",
    *,
    size: tuple[int, int] = (1600, 1000),
    colour: str = "#0d4b3c",
    **fields,
) -> SiteImage:
    """A picture of which everything has been said; no children in it."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    file.seek(0)
    fields = {"alt_uk": title, "alt_en": "A reflector on a school bag", "children": "none", **fields}
    return SiteImage.objects.create(title=title, file=ImageFile(file, f"{next(_numbers)}.png"), **fields)


def add(parent: Page | Site, page: Page, *, live: bool = True) -> Page:
    """Put ``page`` below ``parent`` (for a site, below its home page), published unless ``live=False``."""
    if isinstance(parent, Site):
        parent = parent.root_page
    page.live = live
    page.has_unpublished_changes = not live
    if live and page.first_published_at is None:
        page.first_published_at = page.last_published_at = timezone.now()
    # Of a fresh row: treebeard counts children on the instance that it is given.
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    return page


def make_section(
    parent: Page | Site, title: str = "Для батьків", *, live: bool = True, **fields
) -> SectionPage:
    return add(parent, SectionPage(title=title, **fields), live=live)


def make_standard(
    parent: Page | Site, title: str = "Про департамент", *, live: bool = True, **fields
) -> StandardPage:
    return add(parent, StandardPage(title=title, **fields), live=live)


def make_contacts(
    parent: Page | Site, title: str = "Контакти", *, entries: int = 1, **fields
) -> ContactsPage:
    page = ContactsPage(title=title, **fields)
    page.directory = [
        DirectoryEntry(
            name=f"Відділ комунікацій {number}",
            role="Звернення мешканців",
            phone="(0342) 55-20-20",
            email="press@example.com",
            address="вул. Грушевського, 21",
            hours="пн–пт, 8:00–17:00",
        )
        for number in range(1, entries + 1)
    ]
    return add(parent, page)


def make_news_index(parent: Page | Site, title: str = "Новини", **fields) -> NewsIndexPage:
    return add(parent, NewsIndexPage(title=title, **fields))


def make_category(site: Site, slug: str = "e-posluhy", name: str = "Е-послуги", **fields) -> NewsCategory:
    return NewsCategory.objects.create(
        site=site, slug=slug, name_uk=name, **{"name_en": "E-services", **fields}
    )


def make_news(
    index: Page,
    title: str = "Е-садок: як записати дитину на вересень",
    *,
    on: datetime | None = None,
    live: bool = True,
    shown_on: tuple[Site, ...] = (),
    sources: int = 0,
    **fields,
) -> NewsPage:
    """A news item; ``on`` is its date, default now."""
    page = NewsPage(
        title=title, date=on or timezone.now(), **{"introduction": "Запис відкрито до 31 травня.", **fields}
    )
    page.shown_on = list(shown_on)
    page.sources = [
        NewsSource(title=f"Рішення № {number}", url=f"https://example.com/{number}")
        for number in range(1, sources + 1)
    ]
    return add(index, page, live=live)


def make_service_index(parent: Page | Site, title: str = "Е-послуги", **fields) -> EServiceIndexPage:
    return add(parent, EServiceIndexPage(title=title, **fields))


def make_service(
    index: Page, title: str = "Е-садок", *, live: bool = True, steps: int = 1, documents: int = 1, **fields
) -> EServicePage:
    page = EServicePage(
        title=title,
        **{
            "introduction": "Черга до дитячого садка онлайн.",
            "for_whom": "Батьки дітей до шести років",
            "cost": "Безоплатно",
            "link": "https://example.com/e-sadok",
            "checked_on": date(2026, 9, 1),
            **fields,
        },
    )
    page.steps = [
        ServiceStep(title=f"Крок {number}", text="<p>Заповніть заяву.</p>") for number in range(1, steps + 1)
    ]
    page.documents_needed = [
        ServiceDocument(text=f"Свідоцтво про народження {number}") for number in range(1, documents + 1)
    ]
    return add(index, page, live=live)


def make_kind(slug: str = "road-safety", name: str = "Безпека на дорозі", **fields) -> CampaignKind:
    kind, _ = CampaignKind.objects.get_or_create(
        slug=slug, defaults={"name_uk": name, "name_en": "Road safety", **fields}
    )
    return kind


def make_institution(name: str = "Заклад дошкільної освіти № 5 «Ялинка»", **fields) -> Institution:
    number = next(_numbers)
    return Institution.objects.create(
        name=name,
        slug=f"zaklad-{number}",
        **{"kind": "kindergarten", "address": "вул. Мельника, 1", **fields},
    )


def make_campaign(
    site: Site,
    name: str = "Флікери",
    *,
    stages: tuple[tuple[str, date, date | None], ...] = (),
    figures: int = 0,
    institutions: int = 0,
    **fields,
) -> Campaign:
    """A campaign's row; ``stages`` are (label, first day, last day)."""
    campaign = Campaign(
        site=site,
        name_uk=name,
        kind=fields.pop("kind", None) or make_kind(),
        **{"aim_uk": "Щоб кожну дитину було видно на дорозі.", "audiences": ["children"], **fields},
    )
    campaign.stages = [
        CampaignStage(label_uk=label, starts_on=first, ends_on=last, sort_order=place)
        for place, (label, first, last) in enumerate(stages)
    ]
    campaign.figures = [
        CampaignFigure(
            value=str(number * 1000),
            label_uk="флікерів роздано",
            as_of_uk="на кінець 2023 року",
            source_title="Звіт за 2023 рік",
        )
        for number in range(1, figures + 1)
    ]
    campaign.places = [CampaignPlace(institution=make_institution()) for _ in range(institutions)]
    campaign.save()
    return campaign


def make_campaign_index(parent: Page | Site, title: str = "Кампанії", **fields) -> CampaignIndexPage:
    return add(parent, CampaignIndexPage(title=title, **fields))


def make_campaign_page(
    index: Page,
    campaign: Campaign | None = None,
    title: str = "",
    *,
    live: bool = True,
    shown_on: tuple[Site, ...] = (),
    **fields,
) -> CampaignPage:
    """A campaign's page; without ``campaign`` its row is made too."""
    campaign = campaign or make_campaign(index.get_site())
    page = CampaignPage(
        title=title or campaign.name_uk,
        campaign=campaign,
        **{"introduction": "У дитсадках роздаємо світловідбивні елементи.", **fields},
    )
    page.shown_on = list(shown_on)
    return add(index, page, live=live)


def make_post(
    page: CampaignPage,
    title: str = "Перша тисяча",
    *,
    on: datetime | None = None,
    live: bool = True,
    **fields,
) -> CampaignPostPage:
    return add(page, CampaignPostPage(title=title, date=on or timezone.now(), **fields), live=live)


def translate(page: Page, title: str, *, language: str = "en", live: bool = True, **fields) -> Page:
    """A real translation of ``page``; its ancestors are translated as they are, where they are not."""
    locale = Locale.objects.get(language_code=language)
    parent = page.get_parent().specific
    if parent.depth > 1 and not parent.has_translation(locale):
        translate(parent, f"{parent.title} (en)", language=language)
    made = page.specific.copy_for_translation(locale)
    made.title = made.draft_title = title
    for name, value in fields.items():
        setattr(made, name, value)
    made.live = live
    made.has_unpublished_changes = not live
    if live:
        made.first_published_at = made.last_published_at = timezone.now()
    made.save()
    return made
