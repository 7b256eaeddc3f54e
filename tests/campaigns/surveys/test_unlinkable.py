"""An administrator with database, backup, logs and code list tries to find out whose answer it is.

The administrator knows who was given which code, in what order people came, and from which address.
"""

import logging
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from campaigns.models import SurveyAnswer, SurveyCode, SurveyReceipt
from campaigns.surveys import codes, rewriting, taking
from campaigns.surveys.rewriting import TABLES, rewrite
from tests.campaigns.surveys.factories import ONE, make_survey
from tests.contests.factories import make_user
from tests.contests.races import really_commits
from tests.logs import everything_logged

pytestmark = really_commits

MANY, FEW = 120, 12
TEXT = {"kind": "text", "text_uk": "Що змінити?"}
BROWSER = "Вигаданий-Телефон/7.1"


@pytest.fixture
def world(education, caplog) -> "World":
    """A few have answered over the web, one after the other."""
    return World(education, caplog, FEW)


@pytest.fixture
def crowd(education, caplog) -> "World":
    """So many have that an order kept by chance is out of the question."""
    return World(education, caplog, MANY)


class World:
    """What the administrator holds."""

    def __init__(self, site, caplog, people: int):
        self.host = site.hostname
        self.survey = make_survey(site, {**ONE, "is_required": True}, TEXT, needs_code=True)
        self.code_list = codes.make_codes(survey=self.survey, number=people + 20, by=None)
        self.before = rows_elsewhere()
        self.texts = [f"слово-{number}-кінець" for number in range(people)]
        # So quiet a logger would hide what a louder one tells.
        with caplog.at_level(logging.DEBUG):
            for number in range(people):
                self._answers(number)
            self._goes_astray()
        self.log = caplog.text

    def _answers(self, number: int) -> None:
        one, text = self.survey.questions.all()
        client = Client(REMOTE_ADDR=address(number), HTTP_USER_AGENT=BROWSER)
        client.cookies["sessionid"] = f"session-of-{number}"
        fields = {"code": self.code_list[number], f"q{one.pk}": number % 3, f"q{text.pk}": self.texts[number]}
        answer = client.post(self.path, fields, HTTP_HOST=self.host)
        assert answer.status_code == 302, answer.content.decode()[:3000]

    def _goes_astray(self) -> None:
        """Somebody mistypes an address, and sends a form that is refused."""
        client = Client(REMOTE_ADDR=address(7), HTTP_USER_AGENT=BROWSER)
        assert client.get(f"{self.path}nowhere/", HTTP_HOST=self.host).status_code == 404
        assert client.post(self.path, {"code": "x"}, HTTP_HOST=self.host).status_code == 422

    @property
    def path(self) -> str:
        return reverse("survey_answer", args=[self.survey.key, "everybody"])


def address(number: int) -> str:
    return f"203.0.113.{number}"


def rows_elsewhere() -> dict[str, int]:
    """How many rows each table has, but for the three."""
    ours = {model._meta.db_table for model in TABLES}
    counts = {}
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names()) - ours:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            counts[table] = cursor.fetchone()[0]
    return counts


def raw_files() -> bytes:
    """The database's files and the cache's, as they lie on the disk."""
    names = [Path(settings.CACHES["default"]["LOCATION"]), Path(connection.settings_dict["NAME"])]
    files = [Path(f"{name}{end}") for name in names for end in ("", "-wal", "-journal")]
    # Read by another process: closing a file takes away SQLite's locks on it in this one.
    found = [str(path) for path in files if path.exists()]
    return subprocess.run(["cat", *found], check=True, capture_output=True).stdout  # noqa: S603, S607


def positions(model: type[models.Model], column: str) -> list:
    """A column in the order in which the rows lie on the disk."""
    place = "ctid" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{model._meta.db_table}" ORDER BY {place}')  # noqa: S608
        return [value for (value,) in cursor.fetchall()]


def likeness(order: list, other: list) -> float:
    """Spearman's rank correlation of two orders of the same things: 1 the same, 0 none."""
    number, places = len(order), {thing: place for place, thing in enumerate(other)}
    differences = sum((place - places[thing]) ** 2 for place, thing in enumerate(order))
    return 1 - 6 * differences / (number * (number**2 - 1))


def texts_as_they_lie() -> list[str]:
    return [text for text in positions(SurveyAnswer, "text") if text]


def test_before_the_night_the_order_tells_and_after_it_nothing_does(crowd):
    """The first half shows that the second one could fail; it is the limit that the page tells of."""
    assert likeness(texts_as_they_lie(), crowd.texts) == 1
    backup = {str(key) for key in SurveyAnswer.objects.values_list("pk", flat=True)}

    rewrite()

    assert abs(likeness(texts_as_they_lie(), crowd.texts)) < 0.4
    # Nothing leads from a backup's rows to those of today.
    assert backup.isdisjoint(str(key) for key in SurveyAnswer.objects.values_list("pk", flat=True))


def test_the_code_list_tells_who_was_invited_and_that_is_all(crowd):
    rewrite()
    given = [taking.digest_of(crowd.survey, code) for code in crowd.code_list]
    assert abs(likeness(positions(SurveyCode, "digest"), given)) < 0.4
    in_order = SurveyCode.objects.filter(is_spent=True).values_list("digest", flat=True)
    spent = [digest for digest in positions(SurveyCode, "digest") if digest in set(in_order)]
    assert abs(likeness(spent, given[:MANY])) < 0.4
    # A code's row has nothing that an answer's row has, but for the survey.
    assert columns(SurveyCode) & columns(SurveyAnswer) == {"id", "survey_id"}
    keys = set(map(str, SurveyCode.objects.values_list("pk", flat=True)))
    assert keys.isdisjoint(map(str, SurveyAnswer.objects.values_list("pk", flat=True)))


def test_answers_to_two_questions_lie_apart(crowd):
    rewrite()
    one, text = crowd.survey.questions.all()
    own = {f"слово-{number}-кінець": number % 3 for number in range(MANY)}
    choices = [choice for choice in positions(SurveyAnswer, "choice") if choice is not None]
    told = [own[words] == choice for words, choice in zip(texts_as_they_lie(), choices, strict=True)]
    assert sum(told) < MANY * 0.6, "a third is chance"
    assert {row.question_id for row in SurveyAnswer.objects.all()} == {None, one.pk, text.pk}


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL drops the file with the old rows.")
def test_nothing_of_the_old_order_is_left_in_the_files(world):
    in_files = {text: raw_files().count(text.encode()) for text in world.texts}
    assert max(in_files.values()) > 1, "the journal would tell the order"
    rewrite()
    content = raw_files()
    for text in world.texts:
        assert content.count(text.encode()) == 1

    rewriting._overwrite_what_is_deleted()
    rewriting._empty(SurveyAnswer)
    rewriting._cut_journal()
    content = raw_files()
    for text in world.texts:
        assert text.encode() not in content


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite keeps no transaction ids.")
def test_all_rows_come_from_one_transaction(world):
    rewrite()
    for model in (SurveyAnswer, SurveyCode):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(DISTINCT xmin::text) FROM {model._meta.db_table}")  # noqa: S608
            assert cursor.fetchone() == (1,)


def test_no_column_knows_a_moment_or_a_person():
    dates = {
        (model, field.name) for model in TABLES for field in model._meta.fields
        if isinstance(field, models.DateField | models.TimeField | models.AutoField)
    }  # fmt: skip
    assert dates == {(SurveyReceipt, "day")}
    assert type(SurveyReceipt._meta.get_field("day")) is models.DateField
    assert columns(SurveyAnswer) == {"id", "survey_id", "role", "question_id", "line", "choice", "text"}
    assert columns(SurveyCode) == {"id", "survey_id", "digest", "is_spent"}


def columns(model: type[models.Model]) -> set[str]:
    return {field.column for field in model._meta.fields}


def test_nothing_is_written_anywhere_else(world):
    assert rows_elsewhere() == world.before


def test_the_log_is_silent(world):
    for told in ("203.0.113", BROWSER, str(world.survey.key), "слово", "session-of", "/survey/"):
        assert told not in world.log


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="The files of a server are not ours to read.")
def test_no_file_holds_an_address_a_browser_or_a_session(world):
    content = raw_files()
    for told in ("203.0.113", BROWSER, "session-of"):
        assert told.encode() not in content


def test_whoever_is_signed_in_is_not_even_looked_up(world, django_assert_max_num_queries):
    """The session of an administrator opens nothing here: its row is never read."""
    client = Client()
    client.force_login(make_user("holova@example.org", is_superuser=True))
    with django_assert_max_num_queries(20) as queries:
        answer = client.get(world.path, HTTP_HOST=world.host)
    assert answer.status_code == 200
    asked = " ".join(query["sql"] for query in queries.captured_queries)
    assert "django_session" not in asked
    assert "accounts_user" not in asked
    assert "wagtail-userbar" not in answer.content.decode()


@pytest.mark.parametrize("error", [RuntimeError, SuspiciousOperation])
def test_an_error_tells_where_it_happened_and_not_to_whom(world, monkeypatch, error):
    """The second one is logged by another logger, below ``django.security``."""

    def fails(**answer):
        raise error(f"cannot store {answer['code']}")

    monkeypatch.setattr(taking, "take", fails)
    client = Client(REMOTE_ADDR=address(9), HTTP_USER_AGENT=BROWSER, raise_request_exception=False)
    one, text = world.survey.questions.all()
    code = world.code_list[-1]
    with everything_logged() as log:
        answer = client.post(
            world.path, {"code": code, f"q{one.pk}": 1, f"q{text.pk}": "таємне"}, HTTP_HOST=world.host
        )
    assert answer.status_code in {400, 500}
    assert f"{error.__name__} at" in log.getvalue()
    for told in (code, code.replace("-", ""), "таємне", str(world.survey.key), "/survey/", "203.0.113"):
        assert told not in log.getvalue()
