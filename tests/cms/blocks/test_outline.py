import pytest

from cms.blocks.outline import Heading, anchor, toc


@pytest.fixture
def outline(body_block):
    """Makes a body of headings given as (text, level) pairs."""

    def make(*headings):
        return body_block.to_python([("heading", {"text": text, "level": level}) for text, level in headings])

    return make


def test_the_contents_list_sections_and_not_subsections(outline):
    body = outline(("Як записатися", "h2"), ("Документи", "h3"), ("Де навчаються", "h2"))
    assert toc(body) == [
        Heading("Як записатися", 2, "section-yak-zapysatysia"),
        Heading("Де навчаються", 2, "section-de-navchaiutsia"),
    ]


def test_equal_headings_have_different_anchors(outline):
    body = outline(("Документи", "h2"), ("Документи", "h3"), ("Документи", "h2"))
    assert [heading.anchor for heading in toc(body)] == ["section-dokumenty", "section-dokumenty-3"]


def test_a_numbered_anchor_never_meets_a_heading_that_ends_in_a_number(outline):
    body = outline(("Крок 2", "h2"), ("Крок", "h2"), ("Крок", "h2"))
    assert [heading.anchor for heading in toc(body)] == ["section-krok-2", "section-krok", "section-krok-3"]


def test_a_heading_without_letters_has_an_anchor():
    assert anchor("…") == "section-x"


def test_the_page_shows_the_anchors_of_its_contents(outline, body_block):
    body = outline(("Документи", "h2"), ("Документи", "h2"))
    html = body_block.render(body)
    assert '<h2 class="heading" id="section-dokumenty">Документи</h2>' in html
    assert '<h2 class="heading" id="section-dokumenty-2">Документи</h2>' in html


@pytest.mark.parametrize(
    ("above", "level"),
    [([], 2), ([("A", "h2")], 3), ([("A", "h2"), ("B", "h3")], 4)],
    ids=["under the page's title", "in a section", "in a subsection"],
)
def test_a_title_in_a_block_is_one_level_below_the_heading_above_it(body_block, above, level):
    blocks = [("heading", {"text": text, "level": heading}) for text, heading in above]
    body = body_block.to_python([*blocks, ("checklist", {"title": "Список", "items": ["воду"]})])
    assert f'<h{level} class="block__title">Список</h{level}>' in body_block.render(body)
