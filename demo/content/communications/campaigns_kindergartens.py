"""Registration for kindergartens.

The sources name two stages that come back every year (1 March to 31 May, and after 1 September);
the dates of 2026 are derived from that rule, and the page says so.
"""

from datetime import date

from ..organisers import DEPARTMENT, EDUCATION
from ..schema import Campaign, Figure, Label, Place, Stage, Words
from ..sources import KINDERGARTEN_2024, KINDERGARTEN_STAGES

KINDERGARTEN_REGISTRATION = Campaign(
    key="kindergarten-registration",
    parent="campaigns",
    picture="kindergarten",
    kind="other",
    name=Label("Запис до садочка через «Е-садок»", "Kindergarten registration in «Е-садок»"),
    aim=Label(
        "Щоб батьки знали, коли і як зареєструвати дитину до комунального садочка.",
        "So that parents know when and how to register a child for a municipal kindergarten.",
    ),
    audiences=("parents",),
    organisers=EDUCATION,
    partners=DEPARTMENT,
    stages=(
        Stage(
            Label("Реєстрація на вересень", "Registration for September"),
            date(2026, 3, 1),
            date(2026, 5, 31),
        ),
        Stage(
            Label("Реєстрація на вільні місця", "Registration for free places"),
            date(2026, 9, 1),
            open_ended=True,
        ),
    ),
    places=(
        Place(institution="ЗДО №1 «Калинонька»"),
        Place(institution="ЗДО №3 «Бджілка»"),
        Place(institution="ЗДО №21 «Подоляночка»"),
        Place(institution="ЗДО №27 «Карпатська казка»"),
        Place(institution="ЗДО №37 «Джерельце»"),
    ),
    figures=(
        Figure(
            "3 919",
            Label(
                "заяв до садочків надійшло за перші три дні",
                "applications to kindergartens came in the first three days",
            ),
            Label("березень 2024 року", "March 2024"),
            KINDERGARTEN_2024,
        ),
        Figure(
            "3 101",
            Label("із них – до ясельних груп", "of them were for nursery groups"),
            Label("березень 2024 року", "March 2024"),
            KINDERGARTEN_2024,
        ),
    ),
    shown_on=("education",),
    uk=Words(
        title="«Е-садок»: другий етап триває, реєструйте на вільні місця",
        introduction="Якщо навесні ви не встигли, спробуйте тепер: після 1 вересня дітей записують "
        "на місця, що лишилися вільними. Заяву подають онлайн, іти до садочка не треба.",
        search_description="Коли і як зареєструвати дитину до дитячого садка в Івано-Франківську: "
        "два етапи системи «Е-садок».",
        slug="e-sadok-reiestratsiia",
        body=[
            (
                "notice",
                {
                    "kind": "warning",
                    "text": "<p>За повідомленнями місцевих видань, етапи повторюються щороку: "
                    "з 1 березня до 31 травня та після 1 вересня. Дати 2026 року на цій "
                    "сторінці виведено з цього порядку. "
                    "Перед поданням звіртеся із самою системою.</p>",
                },
            ),
            ("heading", {"text": "Як зареєструвати дитину", "level": "h2"}),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Відкрийте «Е-садок»",
                            "text": "<p>Система працює за адресою "
                            '<a href="https://sadok.bloqly.com">sadok.bloqly.com</a>. Її '
                            "затвердила міська рада 23 грудня 2021 року.</p>",
                        },
                        {
                            "title": "Оберіть рік",
                            "text": "<p>Реєструйте дитину того року, коли вона піде до садочка.</p>",
                        },
                        {
                            "title": "Подайте заяву",
                            "text": "<p>Навесні – на вересень, восени – на вільні місця.</p>",
                        },
                    ]
                },
            ),
            (
                "checklist",
                {
                    "title": "Перш ніж подавати",
                    "items": [
                        "Вирішіть, які садочки вам зручні дорогою на роботу.",
                        "Дізнайтеся в садочку, чи є група за віком вашої дитини.",
                        "Збережіть підтвердження, що заяву прийнято.",
                    ],
                },
            ),
            (
                "places",
                {
                    "title": "Кілька садочків громади",
                    "institutions": [
                        "ЗДО №11 «Пізнайко»",
                        "ЗДО №12 «Струмочок»",
                        "ЗДО №29 «Кобзарик»",
                        "ЗДО №33 «Кристалик»",
                        "Тисменичанський ЗДО «Їжачок»",
                        "Радчанський ЗДО «Червона Шапочка»",
                    ],
                    "places": [],
                },
            ),
            (
                "rich_text",
                "<p>Це не весь перелік: повний є в системі. Про етапи писали "
                f'<a href="{KINDERGARTEN_STAGES.url}">firtka.if.ua</a> та інші місцеві видання.</p>',
            ),
            (
                "call_to_action",
                {
                    "text": "Заяву подають у системі «Е-садок».",
                    "label": "Зареєструвати дитину",
                    "page": "",
                    "url": "https://sadok.bloqly.com",
                },
            ),
        ],
    ),
    en=Words(
        title="«Е-садок»: the second stage is on, register for free places",
        introduction="Missed the spring? Try now: after 1 September children are registered for "
        "places still free. You apply online.",
        slug="kindergarten-registration",
        body=[
            (
                "notice",
                {
                    "kind": "warning",
                    "text": "<p>The two stages come back every year: 1 March to 31 May and after "
                    "1 September. The dates of 2026 here are derived from that rule. Check them "
                    "in the system.</p>",
                },
            ),
            ("heading", {"text": "How to register a child", "level": "h2"}),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Open «Е-садок»",
                            "text": '<p>It lives at <a href="https://sadok.bloqly.com">'
                            "sadok.bloqly.com</a>.</p>",
                        },
                        {
                            "title": "Choose the year",
                            "text": "<p>Register in the year the child will start.</p>",
                        },
                        {
                            "title": "Apply",
                            "text": "<p>In spring for September, in autumn for free places.</p>",
                        },
                    ]
                },
            ),
            (
                "call_to_action",
                {
                    "text": "You apply in the «Е-садок» system.",
                    "label": "Register a child",
                    "page": "",
                    "url": "https://sadok.bloqly.com",
                },
            ),
        ],
    ),
)
