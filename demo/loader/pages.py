"""Pages in two passes: first all of them, empty, so that they can link; then their words."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page, Site

from campaigns.models import Campaign, CampaignIndexPage, CampaignPage, CampaignPostPage
from cms.transliteration import slugify_uk
from contests.models import Contest, ContestIndexPage, ContestPage
from demo.content import schema, schema_calls
from demo.loader import bodies
from home.models import CalendarPage, ContactsPage, DirectoryEntry, HomePage, SectionPage, StandardPage
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
from volunteering.models import (
    CallIndexPage,
    CallPage,
    ConsultationPage,
    MeetingIndexPage,
    MeetingPage,
    ProgrammePage,
    StatutePage,
    StoryIndexPage,
    StoryPage,
)

TYPES: dict[type[schema.PageContent], type[Page]] = {
    schema.Home: HomePage,
    schema.Section: SectionPage,
    schema.Standard: StandardPage,
    schema.Contacts: ContactsPage,
    schema.CampaignIndex: CampaignIndexPage,
    schema.NewsIndex: NewsIndexPage,
    schema.EServiceIndex: EServiceIndexPage,
    schema.News: NewsPage,
    schema.EService: EServicePage,
    schema.Campaign: CampaignPage,
    schema.CampaignPost: CampaignPostPage,
    schema.ContestIndex: ContestIndexPage,
    schema.Contest: ContestPage,
    schema.Programme: ProgrammePage,
    schema.Statute: StatutePage,
    schema.Consultation: ConsultationPage,
    schema_calls.Calendar: CalendarPage,
    schema_calls.CallIndex: CallIndexPage,
    schema_calls.Call: CallPage,
    schema_calls.MeetingIndex: MeetingIndexPage,
    schema_calls.Meeting: MeetingPage,
    schema_calls.StoryIndex: StoryIndexPage,
    schema_calls.Story: StoryPage,
}


@dataclass
class SiteLoader:
    """Loads one site's pages.

    Args:
        content: the site's content.
        site: its row.
        sites: both sites by key, for what is shown elsewhere.
        library: what keys stand for; its ``page`` is replaced by this loader's own.
        campaigns: the campaigns' rows by page key.
        categories: the news categories by key.
        contests: the contests' rows by page key.
        volunteering: the rows of the volunteering programme by page key.
    """

    content: schema.SiteContent
    site: Site
    sites: dict[str, Site]
    library: bodies.Names
    campaigns: dict[str, Campaign]
    categories: dict[str, NewsCategory]
    contests: dict[str, Contest]
    volunteering: dict[str, Model]
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    made: list[tuple[schema.PageContent, str]] = field(default_factory=list)

    def place(self) -> None:
        """First pass: find or make every page, parents before children."""
        self._place_home()
        for page in self.content.pages:
            for language in self._languages(page):
                self._place(page, language)

    def fill(self) -> None:
        """Second pass: write and publish the pages just made."""
        for content, language in self.made:
            page = self.pages[content.key, language]
            words = self._words(content, language)
            page.title = words.title
            page.introduction = words.introduction
            page.search_description = words.search_description
            page.hero_image = self.library.pictures.get(content.picture)
            names = self._names(language)
            page.body = _stream(page, bodies.raw_body(words.body, names))
            self._particulars(page, content, language, names)
            page.save_revision().publish()
            if isinstance(content, schema.News | schema.CampaignPost):
                _date_back(page)

    def page(self, key: str, language: str = "uk") -> Page:
        """The page of that key, in Ukrainian where it is not translated."""
        return self.pages.get((key, language)) or self.pages[key, "uk"]

    # --- first pass ---

    def _place_home(self) -> None:
        home = HomePage.objects.get(pk=self.site.root_page_id)
        if not home.body:
            self.made.append((self.content.home, "uk"))
        self.pages[self.content.home.key, "uk"] = home
        if self.content.home.en:
            english = Locale.objects.get(language_code="en")
            twin = home.get_translation_or_none(english)
            if twin is None:
                twin = home.copy_for_translation(english).specific
                self.made.append((self.content.home, "en"))
            self.pages[self.content.home.key, "en"] = twin

    def _place(self, content: schema.PageContent, language: str) -> None:
        words = self._words(content, language)
        make_slug = slugify_uk if language == "uk" else slugify
        slug = (words.slug or make_slug(words.title))[:200]
        parent = self.pages[content.parent or self.content.home.key, language]
        page = parent.get_children().filter(slug=slug).first()
        if page is None and language != "uk":
            # An editor may have given the translation another address.
            page = (
                self.pages[content.key, "uk"]
                .get_translations()
                .filter(locale__language_code=language)
                .first()
            )
        if page is not None:
            self.pages[content.key, language] = page.specific
            return
        translates = {}
        if language != "uk":
            source = self.pages[content.key, "uk"]
            translates = {"locale_id": parent.locale_id, "translation_key": source.translation_key}
        page = self._new(content, title=words.title, slug=slug, **translates)
        self.pages[content.key, language] = parent.add_child(instance=page)
        self.made.append((content, language))

    def _new(self, content: schema.PageContent, **fields) -> Page:
        if isinstance(content, schema.Campaign):
            fields["campaign"] = self.campaigns[content.key]
        if isinstance(content, schema.Contest):
            fields["contest"] = self.contests[content.key]
        if isinstance(content, schema.Programme | schema.Statute | schema.Consultation):
            fields[type(content).__name__.lower()] = self.volunteering[content.key]
        if isinstance(content, schema_calls.Call):
            fields["call"] = self.volunteering[content.key]
        if isinstance(content, schema_calls.Meeting):
            fields["session"] = self.volunteering[content.key]
        return TYPES[type(content)](live=False, owner=None, **fields)

    def _languages(self, content: schema.PageContent) -> list[str]:
        """English only below an English parent: there are no placeholders."""
        parent = content.parent or self.content.home.key
        return ["uk", "en"] if content.en and (parent, "en") in self.pages else ["uk"]

    @staticmethod
    def _words(content: schema.PageContent, language: str) -> schema.Words:
        return content.uk if language == "uk" else content.en

    def _names(self, language: str) -> bodies.Names:
        return bodies.Names(
            page=lambda key: self.page(key, language),
            pictures=self.library.pictures,
            documents=self.library.documents,
            institutions=self.library.institutions,
        )

    # --- second pass: what each type has besides ---

    def _particulars(self, page: Page, content: Any, language: str, names: bodies.Names) -> None:
        def say(label: schema.Label) -> str:
            return label.uk if language == "uk" else label.en or label.uk

        if isinstance(content, schema.Home) and content.lead:
            page.lead_page = self.page(content.lead, language)
            page.lead_title = say(content.lead_title)
            page.lead_text = say(content.lead_text)
            page.lead_action = say(content.lead_action)
        elif isinstance(content, schema.Contacts):
            page.directory = [_directory_entry(order, e, say) for order, e in enumerate(content.directory)]
        elif isinstance(content, schema.News):
            self._news(page, content, language)
        elif isinstance(content, schema.EService):
            _service(page, content, say, names)
        elif isinstance(content, schema.Campaign):
            page.shown_on = [self.sites[key] for key in content.shown_on]
        elif isinstance(content, schema.CampaignPost):
            page.date = _aware(content.date)
        elif isinstance(content, schema.Contest):
            rules = content.rules_uk if language == "uk" else content.rules_en
            page.rules = _stream(page, bodies.raw_body(rules, names), "rules")
            page.rules_document = names.documents.get(content.rules_document)
            page.shown_on = [self.sites[key] for key in content.shown_on]

        elif isinstance(content, schema_calls.Meeting):
            page.agenda = say(content.agenda)
            minutes = content.minutes_uk if language == "uk" else content.minutes_en
            page.minutes = _stream(page, bodies.raw_body(minutes, names), "minutes")
        elif isinstance(content, schema_calls.Story):
            page.date, page.repeat = content.day, say(content.repeat)
            page.organisation, page.place = say(content.organisation), say(content.place)

    def _news(self, page: NewsPage, content: schema.News, language: str) -> None:
        page.date = _aware(content.date)
        page.category = self.categories.get(content.category)
        page.pinned = content.pinned
        page.shown_on = [self.sites[key] for key in content.shown_on]
        page.related_service = self.page(content.service, language) if content.service else None
        page.related_campaign = self.page(content.campaign, language) if content.campaign else None
        page.sources = [
            NewsSource(sort_order=order, title=source.title, url=source.url)
            for order, source in enumerate(content.sources)
        ]


def _date_back(page: Page) -> None:
    """An old item was published on its own day, not on the day the demo was loaded."""
    moments = {"first_published_at": page.date, "last_published_at": page.date}
    Page.objects.filter(pk=page.pk).update(**moments)


def _stream(page: Page, raw: list[dict], field: str = "body") -> Any:
    return page._meta.get_field(field).to_python(raw)


def _aware(moment):
    return moment if moment.tzinfo else timezone.make_aware(moment)


def _directory_entry(order: int, entry: schema.DirectoryEntry, say) -> DirectoryEntry:
    return DirectoryEntry(
        sort_order=order,
        name=say(entry.name),
        role=say(entry.role),
        phone=entry.phone,
        email=entry.email,
        address=say(entry.address),
        hours=say(entry.hours),
    )


def _service(page: EServicePage, content: schema.EService, say, names: bodies.Names) -> None:
    page.level = content.level
    page.for_whom = say(content.for_whom)
    page.cost = say(content.cost)
    page.link = content.link
    page.app_name = say(content.app)
    page.address = say(content.address)
    page.term = say(content.term)
    page.help_contact = say(content.help_contact)
    page.legal_act = say(content.legal_act)
    page.legal_act_url = content.legal_act_url
    page.checked_on = content.checked_on
    page.steps = [
        ServiceStep(sort_order=order, title=say(title), text=_paragraph(say(text), names))
        for order, (title, text) in enumerate(content.steps)
    ]
    page.documents_needed = [
        ServiceDocument(sort_order=order, text=say(label)) for order, label in enumerate(content.documents)
    ]


def _paragraph(text: str, names: bodies.Names) -> str:
    html = bodies.rich_text(text, names)
    return html if not html or html.startswith("<") else f"<p>{html}</p>"
