"""What readers, and those who listen to a page, get of each block."""

from datetime import date

import pytest
import time_machine
from django.utils import translation

from cms.typography import NBSP


@pytest.fixture
def html(body_block):
    """Shows blocks, given as (name, value) pairs, in a language; no-break spaces are made plain."""

    def show(*blocks, language="en"):
        with translation.override(language):
            made = body_block.render(body_block.to_python(list(blocks)))
        return " ".join(made.replace(NBSP, " ").split())

    return show


def test_every_block_stands_in_its_own_frame(every_block, html):
    made = html(*every_block)
    for name, _value in every_block:
        assert f'<div class="block block--{name}">' in made


def test_nothing_is_inline(every_block, html):
    made = html(*every_block)
    for word in (" style=", "<script", " onclick=", "javascript:"):
        assert word not in made


def test_words_are_escaped(html):
    made = html(
        ("heading", {"text": "<script>", "level": "h2"}),
        ("quote", {"text": "<b>x</b>", "author": "<i>", "role": ""}),
        ("checklist", {"title": "<u>", "items": ["<s>"]}),
    )
    for tag in ("<script>", "<b>", "<i>", "<u>", "<s>"):
        assert tag not in made


def test_figures_are_a_list_of_terms(html):
    figure = {
        "value": "12 439",
        "label": "calls",
        "as_of": "2023",
        "source_title": "Report",
        "source_url": "https://example.org/r",
    }
    assert html(("figures", {"items": [figure]})).count("<dl") == 1
    assert (
        '<dt class="figures__label">calls</dt> <dd class="figures__value">12 439</dd> '
        '<dd class="figures__source"><span>2023</span>'
        '<span><a href="https://example.org/r">Report</a></span></dd>'
    ) in html(("figures", {"items": [figure]}))


def test_a_table_has_a_caption_and_names_its_rows_and_columns(html):
    table = {
        "columns": [{"type": "text", "heading": "Day"}, {"type": "text", "heading": "Hours"}],
        "rows": [{"values": ["Monday", "9–18"]}, {"values": ["", "closed"]}],
    }
    made = html(("table", {"caption": "Opening", "table": table}))
    assert '<div class="table-scroll" role="region" tabindex="0" aria-label="Table: Opening">' in made
    assert "<caption>Opening</caption>" in made
    assert '<tr><th scope="col">Day</th><th scope="col">Hours</th></tr>' in made
    assert '<tr> <th scope="row">Monday</th> <td>9–18</td> </tr>' in made
    assert "<tr> <td></td> <td>closed</td> </tr>" in made  # an empty heading would be read as one


def test_steps_are_numbered_and_points_are_not(html):
    steps = {"items": [{"title": "Apply", "text": "<p>Online.</p>"}, {"title": "Wait", "text": ""}]}
    made = html(("steps", steps))
    assert made.count("<ol") == 1
    assert made.count("<li") == 2
    assert made.count('<div class="prose">') == 1
    assert "<ul" in html(("checklist", {"title": "", "items": ["water"]}))


def test_answers_open_without_a_script(html):
    made = html(("accordion", {"items": [{"question": "Is it free?", "answer": "<p>Yes.</p>"}]}))
    assert '<summary class="accordion__question">Is it free?</summary>' in made
    assert "<p>Yes.</p>" in made


def test_a_quote_names_who_said_it(html):
    made = html(("quote", {"text": "Thanks.", "author": "Maria Koval", "role": "head teacher"}))
    assert '<blockquote class="quote__words"><p>Thanks.</p></blockquote> <figcaption' in made
    assert '<span class="quote__author">Maria Koval</span>' in made
    assert '<span class="quote__role">head teacher</span>' in made


def test_a_notice_says_in_words_what_it_is(html):
    made = html(("notice", {"kind": "warning", "text": "<p>Mind the step.</p>"}))
    assert '<div class="notice notice--warning" role="note">' in made
    assert '<p class="notice__kind">Careful</p>' in made


def test_a_picture_has_its_words_author_and_licence(html, make_image):
    image = make_image(credit="Iryna Lys", licence="cc-by-4.0")
    made = html(("image", {"image": image, "caption": "The hall"}))
    assert f'alt="{image.alt_en}"' in made
    assert '<span class="figcaption__words">The hall</span>' in made
    assert "Iryna Lys, CC BY 4.0</small>" in made


def test_a_picture_without_caption_and_credit_has_nothing_under_it(html, make_image):
    assert "<figcaption" not in html(("image", {"image": make_image(credit=""), "caption": ""}))


def test_a_withheld_picture_takes_its_caption_with_it(html, make_image):
    image = make_image(children="shown", credit="Iryna Lys")  # no consent
    made = html(
        ("image", {"image": image, "caption": "Mariika, 5th form"}),
        ("gallery", {"images": [{"image": image, "caption": "Petryk"}]}),
    )
    for word in ("Mariika", "Petryk", "Iryna", "<img"):
        assert word not in made


def test_a_picture_deleted_since_leaves_no_hole(html):
    made = html(
        ("image", {"image": None, "caption": ""}),
        ("gallery", {"images": [{"image": None, "caption": "Gone"}]}),
    )
    assert "<img" not in made
    assert "<li" not in made
    assert "Gone" not in made


def video(make_image, **fields):
    return (
        "video",
        {
            "url": "https://youtu.be/abcdefghijk",
            "title": "The school",
            "still": make_image(),
            "duration": "3:45",
            "transcript": "",
            **fields,
        },
    )


def test_a_video_is_a_link_until_it_is_asked_for(html, make_image):
    made = html(video(make_image))
    assert (
        '<div class="video" data-embed="https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0" '
        'data-title="The school">'
    ) in made
    assert '<a class="video__play" href="https://youtu.be/abcdefghijk" rel="noopener">' in made
    assert "<iframe" not in made
    assert "The video is on YouTube. Nothing is loaded from there until you press play." in made


def test_a_transcript_is_there_when_it_is_given(html, make_image):
    assert "<details" not in html(video(make_image))
    assert "<p>Hello.</p>" in html(video(make_image, transcript="<p>Hello.</p>"))


def test_a_download_tells_its_type_size_and_date(html, make_document):
    document = make_document("Rules", name="terms.txt", issued_on=date(2026, 3, 2), language="en")
    made = html(("downloads", {"title": "", "items": [{"document": document, "title": ""}]}))
    assert f'<a class="downloads__link" href="{document.url}">Rules</a>' in made
    assert "<span>TXT</span><span>1.1 KB</span>" in made
    assert '<time datetime="2026-03-02">' in made


def test_a_download_in_another_language_says_so_to_the_browser(html, make_document):
    document = make_document("Умови", language="uk")
    value = {"title": "", "items": [{"document": document, "title": "Terms"}]}
    made = html(("downloads", value))
    assert f'href="{document.url}" hreflang="uk">Terms</a>' in made


def test_contacts_can_be_dialled_and_written_to(html):
    contact = {
        "name": "Office",
        "role": "",
        "phone": "(0342) 55-05-05",
        "email": "office@example.org",
        "address": "",
        "hours": "",
    }
    made = html(("contacts", {"items": [contact]}))
    assert '<address class="contacts__ways">' in made
    assert '<a href="tel:+380342550505">(0342) 55-05-05</a>' in made
    assert '<a href="mailto:office@example.org">office@example.org</a>' in made


def test_places_are_institutions_with_their_addresses_and_free_ones(html, make_institution):
    institution = make_institution("Ліцей № 1", settlement="Крихівці")
    value = {
        "title": "Where",
        "institutions": [institution],
        "places": [{"name": "Park", "address": "Chornovola Street"}],
    }
    made = html(("places", value))
    assert '<h2 class="block__title">Where</h2>' in made
    assert "Ліцей № 1" in made
    assert "Крихівці, вул. Січових Стрільців, 5" in made
    assert '<span class="places__name">Park</span>' in made


def test_the_stage_of_today_in_kyiv_is_the_current_one(body_block):
    stages = {
        "items": [
            {
                "label": "First",
                "starts_on": date(2026, 5, 1),
                "ends_on": date(2026, 5, 14),
                "precision": "day",
            },
            {"label": "Second", "starts_on": date(2026, 5, 15), "ends_on": None, "precision": "day"},
        ]
    }
    block = body_block.child_blocks["stages"]
    value = block.normalize(stages)
    with time_machine.travel("2026-05-14T20:59:00Z", tick=False):  # 23:59 in Kyiv
        assert block.get_context(value)["timeline"].current.label == "First"
    with time_machine.travel("2026-05-14T21:00:00Z", tick=False):
        assert block.get_context(value)["timeline"].current.label == "Second"


def test_a_draft_with_nothing_filled_in_can_be_previewed(body_block):
    body = body_block.to_python(
        [(name, block.get_default()) for name, block in body_block.child_blocks.items()]
    )
    assert "block--places" in body_block.render(body)
