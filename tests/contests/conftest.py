import pytest
import time_machine

from contests.models import Entry, EntryFile, Nomination
from tests.contests.factories import (
    OPEN,
    give_consent,
    make_contest,
    make_contest_index,
    make_contest_page,
    make_draft,
    make_representative,
)
from tests.contests.late_files import BROKEN, LAST_HOUR, TOLD, look_at, send, submit
from tests.contests.results_factories import LATER
from tests.factories import make_institution


@pytest.fixture
def contest(education):
    return make_contest(education)


@pytest.fixture
def school(db):
    return make_institution("Ліцей № 25")


@pytest.fixture
def secretary(school):
    return make_representative(school)


@pytest.fixture
def index(education):
    return make_contest_index(education)


@pytest.fixture
def page(index, contest):
    return make_contest_page(index, contest)


@pytest.fixture
def while_open():
    """The contest takes entries."""
    with time_machine.travel(OPEN, tick=False):
        yield


@pytest.fixture
def after_results():
    """The day after the results were published."""
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def last_hour():
    """Midnight comes in an hour, and with it the close."""
    with time_machine.travel(LAST_HOUR, tick=False):
        yield


@pytest.fixture
def late_draft(last_hour, contest, secretary, school) -> Entry:
    """All that is needed but files, of which the nomination asks for one at least."""
    Nomination.objects.update(least_files=1, most_files=3)
    entry = make_draft(contest, secretary, institution=school)
    give_consent(entry, secretary)
    return entry


@pytest.fixture
def late_file(late_draft) -> EntryFile:
    """A file submitted in the last hour, and refused on the next morning."""
    file = send(late_draft, BROKEN, "мама.jpg")
    submit(late_draft)
    with time_machine.travel(TOLD, tick=False):
        look_at(file)
    return EntryFile.objects.get(pk=file.pk)
