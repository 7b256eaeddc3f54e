import pytest

from tests.contests.factories import make_contest, make_representative
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
