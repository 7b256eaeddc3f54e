"""A contest from its announcement to a diploma: everybody who has a part in it, through the browser.

The server, the worker and the letters are real, and nobody reaches into the database to do anything.
"""

import io
import re
import zipfile

import pypdfium2 as pdfium
import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.contest_people import Editor, Guardian, Juror, Moderator, Resident, Secretary

pytestmark = pytest.mark.slow

NAME = "Конкурс «Мамине свято»"
PAGE = "/konkursy/konkurs-mamyne-sviato/"
SCHOOL = "Вигадана гімназія (для демонстрації)"
SHEET = (
    "Вигадана Марічка\t3-А\tМама Марічки\nВигаданий Петрик\t2-Б\tМамин голос\nВигадана Дзвінка\t4-А\tПиріг"
)
BLIND_TITLE = "Мама ▮▮▮"
JURORS = {name: f"{name}@zhuri.example.org" for name in ("persha", "druha", "tretia")}


def test_a_contest_from_its_announcement_to_a_diploma(meet, ratusha):
    editor, moderator = meet(Editor, DESK), meet(Moderator, DESK)
    secretary, mother = meet(Secretary, PHONE), meet(Guardian, PHONE)
    resident = meet(Resident, PHONE)
    editor.signs_in("komunikatsii")
    moderator.signs_in("moderator")

    contest = announce(editor, resident)
    sign_up(secretary, moderator)
    enter(secretary, mother, contest)

    editor.closes_the_intake(NAME)
    moderate(moderator, contest)
    judge(moderator, meet, contest)

    publisher = meet(Editor, DESK)
    publisher.signs_in("golova")
    publish(publisher, resident, contest)
    verify_a_diploma(secretary, resident, contest)
    withdraw_a_consent(mother, resident)


def announce(editor: Editor, resident: Resident) -> int:
    """An editor opens a contest and publishes its page; whoever reads it is led to entering a work."""
    assert resident.opens(PAGE) == 404
    editor.announces(NAME, "СВЯТО")
    assert resident.opens(PAGE) == 200
    resident.reads(NAME)
    [(contest,)] = editor.ratusha.rows("SELECT id FROM contests_contest WHERE code = 'СВЯТО'")
    return contest


def sign_up(secretary: Secretary, moderator: Moderator) -> None:
    """A new secretary signs up, chooses her school and enters nothing before she is confirmed."""
    secretary.signs_up(PAGE)
    secretary.comes_back_by_code()
    secretary.chooses_institution("вигадана гімназія", SCHOOL)
    moderator.confirms("Оксана Секретарка")
    secretary.gets_letter(secretary.email, SCHOOL)


def enter(secretary: Secretary, mother: Guardian, contest: int) -> None:
    """Three works in the class table; one photo's connection breaks; consents on paper and by a link."""
    secretary.pastes_a_class(contest, SHEET)
    secretary.matches_photos("Марічка.jpg", "Дзвінка.jpg")
    received, sent_afterwards = secretary.loses_the_connection_and_goes_on("Вигаданий Петрик", "IMG_2041.jpg")
    assert received > 0
    assert sent_afterwards[0] == received

    secretary.submits_the_class(contest)
    secretary.reads("Нічого не подано")
    secretary.records_papers(contest, "Вигадана Марічка", name="full")
    secretary.records_papers(contest, "Вигаданий Петрик", name="none")
    secretary.asks_guardian(contest, "Вигадана Дзвінка", mother.email)
    mother.consents()
    secretary.submits_the_class(contest)
    secretary.reads("Подано 3 роботи")


def moderate(moderator: Moderator, contest: int) -> None:
    """A moderator admits each work; what names a child is hidden in words and picture."""
    for title in ("Мама Марічки", "Мамин голос", "Пиріг"):
        moderator.table(contest, state="submitted")
        moderator.admits(title)
    moderator.table(contest, redaction="todo")
    moderator.redacts("Мама Марічки", "Марічки")
    moderator.table(contest, redaction="todo")
    moderator.does_with_all("look")


def judge(moderator: Moderator, meet, contest: int) -> None:
    """Three jurors score blind; one declares a conflict; two works come out equal and share a place."""
    for name, email in JURORS.items():
        moderator.invites(contest, name, email)
    moderator.table(contest)
    moderator.does_with_all("jury")
    jurors = [meet(Juror, PHONE) for _ in JURORS]
    for juror, email in zip(jurors, JURORS.values(), strict=True):
        juror.joins(email, contest)
        assert set(juror.works()) == {BLIND_TITLE, "Мамин голос", "Пиріг"}
        for told in ("Марічк", "Петрик", "Дзвінка", SCHOOL, "СВЯТО-"):
            juror.does_not_read(told)
    jurors[2].declares_conflict("Пиріг", "Це робота моєї небоги")
    for juror in jurors:
        juror.scores(BLIND_TITLE, 10, 9)
        juror.scores("Мамин голос", 7, 8)
    for juror in jurors[:2]:
        juror.scores("Пиріг", 7, 8)
        juror.gets_letter(JURORS["persha"], "«Конкурс „Мамине свято“»")
    moderator.signs_off(contest)
    assert sorted(moderator.places().values()) == ["1", "2", "2"]


def publish(publisher: Editor, resident: Resident, contest: int) -> None:
    """Results and gallery open to everybody, each child named as its guardian agreed."""
    assert resident.opens(f"{PAGE}pidsumky/") == 404
    publisher.publishes_results(contest)
    publisher.issues_diplomas(contest, 3)
    assert resident.opens(f"{PAGE}pidsumky/") == 200
    resident.reads("Вигадана Марічка")
    resident.reads("Дзвінка")
    resident.does_not_read("Вигадана Дзвінка")
    resident.does_not_read("Петрик")


def verify_a_diploma(secretary: Secretary, resident: Resident, contest: int) -> None:
    """The school downloads its diplomas; anybody can check one by the code that is printed on it."""
    page = secretary.page
    page.goto(secretary.ratusha.url(f"/account/contests/{contest}/diplomas/"))
    page.locator("#archive button").click()
    ready = page.locator("#archive a[download]")
    ready.wait_for(timeout=60_000)
    answer = page.request.get(secretary.ratusha.url(ready.get_attribute("href")))
    archive = zipfile.ZipFile(io.BytesIO(answer.body()))
    with pdfium.PdfDocument(archive.read("дипломи.pdf")) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    [own] = [text for text in pages if "Марічка" in text]
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", own)[0]
    assert resident.opens(f"/diploma/{code}/") == 200
    resident.reads("Документ справжній")
    resident.reads("Вигадана Марічка")


def withdraw_a_consent(mother: Guardian, resident: Resident) -> None:
    """A mother withdraws: the work leaves page, file and caches at once; the others stay."""
    resident.opens(f"{PAGE}roboty/")
    work = resident.main.get_by_role("link", name="Пиріг").get_attribute("href")
    resident.opens(work)
    picture = resident.ratusha.url(resident.main.locator("img").first.get_attribute("src"))
    assert resident.status_of(picture) == 200

    mother.withdraws()

    assert resident.status_of(picture) == 404
    assert resident.opens(work) == 404
    for page in ("roboty/", "pidsumky/"):
        resident.opens(f"{PAGE}{page}")
        resident.does_not_read("Пиріг")
        resident.does_not_read("Дзвінка")
        resident.reads("Марічк")
