"""wagtail-localize: every word of a body goes to the translators, and comes back to its place."""

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.blocks.tables import TableBlock
from home.models import StandardPage

WORDS = [
    "Навчання",
    'Читайте <a id="a1">сторінку</a>.',
    "Розклад",
    "Принесіть документи.",
    "Дякую всім.",
    "Марія Коваль",
    "директорка",
    "Заява",
    "Заповніть її.",
    "Що взяти",
    "паспорт",
    "ручку",
    "Чи платно?",
    "Ні, безплатно.",
    "Ратуша",
    "Двір",
    "Сад",
    "Огляд школи",
    "Диктор вітається.",
    "Документи",
    "Положення",
    "дзвінків",
    "Звіт",
    "понад 2600",
    "учнів",
    "станом на травень",
    "Години роботи",
    "День",
    "Понеділок",
    "Вівторок",
    "зачинено",
    "Запис",
    "Місць мало.",
    "Записатися",
    "Приймальня",
    "загальні питання",
    "вул. Грушевського, 21",
    "будні",
    "Адреси",
    "Парк",
    "вул. Чорновола, 1",
]


def strings_of_body(page) -> list[str]:
    return [
        segment.string.data
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue) and segment.path.startswith("body.")
    ]


def test_translators_get_every_word_and_nothing_else(full_page):
    assert strings_of_body(full_page) == WORDS


@pytest.fixture
def translated_page(full_page, communications, en):
    """The page in English, with every word of its body in capitals and in brackets."""
    communications.root_page.copy_for_translation(en).save_revision().publish()
    source, _created = TranslationSource.update_or_create_from_instance(full_page)
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=en,
            context=segment.context,
            data=translated(segment.string.data),
        )
    translation = Translation.objects.create(source=source, target_locale=en)
    translation.save_target(publish=True)
    return StandardPage.objects.get(locale=en, translation_key=full_page.translation_key)


def translated(words: str) -> str:
    return words if "<a" in words else f"[{words.upper()}]"


def test_every_translated_word_comes_back_to_its_place(full_page, translated_page):
    assert strings_of_body(translated_page) == [translated(words) for words in WORDS]


def test_what_is_not_words_comes_back_as_it_was(full_page, translated_page):
    original, shown = full_page.body.raw_data, translated_page.body.raw_data
    assert len(original) == len(shown)
    blocks = {raw["type"]: (raw["value"], shown[index]["value"]) for index, raw in enumerate(original)}
    for name, path in [
        ("image", ["image"]),
        ("video", ["url"]),
        ("video", ["duration"]),
        ("video", ["still"]),
        ("figures", ["items", 0, "value", "value"]),
        ("figures", ["items", 0, "value", "as_of"]),
        ("figures", ["items", 0, "value", "source_url"]),
        ("stages", ["items", 0, "value", "starts_on"]),
        ("stages", ["items", 0, "value", "precision"]),
        ("call_to_action", ["page"]),
        ("contacts", ["items", 0, "value", "phone"]),
        ("contacts", ["items", 0, "value", "email"]),
        ("table", ["table", "rows", 0, "values", 1]),
        ("table", ["table", "columns", 1, "heading"]),
        ("places", ["institutions", 0, "value"]),
        ("heading", ["level"]),
        ("notice", ["kind"]),
    ]:
        before, after = blocks[name]
        for step in path:
            before, after = before[step], after[step]
        assert before == after, (name, path)
        assert before not in (None, ""), (name, path)


def test_left_empty_fields_do_not_stop_a_translation(make_page, make_image):
    page = make_page(body=[("image", {"image": make_image()}), ("checklist", {"items": ["паспорт"]})])
    assert strings_of_body(StandardPage.objects.get(pk=page.pk)) == ["паспорт"]


def make_table(*rows):
    block = TableBlock()
    columns = [{"type": "text", "heading": "Назва"}, {"type": "text", "heading": "Ціна"}]
    return block, block.to_python({"columns": columns, "rows": [{"values": list(row)} for row in rows]})


def test_equal_words_of_a_table_are_translated_once():
    block, table = make_table(["обід", "50"], ["обід", "60"])
    segments = block.get_translatable_segments(table)
    assert [segment.string.data for segment in segments] == ["Назва", "Ціна", "обід"]


def test_a_row_put_into_a_table_keeps_the_translations_of_the_others():
    block, table = make_table(["обід", "50"])
    segments = [
        StringSegmentValue(segment.path, f"[{segment.string.data}]")
        for segment in block.get_translatable_segments(table)
    ]
    _block, longer = make_table(["сніданок", "30"], ["обід", "50"])
    restored = block.get_prep_value(block.restore_translated_segments(longer, segments))
    assert [column["heading"] for column in restored["columns"]] == ["[Назва]", "[Ціна]"]
    assert [row["values"] for row in restored["rows"]] == [["сніданок", "30"], ["[обід]", "50"]]
