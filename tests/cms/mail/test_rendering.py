"""Letters from templates, in the reader's language, as text and as HTML."""

from pathlib import Path

import pytest
from django.template import TemplateDoesNotExist
from django.utils.translation import get_language

from cms.mail.rendering import render_letter


@pytest.fixture(autouse=True)
def sample_templates(settings):
    folder = str(Path(__file__).parent / "templates")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [folder]}]


def render(template="sample/hello", language="en", name="Оля <b>", **context):
    return render_letter(template, {"name": name, "organisation": "Ратуша", **context}, language)


def test_the_subject_is_one_line_and_not_escaped():
    assert render().subject == "Yes, Оля <b>"


def test_plain_text_is_plain_and_signed():
    assert render(base_url="https://mvk.if.ua").text == (
        "Оля <b> & https://example.com/?a=1&b=2\n\n"
        "-- \n"
        "Ратуша\n"
        "https://mvk.if.ua\n"
        "This letter was sent by a machine.\n"
    )


def test_without_a_template_of_its_own_the_html_is_the_text_laid_out():
    html = render().html
    assert "<p>Оля &lt;b&gt; &amp; <a href=" in html
    assert html.count("This letter was sent by a machine.") == 1
    assert '<html lang="en">' in html


def test_a_letter_with_a_template_of_its_own_uses_it():
    html = render("sample/own").html
    assert 'href="https://example.com/"' in html
    assert ">Оля &lt;b&gt;</a>" in html


def test_a_letter_is_in_the_readers_language_and_nothing_else_is():
    assert render(language="uk").subject == "Так, Оля <b>"
    assert '<html lang="uk">' in render(language="uk").html
    assert get_language() == "uk"


def test_a_letter_without_words_is_an_error():
    with pytest.raises(TemplateDoesNotExist):
        render("sample/nowhere")
