"""Every place that names somebody is found, and the name taken out."""

import pytest

from cms import audit, forgetting
from cms.audit import AuditRecord
from cms.mail import retention
from cms.mail.models import Letter
from cms.mail.outbox import write_letter


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Роботу подала Вигадана Марічка, 3-А", True),
        ("ВИГАДАНА  марічка", True),
        ("Марічка\nВигадана", True),
        ("Вигаданова Марічка", False),
        ("Марічка", False),
    ],
)
def test_a_name_is_found_however_it_is_typed(text, found):
    assert bool(forgetting.pattern_of(["Вигадана Марічка"]).search(text)) is found


def test_apostrophes_are_all_the_same():
    assert forgetting.pattern_of(["Дем’янів Ія"]).search("Дем'янів Ія")


def test_nothing_is_looked_for_by_a_word_that_is_in_others():
    assert forgetting.pattern_of(["Ія"]) is None


@pytest.mark.django_db
def test_names_are_found_in_text_and_in_json_and_taken_out(education):
    audit.record(
        action="test", subject=education, reason="Лист Вигаданої", data={"who": ["Вигадана Марічка"]}
    )
    pattern = forgetting.pattern_of(["Вигадана Марічка"])
    (mention,) = forgetting.mentions(pattern)
    assert (mention.table, mention.column) == ("cms_auditrecord", "data")

    assert forgetting.scrub(pattern, [AuditRecord]) == 1
    assert list(forgetting.mentions(pattern)) == []
    assert AuditRecord.objects.get().data == {"who": [forgetting.REMOVED]}
    assert AuditRecord.objects.get().reason == "Лист Вигаданої"


@pytest.mark.django_db
def test_a_blanked_letter_keeps_that_it_was_sent(education):
    letter = write_letter(to="a@example.org", subject="Тема", text="Слова", kind="test", held=True)
    assert retention.blank(Letter.objects.all(), reason="Прохання") == 1
    letter.refresh_from_db()
    assert (letter.to, letter.subject, letter.text, letter.kind) == ([], "", "", "test")
    assert letter.state == Letter.State.CANCELLED
    record = AuditRecord.objects.get(action="letter.blanked")
    assert (record.subject_label, record.reason) == ("", "Прохання")
    assert retention.blank(Letter.objects.all(), reason="Ще раз") == 0
