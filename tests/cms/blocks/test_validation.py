"""What an editor is told about a block that is not right, and when: drafts wait until publication."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.blocks.data import FigureBlock, StageBlock
from cms.blocks.layout import CallToActionBlock, PlacesBlock
from cms.blocks.media import VideoBlock
from cms.blocks.tables import DataTableBlock


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def errors(block, value) -> dict:
    """The messages that the editor shows at ``block``, as the browser gets them."""
    with pytest.raises(ValidationError) as caught:
        block.clean(block.normalize(value))
    return caught.value.as_json_data()


def passes_as_draft(block, value) -> bool:
    block.defer_required_validation()
    try:
        block.clean_deferred(block.normalize(value))
    finally:
        block.restore_deferred_validation()
    return True


def call(**fields):
    return {"text": "", "label": "Apply", "page": None, "url": "", **fields}


def test_a_call_to_action_must_lead_somewhere():
    assert errors(CallToActionBlock(), call()) == {
        "blockErrors": {
            "page": {"messages": ["Choose a page or give an address: the button must lead somewhere."]}
        }
    }


def test_a_call_to_action_leads_to_one_place(make_page):
    value = call(page=make_page(), url="https://example.org/")
    assert errors(CallToActionBlock(), value) == {
        "blockErrors": {"url": {"messages": ["Either a page or an address, not both: clear one of them."]}}
    }


def test_a_call_to_action_to_a_page_or_to_an_address_is_right(make_page):
    page = make_page()
    block = CallToActionBlock()
    assert block.clean(block.normalize(call(page=page)))["page"].pk == page.pk
    assert block.clean(block.normalize(call(url="https://example.org/")))["url"] == "https://example.org/"


def stage(**fields):
    return {
        "label": "Entries",
        "starts_on": date(2026, 5, 1),
        "ends_on": None,
        "precision": "day",
        **fields,
    }


def test_a_stage_does_not_end_before_it_starts():
    assert errors(StageBlock(), stage(ends_on=date(2026, 4, 30))) == {
        "blockErrors": {"ends_on": {"messages": ["The end comes before the beginning."]}}
    }


@pytest.mark.parametrize("ends_on", [None, date(2026, 5, 1), date(2026, 5, 2)])
def test_a_stage_may_end_on_its_first_day_or_later(ends_on):
    block = StageBlock()
    assert block.clean(block.normalize(stage(ends_on=ends_on)))["ends_on"] == ends_on


def test_places_need_an_institution_or_a_place():
    empty = {"title": "Where", "institutions": [], "places": []}
    assert errors(PlacesBlock(), empty) == {"messages": ["Give at least one institution or place."]}


def test_an_address_of_a_source_needs_its_name():
    figure = {
        "value": "5",
        "label": "schools",
        "as_of": "",
        "source_title": "",
        "source_url": "https://example.org/",
    }
    assert errors(FigureBlock(), figure) == {
        "blockErrors": {"source_title": {"messages": ["Name the source that the address leads to."]}}
    }


def test_a_video_of_another_site_is_refused(make_image):
    value = {
        "url": "https://example.org/film.mp4",
        "title": "Film",
        "still": make_image(),
        "duration": "",
        "transcript": "",
    }
    assert errors(VideoBlock(), value) == {
        "blockErrors": {
            "url": {
                "messages": [
                    "Only videos of YouTube and Vimeo can be shown. Paste an address such as "
                    "https://www.youtube.com/watch?v=…, https://youtu.be/… or https://vimeo.com/…"
                ]
            }
        }
    }


def table(columns, rows):
    return {
        "caption": "Hours",
        "table": {
            "columns": [{"type": "text", "heading": heading} for heading in columns],
            "rows": [{"values": values} for values in rows],
            "caption": "",
        },
    }


def test_a_table_needs_a_row():
    assert errors(DataTableBlock(), table(["Day"], [])) == {
        "blockErrors": {"table": {"messages": ["Give the table at least one column and one row."]}}
    }


def test_every_column_of_a_table_needs_a_heading():
    assert errors(DataTableBlock(), table(["Day", " "], [["Monday", "9"]])) == {
        "blockErrors": {
            "table": {"messages": ["Give every column a heading: screen readers read it with each cell."]}
        }
    }


def test_a_subsection_needs_a_section_above_it(body_block):
    body = [
        ("rich_text", "<p>Words</p>"),
        ("heading", {"text": "Deep", "level": "h3"}),
        ("heading", {"text": "Top", "level": "h2"}),
    ]
    with pytest.raises(ValidationError) as caught:
        body_block.clean(body_block.to_python(body))
    assert caught.value.as_json_data() == {
        "blockErrors": {
            1: {
                "blockErrors": {
                    "level": {
                        "messages": ["A subsection needs a section above it: make this heading a section."]
                    }
                }
            }
        }
    }


def test_subsections_below_a_section_are_right(body_block):
    body = [("heading", {"text": text, "level": level}) for text, level in [("A", "h2"), ("B", "h3")]]
    assert len(body_block.clean(body_block.to_python(body))) == 2


def test_a_body_with_every_block_is_right(body_block, full_page):
    assert len(body_block.clean(full_page.body)) == 18


@pytest.mark.parametrize(
    ("block", "value"),
    [
        (CallToActionBlock(), call()),
        (StageBlock(), stage(ends_on=date(2026, 4, 30))),
        (PlacesBlock(), {"title": "", "institutions": [], "places": []}),
        (DataTableBlock(), table([], [])),
    ],
    ids=["call to action", "stage", "places", "table"],
)
def test_a_draft_is_saved_before_it_is_right(block, value):
    assert passes_as_draft(block, value)


def test_a_draft_with_a_subsection_alone_is_saved(body_block):
    body = [("heading", {"text": "Deep", "level": "h3"})]
    assert passes_as_draft(body_block, body)
