"""Sections, pages of text, contacts; and which page may stand below which."""

import pytest
from wagtail.models import Page

from campaigns.models import CampaignIndexPage, CampaignPage, CampaignPostPage
from contests.models import ContestIndexPage
from home.models import CalendarPage, ContactsPage, HomePage, SectionPage, StandardPage
from news.models import EServiceIndexPage, EServicePage, NewsIndexPage, NewsPage
from tests.factories import body, make_contacts, make_section, make_standard
from volunteering.models import CallIndexPage, MeetingIndexPage, ProgrammePage, StoryIndexPage

STANDING = {SectionPage, StandardPage, ContactsPage, CalendarPage, ProgrammePage}
INDEXES = {
    CallIndexPage, CampaignIndexPage, ContestIndexPage, EServiceIndexPage, MeetingIndexPage, NewsIndexPage,
    StoryIndexPage,
}  # fmt: skip


@pytest.mark.parametrize(
    ("parent", "children"),
    [
        (Page, {HomePage}),
        (HomePage, STANDING | INDEXES),
        (SectionPage, STANDING | INDEXES),
        (StandardPage, {StandardPage}),
        (ContactsPage, set()),
        (CampaignIndexPage, {CampaignPage}),
        (CampaignPage, {CampaignPostPage}),
        (CampaignPostPage, set()),
        (NewsIndexPage, {NewsPage}),
        (NewsPage, set()),
        (EServiceIndexPage, {EServicePage}),
        (EServicePage, set()),
    ],
)
def test_a_page_takes_only_what_makes_sense_below_it(parent, children):
    assert children == {model for model in parent.allowed_subpage_models() if model is not Page}


def test_a_section_lists_its_public_pages_in_the_editors_order(client, communications):
    section = make_section(communications, "Участь")
    make_standard(section, "Волонтерство", introduction="Долучіться.")
    make_standard(section, "Бюджет участі")
    make_standard(section, "Чернетка", live=False)
    make_standard(make_section(section, "Глибше"), "Внук")
    items = client.get("/uchast/").context["items"]
    assert [(item.title, item.text, item.url) for item in items] == [
        ("Волонтерство", "Долучіться.", "/uchast/volonterstvo/"),
        ("Бюджет участі", "", "/uchast/biudzhet-uchasti/"),
        ("Глибше", "", "/uchast/hlybshe/"),
    ]


def test_a_standard_page_has_its_contents_unless_the_editor_says_no(client, communications):
    words = body(
        *(("heading", {"text": text, "level": "h2"}) for text in ("Хто ми", "Що робимо", "Де ми")),
    )
    page = make_standard(communications, "Про департамент", body=words)
    shown = client.get("/pro-departament/").content.decode()
    assert 'href="#section-khto-my"' in shown
    assert 'id="section-khto-my"' in shown
    page.show_contents = False
    page.save()
    assert 'href="#section-khto-my"' not in client.get("/pro-departament/").content.decode()


def test_contacts_can_be_dialled(client, communications):
    make_contacts(communications, entries=2)
    shown = client.get("/kontakty/").content.decode()
    assert shown.count('href="tel:+380342552020"') == 2
    assert "Відділ комунікацій 2" in shown
    assert 'href="mailto:press@example.com"' in shown


def test_an_untitled_address_is_made_of_the_title(communications):
    assert make_standard(communications, "Знам'янка: об’їзд").slug == "znamianka-obizd"
    assert make_standard(communications, "Знам'янка: об’їзд").slug == "znamianka-obizd-2"
    assert make_standard(communications, "……").slug == "storinka"
