"""Where a running installation has a page of each type, read from its database."""

from dataclasses import dataclass

from tests.installation import Running

TYPES = (
    "home.homepage", "home.sectionpage", "home.standardpage", "home.contactspage",
    "home.calendarpage",
    "campaigns.campaignindexpage", "campaigns.campaignpage", "campaigns.campaignpostpage",
    "contests.contestindexpage", "contests.contestpage",
    "news.newsindexpage", "news.newspage", "news.eserviceindexpage", "news.eservicepage",
    "volunteering.programmepage", "volunteering.statutepage", "volunteering.consultationpage",
    "volunteering.callindexpage", "volunteering.callpage", "volunteering.meetingindexpage",
    "volunteering.meetingpage", "volunteering.storyindexpage", "volunteering.storypage",
)  # fmt: skip
LANGUAGES = ("uk", "en")


@dataclass(frozen=True)
class Address:
    """A page of a type."""

    type: str
    url: str


class Addresses:
    """Pages by type, site and language; the fullest one of each."""

    def __init__(self, ratusha: Running):
        self.ratusha = ratusha

    def of(self, type_: str, host: str, language: str = "uk") -> str | None:
        """The address of the live page of the type with the longest body, if there is any."""
        app, model = type_.split(".")
        found = self.ratusha.rows(
            f"""
            SELECT page.url_path FROM wagtailcore_page page
            JOIN {app}_{model} own ON own.page_ptr_id = page.id
            JOIN wagtailcore_locale locale ON locale.id = page.locale_id
            WHERE page.live AND page.alias_of_id IS NULL AND page.url_path LIKE ? AND locale.language_code = ?
            ORDER BY length(own.body) DESC, page.id LIMIT 1
            """,  # noqa: S608
            f"{self._root(host, language)}%",
            language,
        )
        if not found:
            return None
        path = found[0][0].removeprefix(self._root(host, language))
        return self.ratusha.url(f"{self.prefix(language)}{path}", host=host)

    def all(self, host: str, language: str) -> list[Address]:
        """Every kind of page that a reader meets on a site in a language."""
        pages = [Address(type_, url) for type_ in TYPES if (url := self.of(type_, host, language))]
        start = self.ratusha.url(self.prefix(language), host=host)
        words = "садок" if language == "uk" else "kindergarten"
        return [
            *pages,
            Address("search", f"{start}search/?q={words}"),
            Address("empty search", f"{start}search/?q=zzzzz"),
            Address("not found", f"{start}nothing-here/"),
        ]

    @staticmethod
    def prefix(language: str) -> str:
        return "/" if language == "uk" else f"/{language}/"

    def _root(self, host: str, language: str) -> str:
        [(path,)] = self.ratusha.rows(
            """
            SELECT home.url_path FROM wagtailcore_page home
            JOIN wagtailcore_page root ON root.translation_key = home.translation_key
            JOIN wagtailcore_site site ON site.root_page_id = root.id
            JOIN wagtailcore_locale locale ON locale.id = home.locale_id
            WHERE site.hostname = ? AND locale.language_code = ?
            """,
            host,
            language,
        )
        return path
