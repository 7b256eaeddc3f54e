"""A consultation about a statute of two clauses, with its pages."""

import pytest

from tests.volunteering.factories import make_clause, make_consultation, make_pages, make_statute
from volunteering.models import Clause, Consultation, ConsultationPage, Statute, StatutePage


@pytest.fixture
def statute(communications) -> Statute:
    return make_statute(communications)


@pytest.fixture
def clause(statute) -> Clause:
    return make_clause(statute)


@pytest.fixture
def consultation(statute, clause) -> Consultation:
    return make_consultation(statute)


@pytest.fixture
def consultation_page(communications, consultation) -> ConsultationPage:
    return make_pages(communications, consultation)


@pytest.fixture
def statute_page(consultation_page) -> StatutePage:
    return consultation_page.get_parent().specific
