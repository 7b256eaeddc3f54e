"""A statute (положення): numbered clauses, each with the versions that acts gave it."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from cms.cache.tags import page_tag, type_tag
from cms.languages import paired
from cms.pages import SitePage, SynchronizedField
from cms.publishing.rows import PresentedRow
from cms.transliteration import slugify_uk

NUMBER = RegexValidator(r"^[1-9][0-9]{0,2}(\.[1-9][0-9]{0,2}){0,3}$", _("A number such as 4 or 4.2."))


class Statute(PresentedRow, ClusterableModel):
    """A document of the city that says how something is done, clause by clause."""

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("home site"), on_delete=models.PROTECT, related_name="statutes"
    )
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("statute")
        verbose_name_plural = _("statutes")
        ordering = ["name_uk"]

    def __str__(self) -> str:
        return self.name_uk

    @property
    def name(self) -> str:
        return paired(self, "name")


class Act(models.Model):
    """A decision that gave a statute, or some of its clauses, their words."""

    statute = ParentalKey(Statute, on_delete=models.CASCADE, related_name="acts")
    number = models.CharField(_("number"), max_length=40, help_text=_("As it is cited: 123-34."))
    adopted_on = models.DateField(_("adopted"))
    title_uk = models.CharField(_("what it is (Ukrainian)"), max_length=255)
    title_en = models.CharField(_("what it is (English)"), max_length=255, blank=True)
    url = models.URLField(
        _("where its text is"), max_length=500, blank=True,
        help_text=_("In the city’s register of decisions."),
    )  # fmt: skip
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, verbose_name=_("its text as a document"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
        help_text=_("Pages of the statute offer it to download."),
    )  # fmt: skip
    # Stands in addresses, which are permanent: made once, whatever is mended of the number later.
    slug = models.SlugField(max_length=60, editable=False)

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["adopted_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["statute", "slug"], name="act_address")]

    def __str__(self) -> str:
        return f"№ {self.number}, {self.adopted_on:%d.%m.%Y}"

    @property
    def title(self) -> str:
        return paired(self, "title")

    @property
    def downloads(self) -> dict:
        """Its document as the block of downloads shows documents."""
        return {"items": [{"document": self.document, "title": ""}]}

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = slugify_uk(f"{self.adopted_on:%Y-%m-%d} {self.number}")[:60]
        super().save(*args, **kwargs)


class Clause(ClusterableModel):
    """A numbered clause, or the heading of a chapter."""

    # As its statute has it: editors' permissions are asked of rows that have a site.
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+", editable=False)
    statute = models.ForeignKey(
        Statute, verbose_name=_("statute"), on_delete=models.PROTECT, related_name="clauses"
    )
    number = models.CharField(_("number"), max_length=16, validators=[NUMBER])
    heading_uk = models.CharField(
        _("heading (Ukrainian)"), max_length=200, blank=True, help_text=_("For a chapter; clauses need none.")
    )
    heading_en = models.CharField(_("heading (English)"), max_length=200, blank=True)
    # The number as it sorts: 4.2 before 4.10.
    place = models.CharField(max_length=16, editable=False)

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ["statute", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["statute", "number"],
                name="clause_number",
                violation_error_message=_("The statute has a clause of this number."),
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def heading(self) -> str:
        return paired(self, "heading")

    @property
    def depth(self) -> int:
        """1 for a chapter, 2 for its clauses, and so on."""
        return self.number.count(".") + 1

    def in_order(self) -> list["ClauseVersion"]:
        """Its versions, the first one first."""
        return sorted(self.versions.all(), key=lambda version: (version.act.adopted_on, version.act.pk))

    def version_on(self, day: date) -> "ClauseVersion | None":
        """The version in force on a day; ``None`` before the first one."""
        adopted = [version for version in self.in_order() if version.act.adopted_on <= day]
        return adopted[-1] if adopted else None

    @property
    def current(self) -> "ClauseVersion | None":
        return self.version_on(timezone.localdate())

    def save(self, *args, **kwargs):
        self.site_id = self.statute.site_id
        self.place = ".".join(f"{int(part):03}" for part in self.number.split("."))
        super().save(*args, **kwargs)


class ClauseVersion(models.Model):
    """A clause's words as one act adopted them."""

    clause = ParentalKey(Clause, on_delete=models.CASCADE, related_name="versions")
    act = models.ForeignKey(
        Act, verbose_name=_("adopted by"), on_delete=models.PROTECT, related_name="versions"
    )
    text_uk = models.TextField(_("text (Ukrainian)"), blank=True)
    text_en = models.TextField(_("text (English)"), blank=True)
    is_repealed = models.BooleanField(
        _("repealed"), default=False, help_text=_("The act takes the clause out; its text stays empty.")
    )

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["act__adopted_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["clause", "act"], name="clause_version_of_act")]

    # The editor shows it where proposals refer to it.
    def __str__(self) -> str:
        return f"{self.clause.number}, {self.act}"

    @property
    def text(self) -> str:
        return paired(self, "text")

    def clean(self):
        super().clean()
        if self.act_id and self.clause.statute_id and self.act.statute_id != self.clause.statute_id:
            raise ValidationError({"act": _("This act is of another statute.")})
        if self.is_repealed and (self.text_uk or self.text_en):
            raise ValidationError({"is_repealed": _("A repealed clause has no text.")})
        if not self.is_repealed and not self.text_uk:
            raise ValidationError({"text_uk": _("Write the text, or tick that the clause is repealed.")})


class StatutePage(RoutablePageMixin, SitePage):
    """A statute in one language: all its clauses, and below it an address for each that stays."""

    CLAUSE = "punkt/"

    statute = models.ForeignKey(
        Statute, verbose_name=_("statute"), on_delete=models.PROTECT, related_name="pages"
    )

    parent_page_types = ["volunteering.ProgrammePage"]
    subpage_types = ["volunteering.ConsultationPage"]
    content_panels = [*SitePage.content_panels[:1], FieldPanel("statute"), *SitePage.content_panels[1:]]
    search_fields = [
        *SitePage.search_fields,
        index.FilterField("statute"),
        index.SearchField("clauses_text"),
    ]
    override_translatable_fields = [*SitePage.override_translatable_fields, SynchronizedField("statute")]

    kind_label = _("Statute")

    class Meta:
        verbose_name = _("statute page")
        verbose_name_plural = _("statute pages")

    def get_context(self, request, *args, **kwargs):
        from volunteering.views.statute import whole

        return {**super().get_context(request, *args, **kwargs), **whole(self, request)}

    def cache_tags(self, request) -> tuple[str, ...]:
        """Itself, the rows of statutes, and the consultations that invite to change it."""
        from volunteering.models.consultations import Consultation

        return (page_tag(self.pk), type_tag(Statute), type_tag(Consultation))

    def clauses_text(self) -> str:
        """The words in force, for the search."""
        from volunteering.queries import text_in_force

        return text_in_force(self.statute_id, self.locale.language_code)

    @path(f"{CLAUSE}<str:number>/")
    def clause(self, request, number):
        from volunteering.views.statute import clause

        return clause(self, request, number)

    @path(f"{CLAUSE}<str:number>/<slug:act>/")
    def clause_version(self, request, number, act):
        from volunteering.views.statute import clause

        return clause(self, request, number, act)
