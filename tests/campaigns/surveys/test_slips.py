"""One-time codes on paper: as a PDF that nobody keeps."""

import re
from pathlib import Path

import pypdfium2
import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.urls import reverse

from campaigns.admin import survey_pages
from campaigns.models import Survey, SurveyCode
from campaigns.surveys import slips
from campaigns.surveys.codes import MOST_AT_ONCE
from campaigns.surveys.taking import digest_of
from cms.audit import AuditRecord
from cms.media import confined
from tests.campaigns.surveys.factories import make_survey
from tests.campaigns.surveys.test_roles import AUTHOR, EDITOR, browser
from tests.logs import everything_logged

pytestmark = pytest.mark.django_db

CODE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b")
LONG = "Електронний журнал: чи зручно вам працювати з ним щодня, і що змінити наступного навчального року"


@pytest.fixture
def survey(education) -> Survey:
    return make_survey(education, needs_code=True, opened=False, name_uk=LONG)


def make(survey: Survey, number: int, group=EDITOR, **fields):
    address = reverse("survey_admin_codes", args=[survey.pk])
    return browser(group).post(address, {"number": number, "pdf": "1", **fields})


def pages_of(pdf: bytes) -> list[str]:
    """Each page's text; PDFium gives U+FFFE for a hyphen that ends a line."""
    texts = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return [text.replace("\ufffe", "-") for text in texts]


def files() -> set[Path]:
    folders = [storages["private"].location, storages["public"].location, settings.VAR_DIR]
    return {path for folder in folders for path in Path(folder).rglob("*")}


# The second key's hyphen stands where the address is broken.
@pytest.mark.parametrize(
    "key", ["0b6d1c52-4f0e-4f3a-9a54-7f0a1c9de301", "81f9c1f6-6c0f-4459-b79b-17aeefba91fc"]
)
def test_each_slip_has_a_code_that_counts_the_survey_and_its_address(survey, key):
    Survey.objects.filter(pk=survey.pk).update(key=key)
    survey.refresh_from_db()
    answer = make(survey, 20, heading="9-А")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="codes.pdf"'
    assert "no-store" in answer["Cache-Control"]

    first, second = pages_of(answer.content)
    codes = CODE.findall(first + second)
    assert (len(CODE.findall(first)), len(CODE.findall(second)), len(set(codes))) == (16, 4, 20)
    kept = set(SurveyCode.objects.values_list("digest", flat=True))
    assert {digest_of(survey, code) for code in codes} == kept
    assert first.count("Електронний журнал: чи зручно вам") == 16 + 1
    assert re.sub(r"\s", "", first).count(slips.address_of(survey)) == 16
    assert slips.address_of(survey) == f"{survey.site.root_url}/survey/{survey.key}/"


def test_those_who_may_not_build_get_none(survey):
    assert make(survey, 3, AUTHOR).status_code != 200
    assert not SurveyCode.objects.exists()


@pytest.mark.parametrize("number", [0, MOST_AT_ONCE + 1, "тридцять"])
def test_a_number_that_is_none_makes_nothing(survey, number):
    assert make(survey, number).status_code == 302
    assert not SurveyCode.objects.exists()


def test_as_many_as_are_made_at_once_are_drawn_in_time(survey):
    [*pages] = pages_of(make(survey, MOST_AT_ONCE).content)
    assert len(pages) == MOST_AT_ONCE / 16
    assert len(set(CODE.findall("".join(pages)))) == MOST_AT_ONCE


def test_codes_stand_in_no_file_no_log_and_no_record(survey):
    before = files()
    with everything_logged() as log:
        codes = CODE.findall("".join(pages_of(make(survey, 16).content)))
    assert files() == before
    records = str(list(AuditRecord.objects.values_list("action", "data")))
    assert "survey.codes" in records
    for code in codes:
        assert code not in log.getvalue() + records
        assert code.replace("-", "") not in log.getvalue() + records


def test_where_no_pdf_comes_about_the_page_shows_the_codes(survey, monkeypatch):
    def refuses(*_arguments):
        raise confined.Refused("too_slow")

    monkeypatch.setattr(survey_pages, "sheets_of", refuses)
    page = make(survey, 3).content.decode()
    assert {digest_of(survey, code) for code in CODE.findall(page)} == set(
        SurveyCode.objects.values_list("digest", flat=True)
    )
