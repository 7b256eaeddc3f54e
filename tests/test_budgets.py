"""Pages cost few queries, and not one more when there is more of anything on them."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from contests.models import AgeCategory, Criterion, Extension, Juror
from home.models import HomePage
from tests.budget import queries_of
from tests.contests.factories import (
    make_contest,
    make_contest_index,
    make_contest_page,
    make_nomination,
    make_user,
)
from tests.factories import (
    body,
    make_campaign,
    make_campaign_index,
    make_campaign_page,
    make_category,
    make_contacts,
    make_image,
    make_kind,
    make_news,
    make_news_index,
    make_post,
    make_section,
    make_service,
    make_service_index,
    make_standard,
    translate,
)
from tests.indexing import indexed as unindexed  # noqa: F401

# Without it pytest-django prepares no test database.
pytestmark = pytest.mark.django_db

HOME, INDEX, DETAIL = 14, 10, 8


def stages(number: int) -> tuple[tuple[str, date, date], ...]:
    """Stages around today."""
    today = timezone.localdate()
    return tuple(
        (f"Етап {n}", today + timedelta(days=10 * n - 5), today + timedelta(days=10 * n + 4))
        for n in range(number)
    )


def pictured_body(pictures: list):
    """A body with all ``pictures`` in a gallery, and all but one of them alone."""
    return body(
        ("heading", {"text": "Як це працює", "level": "h2"}),
        ("gallery", {"images": [{"image": picture, "caption": ""} for picture in pictures]}),
        *(("image", {"image": picture, "caption": "Підпис"}) for picture in pictures[1:]),
        ("rich_text", "<p>Текст</p>"),
    )


def fill(site, education, number: int) -> None:
    """Make ``number`` of every nested thing on the site, each with pictures, guests and translations."""
    # Small, so that few sizes of each are made; different, so that each is looked up.
    pictures = [make_image(f"Малюнок {n}", size=(160, 100)) for n in range(number + 1)]
    words = pictured_body(pictures)
    news_index = make_news_index(site)
    services = make_service_index(site)
    campaigns = make_campaign_index(site)
    elsewhere = make_campaign_index(education)
    category = make_category(site)
    section = make_section(site, body=words)
    make_contacts(site, entries=number)
    for n in range(number):
        make_standard(section, f"Сторінка {n}", body=words)
        service = make_service(services, f"Послуга {n}", steps=number, documents=number, body=words)
        row = make_campaign(
            site,
            f"Кампанія {n}",
            kind=make_kind(f"kind-{n}", f"Вид {n}"),
            stages=stages(number),
            figures=number,
            institutions=number,
            audiences=["pupils", "parents"][: n + 1],
        )
        campaign = make_campaign_page(campaigns, row, hero_image=pictures[n], body=words)
        guest = make_campaign(education, f"Гостя {n}", stages=stages(number))
        make_campaign_page(elsewhere, guest, hero_image=pictures[n], shown_on=(site,))
        for post in range(number):
            make_post(campaign, f"Допис {post}", hero_image=pictures[n], body=words)
        for item in range(number + 1):
            news = make_news(
                news_index,
                f"Новина {n}-{item}",
                category=category,
                hero_image=pictures[n],
                sources=number,
                related_service=service,
                related_campaign=campaign,
                body=words,
            )
        translate(news, f"News {n}")
        translate(campaign, f"Campaign {n}")
    fill_contests(site, education, number, pictures, words)
    home = HomePage.objects.get(pk=site.root_page_id)
    home.lead_page, home.hero_image, home.body = campaign, pictures[0], words
    home.save()


def fill_contests(site, education, number: int, pictures: list, words) -> None:
    """Contests with ``number`` of everything that hangs on one, and guests among them."""
    index, elsewhere = make_contest_index(site), make_contest_index(education)
    today = timezone.localdate()
    for n in range(number):
        dates = {"year": 2026 + n, "intake": (today, today + timedelta(days=9)), "judging": None}
        row = make_contest(site, code="НН", name_uk=f"Конкурс {n}", **dates)
        for more in range(number):
            make_nomination(row, name_uk=f"Номінація {more}")
            AgeCategory.objects.create(contest=row, name_uk=f"{more}", by="class", lowest=more, highest=more)
            Criterion.objects.create(contest=row, name_uk=f"Критерій {more}")
            Extension.objects.create(contest=row, until=today + timedelta(days=10 + more), reason="Світло")
            juror = make_user(f"juror-{n}-{more}@example.org")
            Juror.objects.create(contest=row, user=juror, public_name=f"Член журі {more}")
        make_contest_page(index, row, hero_image=pictures[n], body=words, rules=words)
        guest = make_contest(education, code="ГГ", name_uk=f"Гість {n}", **dates)
        make_contest_page(elsewhere, guest, hero_image=pictures[n], shown_on=(site,))


PAGES = {
    "/": HOME,
    "/novyny/": INDEX,
    "/kampanii/": INDEX,
    "/konkursy/": INDEX,
    "/e-posluhy/": INDEX,
    "/dlia-batkiv/": INDEX,
    "/novyny/novyna-0-0/": DETAIL,
    "/kampanii/kampaniia-0/": DETAIL,
    "/kampanii/kampaniia-0/dopys-0/": DETAIL,
    "/e-posluhy/posluha-0/": DETAIL,
    "/konkursy/konkurs-0/": DETAIL,
    "/dlia-batkiv/storinka-0/": DETAIL,
    "/kontakty/": DETAIL,
    "/search/": INDEX,
}


@pytest.fixture(scope="module")
def costs(django_db_setup, django_db_blocker) -> dict[int, dict[str, list[str]]]:
    """The queries of every page, when there is one of each nested thing and when there are three."""
    found = {}
    for number in (1, 3):
        with django_db_blocker.unblock(), transaction.atomic():
            communications, education = Site.objects.order_by("-is_default_site")
            fill(communications, education, number)
            found[number] = {path: queries_of(Client(), path) for path in PAGES}
            transaction.set_rollback(True)
    return found


@pytest.mark.parametrize(("path", "budget"), PAGES.items(), ids=list(PAGES))
def test_a_page_stays_within_its_budget(costs, path, budget):
    queries = costs[3][path]
    assert len(queries) <= budget, "\n".join(queries)


@pytest.mark.parametrize("path", PAGES)
def test_more_of_everything_costs_no_more_queries(costs, path):
    assert len(costs[3][path]) == len(costs[1][path]), "\n".join(costs[3][path])
