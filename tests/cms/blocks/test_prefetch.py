"""Showing a body costs a fixed number of queries, and its links lead to where readers can go."""

import pytest
from django.test import RequestFactory
from django.utils import translation
from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from cms.blocks.prefetch import prefetched_instances
from cms.cache.page import record_of
from cms.cache.tags import CONTENT, page_tag
from home.models import StandardPage


@pytest.fixture
def render(communications):
    """Shows a page's body on the communications site in a language."""

    def show(page, language="uk") -> str:
        request = RequestFactory().get("/", headers={"host": communications.hostname})
        fresh = StandardPage.objects.get(pk=page.pk)
        with translation.override(language):
            return fresh.body.stream_block.render(fresh.body, {"request": request})

    return show


def times(count, make):
    return [make(number) for number in range(count)]


@pytest.fixture
def body_with(make_image, make_document, make_institution, make_page):
    """A body with ``count`` of everything that it may refer to, in ``count`` blocks of each type."""

    def make(count):
        linked = times(count, lambda n: make_page(f"Ціль {count}-{n}"))
        links = "".join(f'<a linktype="page" id="{page.pk}">x</a>' for page in linked)
        documents = times(count, lambda n: make_document(f"Документ {n}", name=f"{count}-{n}.txt"))
        links += "".join(f'<a linktype="document" id="{item.pk}">y</a>' for item in documents)
        images = times(count + 1, lambda n: make_image(f"Малюнок {n}"))
        institutions = times(count, lambda n: make_institution(f"Ліцей {n}"))
        video = {"title": "Film", "still": images[0], "duration": "", "transcript": f"<p>{links}</p>"}
        return [
            ("rich_text", f"<p>{links}</p>"),
            ("notice", {"kind": "info", "text": f"<p>{links}</p>"}),
            ("steps", {"items": [{"title": "Крок", "text": f"<p>{links}</p>"}] * count}),
            ("image", {"image": images[0], "caption": ""}),
            ("gallery", {"images": [{"image": image, "caption": ""} for image in images]}),
            ("video", {"url": "https://youtu.be/abcdefghijk", **video}),
            ("downloads", {"title": "", "items": [{"document": item, "title": ""} for item in documents]}),
            *[("call_to_action", {"text": "", "label": "Далі", "page": page, "url": ""}) for page in linked],
            ("places", {"title": "", "institutions": institutions, "places": []}),
        ] * count

    return make


@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_body_costs_one_query_for_each_model(
    render, make_page, body_with, django_assert_num_queries, language
):
    for count in (1, 3):
        page = make_page(f"Сторінка {count}", body=body_with(count))
        render(page, language)  # renditions are made once and then known to their cache
        with django_assert_num_queries(6):  # the page, its site, pictures, documents, links, institutions
            render(page, language)


def test_the_cached_copy_of_a_body_is_made_of_what_it_refers_to(
    make_page, make_image, make_document, make_institution
):
    target = make_page("Ціль")
    places = {"title": "", "institutions": [make_institution("Ліцей")], "places": []}
    document = {"document": make_document("Положення"), "title": ""}
    bodies = {
        "words": ([("rich_text", "<p>Слова</p>")], set()),
        "links": (linking_to(target), {page_tag(target.pk)}),
        # Pictures and documents belong to the shell, of which every copy is made.
        "picture": ([("image", {"image": make_image(), "caption": ""})], set()),
        "document": ([("downloads", {"title": "", "items": [document]})], set()),
        "places": ([("places", places)], {CONTENT}),
    }
    made_from = {}
    for name, (body, _tags) in bodies.items():
        request = RequestFactory().get("/")
        page = make_page(name, body=body)
        page.body.stream_block.render(page.body, {"request": request})
        made_from[name] = record_of(request).tags
    assert made_from == {name: tags for name, (_body, tags) in bodies.items()}


def test_words_alone_cost_nothing(render, make_page, django_assert_num_queries):
    page = make_page(body=[("rich_text", "<p>Слова</p>"), ("heading", {"text": "А", "level": "h2"})])
    with django_assert_num_queries(1):
        render(page)


def linking_to(page):
    return [
        ("rich_text", f'<p><a linktype="page" id="{page.pk}">Докладно</a></p>'),
        ("call_to_action", {"text": "", "label": "Вперед", "page": page, "url": ""}),
    ]


def test_links_lead_to_the_page(render, make_page):
    target = make_page("Ціль")
    html = render(make_page(body=linking_to(target)))
    assert html.count(f'href="/{target.slug}/"') == 2


def test_links_lead_to_the_translation_in_its_language(render, make_page, communications, en):
    target = make_page("Ціль")
    page = make_page(body=linking_to(target))
    communications.root_page.copy_for_translation(en).save_revision().publish()
    translated = target.copy_for_translation(en)
    translated.slug = "target"
    translated.save_revision().publish()
    assert render(page, "en").count('href="/en/target/"') == 2
    assert render(page, "uk").count(f'href="/{target.slug}/"') == 2


def test_links_do_not_lead_to_a_translation_that_is_a_draft(render, make_page, communications, en):
    target = make_page("Ціль")
    page = make_page(body=linking_to(target))
    communications.root_page.copy_for_translation(en).save_revision().publish()
    target.copy_for_translation(en)
    assert render(page, "en").count(f'href="/{target.slug}/"') == 2


def test_links_do_not_lead_to_an_alias(render, make_page, communications, en):
    target = make_page("Ціль")
    page = make_page(body=linking_to(target))
    communications.root_page.copy_for_translation(en).save_revision().publish()
    target.copy_for_translation(en, alias=True)
    assert render(page, "en").count(f'href="/{target.slug}/"') == 2


def test_a_link_to_a_draft_is_words_alone_and_its_button_is_gone(render, make_page):
    draft = make_page("Таємниця", live=False)
    html = render(make_page(body=linking_to(draft)))
    assert "<a>Докладно</a>" in html
    assert draft.slug not in html
    assert "Вперед" not in html


def test_a_link_to_a_deleted_page_is_words_alone(render, make_page):
    target = make_page("Ціль")
    page = make_page(body=linking_to(target))
    target.delete()
    html = render(page)
    assert "<a>Докладно</a>" in html
    assert "Вперед" not in html


def test_a_link_to_the_other_site_is_whole(render, make_page, education):
    target = make_page("Школи", parent=education.root_page)
    html = render(make_page(body=linking_to(target)))
    assert html.count(f'href="{escape(target.full_url)}"') == 2


def test_rich_text_outside_of_a_body_links_too(make_page, django_assert_num_queries):
    pages = times(3, lambda n: make_page(f"Ціль {n}"))
    source = "".join(f'<a linktype="page" id="{page.pk}">x</a>' for page in pages)
    expand_db_html(source)  # the root paths of the sites are known to the cache now
    with django_assert_num_queries(1):
        html = expand_db_html(source)
    assert html == "".join(f'<a href="{page.url}">x</a>' for page in pages)


def test_what_a_body_fetched_is_forgotten_after_it(render, make_page):

    render(make_page(body=linking_to(make_page("Ціль"))))
    assert prefetched_instances(Page) == {}
