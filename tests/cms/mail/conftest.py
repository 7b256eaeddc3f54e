import pytest

from cms.mail.models import Letter
from cms.mail.outbox import write_letter
from tests.cms.mail.smtp import running_server
from tests.cms.processes import file_database, queue  # noqa: F401


@pytest.fixture
def smtp(settings):
    """A real mail server, to which the outbox delivers."""
    with running_server() as server:
        settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


@pytest.fixture
def write():
    """Write a letter of which only what matters is said."""

    def write(**details) -> Letter:
        return write_letter(
            **{"to": "olena@example.com", "subject": "Заявку прийнято", "text": "Дякуємо.\n", **details}
        )

    return write
