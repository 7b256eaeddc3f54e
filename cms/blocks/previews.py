"""What the block picker shows: each block filled with words such as an editor would write.

The words are content, so they are in the language of most editors and are not translated. The
pictures are left out: the preview draws a stand-in, and asks the library for nothing.
"""

from datetime import date, timedelta

from django.utils import timezone

from cms.timeline import Precision

RICH_TEXT = (
    "<p>Світловідбивний елемент на рюкзаку чи рукаві робить дитину помітною в темряві за "
    "150 метрів. Без нього водій бачить пішохода лише за 30.</p>"
    "<p>Тож перед зимою перевірте:</p>"
    "<ul><li>чи є флікер на <b>верхньому одязі</b>;</li><li>чи видно його з обох боків.</li></ul>"
)

HEADING = {"text": "Як записати дитину до літньої школи", "level": "h2"}

QUOTE = {
    "text": "Діти прийшли по канікули, а пішли з друзями й власними проєктами.",
    "author": "Олена Гнатюк",
    "role": "вчителька, наставниця літньої школи",
}

STEPS = {
    "items": [
        {"title": "Виберіть школу", "text": "<p>У переліку позначено, де ще є місця.</p>"},
        {"title": "Заповніть заяву", "text": "<p>Знадобиться свідоцтво про народження дитини.</p>"},
        {"title": "Дочекайтеся листа", "text": "<p>Відповімо за три робочі дні.</p>"},
    ]
}

CHECKLIST = {
    "title": "Що взяти із собою",
    "items": ["змінне взуття", "пляшку води", "довідку від сімейного лікаря"],
}

ACCORDION = {
    "items": [
        {
            "question": "Чи потрібно платити за навчання?",
            "answer": "<p>Ні, заняття безплатні. Обіди оплачують батьки.</p>",
        },
        {
            "question": "Чи можна записатися, якщо ми нещодавно переїхали?",
            "answer": "<p>Так. Місце реєстрації не має значення.</p>",
        },
    ]
}

NOTICE = {
    "kind": "warning",
    "text": "<p>У разі повітряної тривоги заняття переходять в укриття.</p>",
}

IMAGE = {"image": None, "caption": "Площа Ринок на світанку"}

GALLERY = {
    "images": [
        {"image": None, "caption": "Майстерня кераміки"},
        {"image": None, "caption": "Заняття на свіжому повітрі"},
        {"image": None, "caption": "Виставка робіт"},
    ]
}

VIDEO = {
    "url": "https://www.youtube.com/watch?v=aaaaaaaaaaa",
    "title": "Як працює електронний журнал",
    "still": None,
    "duration": "2:40",
    "transcript": "<p>На екрані – сторінка щоденника. Диктор пояснює, де знайти оцінки.</p>",
}

FIGURES = {
    "items": [
        {
            "value": "13 728",
            "label": "звернень зареєструвала лінія 1580",
            "as_of": "2023",
            "source_title": "Звіт департаменту",
            "source_url": "https://www.mvk.if.ua/",
        },
        {
            "value": "11",
            "label": "безплатних шкіл на зимові канікули",
            "as_of": "2023",
            "source_title": "",
            "source_url": "",
        },
    ]
}

TABLE = {
    "caption": "Розклад занять літньої школи",
    "table": {
        "columns": [
            {"type": "text", "heading": "День"},
            {"type": "text", "heading": "До обіду"},
            {"type": "text", "heading": "Після обіду"},
        ],
        "rows": [
            {"values": ["Понеділок", "Робототехніка", "Плавання"]},
            {"values": ["Вівторок", "Англійська", "Екскурсія містом"]},
            {"values": ["Середа", "Малювання", "Настільні ігри"]},
        ],
        "caption": "",
    },
}

CALL_TO_ACTION = {
    "text": "Місць у групах небагато.",
    "label": "Записати дитину до 15 травня",
    "page": None,
    "url": "https://osvita.example/",
}

CONTACTS = {
    "items": [
        {
            "name": "Контакт-центр",
            "role": "усі запитання до міста",
            "phone": "1580",
            "email": "",
            "address": "",
            "hours": "цілодобово",
        },
        {
            "name": "Організаторка літніх шкіл",
            "role": "",
            "phone": "(0342) 00-00-00",
            "email": "shkoly@example.org",
            "address": "вул. Грушевського, 21",
            "hours": "будні, 9:00–18:00",
        },
    ]
}

PLACES = {
    "title": "Де відбуваються заняття",
    "institutions": [],
    "places": [
        {"name": "Центр дозвілля", "address": "вул. Незалежності, 1"},
        {"name": "Міський парк", "address": "вул. Чорновола, 128"},
    ],
}


def stages() -> dict:
    """Stages around today, the second of them under way."""
    today = timezone.localdate()

    def stage(label: str, starts: int, ends: int | None = None) -> dict:
        return {
            "label": label,
            "starts_on": today + timedelta(days=starts),
            "ends_on": None if ends is None else today + timedelta(days=ends),
            "precision": Precision.DAY,
        }

    return {
        "items": [
            stage("Оголошення", -20),
            stage("Прийом робіт", -10, 5),
            stage("Робота журі", 6, 12),
            stage("Результати", 14),
        ]
    }


def downloads() -> dict:
    """Documents that are nowhere but here."""
    # Blocks are defined before the models that they choose from.
    from wagtail.documents import get_document_model

    document = get_document_model()
    rules = document(
        pk=0,
        title="Умови конкурсу",
        file="umovy-konkursu.pdf",
        file_size=184_000,
        issued_on=date(2026, 3, 2),
    )
    form = document(pk=0, title="Зразок заяви", file="zayava.docx", file_size=38_000)
    return {
        "title": "Документи",
        "items": [{"document": rules, "title": ""}, {"document": form, "title": ""}],
    }
