"""The contacts of the education site: only what the sources confirm."""

from ..organisers import EDUCATION
from ..schema import Contacts, DirectoryEntry, Label, Words

CONTACTS = Contacts(
    key="contacts",
    picture="town-square",
    directory=(
        DirectoryEntry(
            name=EDUCATION,
            role=Label("Івано-Франківська міська рада", "Ivano-Frankivsk City Council"),
        ),
        DirectoryEntry(
            name=Label("Гаряча лінія громади", "Community hotline"),
            role=Label("Зʼєднає і підкаже", "Will put you through"),
            phone="1580",
            hours=Label("Цілодобово", "Day and night"),
        ),
        DirectoryEntry(
            name=Label("Гаряча лінія з мобільного", "Hotline from a mobile"),
            role=Label("Та сама лінія 1580", "The same 1580 line"),
            phone="050 010 15 80",
            hours=Label("Цілодобово", "Day and night"),
        ),
        DirectoryEntry(
            name=Label("Міська рада", "City Council"),
            address=Label("вул. Грушевського, 21, Івано-Франківськ", "21 Hrushevskoho St, Ivano-Frankivsk"),
        ),
    ),
    uk=Words(
        title="Контакти",
        introduction="З питанням про свою дитину найшвидше звернутися до закладу. Якщо потрібна "
        "допомога департаменту, ось як її отримати.",
        slug="kontakty",
        body=[
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Запитайте в закладі",
                            "text": "<p>Вихователь, класний керівник, адміністрація знають вашу "
                            "ситуацію.</p>",
                        },
                        {
                            "title": "Зателефонуйте 1580",
                            "text": "<p>Лінія працює цілодобово.</p>",
                        },
                        {
                            "title": "Надішліть звернення",
                            "text": "<p>Якщо потрібна письмова відповідь: <a "
                            'href="http://emvk.if.ua/tupzvern">електронне звернення до міської '
                            "ради</a>.</p>",
                        },
                    ]
                },
            ),
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p>Адресу, телефони й пошту департаменту додамо, щойно він їх підтвердить.</p>",
                },
            ),
        ],
    ),
    en=Words(
        title="Contacts",
        introduction="With a question about your child, ask the school first. If you need the "
        "department, here is how.",
        slug="contacts",
        body=[
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Ask the school",
                            "text": "<p>The staff know your situation.</p>",
                        },
                        {"title": "Call 1580", "text": "<p>Day and night.</p>"},
                        {
                            "title": "Send an appeal",
                            "text": "<p>For a written answer: <a "
                            'href="http://emvk.if.ua/tupzvern">electronic appeal</a>.</p>',
                        },
                    ]
                },
            ),
        ],
    ),
)
