"""Links that act for somebody: each leads to its page, serves its purpose, and no other."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import translation

from cms.signed_links import address_of, key_of, token_for

VIEW, PURPOSE = "subscriptions_leave", "subscriptions.leave"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "path"), [("uk", "/subscriptions/leave/"), ("en", "/en/subscriptions/leave/")]
)
def test_an_address_speaks_the_letters_language_whoever_writes_it(education, language, path):
    key = uuid4()
    with translation.override("en" if language == "uk" else "uk"):
        address = address_of(VIEW, PURPOSE, key, site=education, language=language)
    assert address.startswith(education.root_url + path)
    assert key_of(address.removeprefix(education.root_url + path).removesuffix("/"), PURPOSE) == key


def test_a_token_serves_its_own_purpose_alone_and_no_longer_than_it_lasts(time_machine):
    time_machine.move_to("2026-03-02 09:00", tick=False)
    token = token_for(PURPOSE, uuid4())
    assert key_of(token, "subscriptions.manage") is None
    assert key_of(f"{token}x", PURPOSE) is None
    time_machine.move_to("2026-03-04 09:01", tick=False)
    assert key_of(token, PURPOSE, lasts=timedelta(days=2)) is None
    assert key_of(token, PURPOSE, lasts=timedelta(days=3)) is not None
