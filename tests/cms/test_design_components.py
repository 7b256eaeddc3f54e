"""Each component, given what its comment names, shows it; given less, it leaves no empty shell."""

from datetime import date

import pytest
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory

from cms.registries import DatedThing, ListingItem
from cms.shell import Link
from cms.styleguide.forms import SampleForm
from cms.timeline import Stage, Timeline

TODAY = date(2026, 11, 23)
TIMELINE = Timeline(
    [
        Stage("Анонс", date(2026, 11, 1)),
        Stage("Запис", date(2026, 11, 10), date(2026, 11, 26)),
        Stage("Підсумки", date(2026, 12, 12)),
    ],
    TODAY,
)


def sample(data: dict | None = None) -> SampleForm:
    return SampleForm(data, request=RequestFactory().get("/"))


def component(name: str, **context) -> str:
    return render_to_string(f"components/{name}.html", context)


def test_a_timeline_is_a_list_that_tells_states_in_words():
    html = component("timeline", timeline=TIMELINE)

    assert html.count("<li") == 3
    assert html.count('aria-current="step"') == 1
    assert [html.count(f"is-{state}") for state in ("past", "current", "future")] == [1, 1, 1]
    assert html.index("Анонс") < html.index("Запис") < html.index("Підсумки")
    assert html.count('class="visually-hidden"') == 3


def test_a_timeline_fills_the_line_without_styles():
    html = component("timeline", timeline=TIMELINE)

    assert 'width="82%" height="82%"' in html  # 14 of 17 days
    assert "style=" not in html


@pytest.mark.parametrize(
    ("on", "shown"),
    [(date(2026, 11, 23), "Запис"), (date(2026, 12, 1), "Підсумки"), (date(2027, 2, 1), "Підсумки")],
)
def test_the_short_form_shows_the_stage_that_matters(on, shown):
    timeline = Timeline([stage.stage for stage in TIMELINE], on)
    html = component("timeline", timeline=timeline, compact=True)

    assert html.count("is-shown") == 1
    assert shown in html.partition("is-shown")[2].partition("</li>")[0]


@pytest.mark.parametrize(("stages", "breaks"), [(4, False), (5, True)])
def test_the_short_form_breaks_the_line_before_its_words_would_run_into_each_other(stages, breaks):
    timeline = Timeline([Stage("Нагородження", date(2026, 11, day)) for day in range(1, stages + 1)], TODAY)

    assert ("timeline--many" in component("timeline", timeline=timeline, compact=True)) is breaks
    assert "timeline--many" not in component("timeline", timeline=timeline)


def test_a_section_leads_on_in_every_way_there_is():
    ways = [Link(label="Усі кампанії", url="/kampanii/"), Link(label="Усі конкурси", url="/konkursy/")]
    html = component("section_header", title="Зараз триває", ways=ways)

    assert '<a class="more" href="/kampanii/">Усі кампанії</a>' in html
    assert '<a class="more" href="/konkursy/">Усі конкурси</a>' in html


def test_no_stages_leave_nothing():
    assert component("timeline", timeline=Timeline([], TODAY)).strip() == ""


def thing(**kwargs) -> DatedThing:
    facts = {"kind": "Кампанія", "title": "Зимові школи", "text": "Для учнів.", "url": "/zymovi/"}
    return DatedThing(**{**facts, "timeline": TIMELINE, **kwargs})


@pytest.mark.parametrize("name", ["timeline_row", "card_campaign"])
def test_a_dated_thing_is_one_link_with_its_timeline(name):
    html = component(name, thing=thing(home="сайт освіти"))

    assert html.count("<a ") == 1
    assert 'href="/zymovi/"' in html
    assert "<h3" in html
    assert "Зимові" in html
    assert "сайт освіти" in html
    assert html.count("<li") == 3


@pytest.mark.parametrize("name", ["timeline_row", "card_campaign"])
def test_what_came_of_a_dated_thing_is_one_click_away(name):
    html = component(name, thing=thing(outcome=Link("Підсумки", "/zymovi/pidsumky/")))

    assert html.count("<a ") == 2
    assert '<a class="above" href="/zymovi/pidsumky/">Підсумки<' in html


@pytest.mark.parametrize("name", ["card", "card_lead", "card_service"])
def test_an_item_of_a_list_is_one_link_under_a_heading(name):
    item = ListingItem(title="Е-садок", url="/e-sadok/", text="Черга онлайн", label="Е-послуги", when=TODAY)
    html = component(name, item=item, level="h4")

    assert html.count("<a ") == 1
    assert 'href="/e-sadok/"' in html
    assert "<h4" in html
    assert "Е-садок" in html
    assert "Черга" in html
    assert "Е-послуги" in html


@pytest.mark.parametrize("name", ["card", "card_lead"])
def test_a_card_without_a_picture_has_no_place_for_one(name):
    html = component(name, item=ListingItem(title="Е-садок", url="/"))

    assert "card__picture" not in html
    assert "card__meta" not in html


def test_the_lead_names_its_one_action():
    html = component(
        "lead_story",
        title="Флікер",
        text="Для малечі",
        url="/flikery/",
        action="Знайти садочок",
        timeline=TIMELINE,
    )

    assert html.count("<a ") == 1
    assert "<h1" in html
    assert "Знайти садочок" in html
    assert html.count("<li") == 3


def test_pagination_keeps_the_filters_and_marks_the_page():
    html = component("pagination", page=Paginator(range(100), 10).page(5), query="kind=roads&year=2023")

    assert 'href="?kind=roads&amp;year=2023&amp;page=4"' in html
    assert 'href="?kind=roads&amp;year=2023&amp;page=6"' in html
    assert html.count('aria-current="page"') == 1
    assert html.count("…") == 2


def test_pagination_without_filters_has_a_clean_address():
    assert 'href="?page=2"' in component("pagination", page=Paginator(range(20), 10).page(1), query="")


def test_one_page_needs_no_pagination():
    assert component("pagination", page=Paginator(range(5), 10).page(1), query="").strip() == ""


def test_sharing_is_by_plain_links_with_encoded_addresses():
    html = component("share_strip", url="https://example.org/a/?b=c&d", title="Школи & садки")

    assert "t.me/share/url?url=https%3A%2F%2Fexample.org%2Fa%2F%3Fb%3Dc%26d" in html
    assert "%D0%A8%D0%BA%D0%BE%D0%BB%D0%B8%20%26%20" in html
    assert 'data-copy="https://example.org/a/?b=c&amp;d"' in html
    assert "<script" not in html


def test_filters_work_without_scripts():
    filters = [
        {
            "name": "status",
            "label": "Стан",
            "links": True,
            "options": [{"value": "", "label": "Усі", "count": 7, "selected": True, "url": "?"}],
        },
        {
            "name": "kind",
            "label": "Вид",
            "options": [{"value": "roads", "label": "Дорога", "count": 3, "selected": True, "url": ""}],
        },
    ]
    html = component(
        "filters", filters=filters, action="/kampanii/", hidden=[("year", "2023")], reset_url="/kampanii/"
    )

    assert '<form class="filters__form" action="/kampanii/" method="get">' in html
    assert '<input type="hidden" name="year" value="2023">' in html
    assert '<option value="roads" selected>Дорога (3)</option>' in html
    assert html.count("aria-current") == 1
    assert '<label class="filters__label" for="filter-kind">' in html


def test_breadcrumbs_lead_up_and_leave_the_page_itself_out():
    crumbs = [
        {"label": "Головна", "url": "/", "current": False},
        {"label": "Новини", "url": "/novyny/", "current": False},
        {"label": "Стаття", "url": "/novyny/stattia/", "current": True},
    ]
    html = component("breadcrumbs", breadcrumbs=crumbs)

    assert html.count("<a ") == 2
    assert "Стаття" not in html


def test_a_wrong_form_lists_its_errors_with_ways_to_the_fields():
    form = sample({"email": "nonsense"})
    html = component("error_summary", form=form)

    assert 'role="alert"' in html
    assert '<a href="#id_email">' in html
    assert component("error_summary", form=sample()).strip() == ""


def test_a_wrong_field_is_tied_to_its_error_and_help():
    field = sample({"name": ""})["name"]
    html = component("form_field", field=field)

    assert 'for="id_name"' in html
    assert 'aria-invalid="true"' in html
    for name in ("id_name_helptext", "id_name_error"):
        assert f'id="{name}"' in html
        assert name in html.partition("aria-describedby=")[2].partition(">")[0]


def test_a_group_of_choices_is_a_fieldset():
    html = component("form_field", field=sample()["age"])

    assert "<fieldset" in html
    assert "<legend" in html


def test_a_file_field_lists_what_is_there():
    html = component(
        "file_field", field=sample()["photo"], files=[{"name": "a.jpg", "size": 2_000_000}], progress=60
    )

    assert 'data-upload="id_photo_files"' in html
    assert 'id="id_photo_files"' in html
    assert "a.jpg" in html
    assert '<progress id="id_photo_progress" max="100" value="60">' in html


def test_properties_without_a_value_are_left_out():
    html = component(
        "properties", items=[("Вартість", "Безоплатно", ""), ("Строк", "", ""), ("Де", "сайт", "/x/")]
    )

    assert html.count("<dt") == 2
    assert '<a href="/x/">' in html


def test_contents_of_a_short_page_are_not_shown():
    part = {"anchor": "yak", "text": "Як подати"}

    assert component("toc", items=[part, part]).strip() == ""
    assert component("toc", items=[part, part, part]).count('href="#yak"') == 3


@pytest.mark.parametrize(
    ("name", "context", "expected"),
    [
        ("alert", {"level": "danger", "lead": "Увага", "text": "Пожежа", "link_url": "/x/"}, "alert--danger"),
        ("notice", {"kind": "warning", "text": "До 15 травня", "title": "Строк"}, "notice--warning"),
        ("status_badge", {"text": "чинна", "tone": "success"}, "badge--success"),
        ("tag", {"text": "Безпека", "url": "/x/"}, 'href="/x/"'),
        ("empty_state", {"title": "Немає", "text": "Спробуйте", "url": "/x/", "action": "Далі"}, "Далі"),
        ("section_header", {"title": "Новини", "url": "/x/", "label": "Усі новини", "rule": True}, "--rule"),
        ("search_form", {"action": "/", "query": '"><b>', "id": "s"}, 'value="&quot;&gt;&lt;b&gt;"'),
        ("facts", {"items": [{"value": "11", "label": "шкіл"}]}, "11"),
        ("map_list", {"places": [{"name": "Ліцей", "address": "вул. Франка"}]}, "Ліцей"),
        ("video", {"url": "https://youtu.be/x", "embed_url": "https://x/y", "title": "Флікер"}, 'href="https://youtu.be/x"'),
        ("feedback", {"action": "/x/"}, 'href="/x/?useful=yes"'),
        ("page_header", {"title": "Школи", "introduction": "Для учнів", "date": TODAY}, "<h1"),
    ],
)  # fmt: skip
def test_a_component_shows_what_it_is_given(name, context, expected):
    assert expected in component(name, **context)
