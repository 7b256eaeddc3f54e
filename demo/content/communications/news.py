"""News of the communications site in 2026, and the list of all news items.

The dates are those of the sources; an item about a whole year carries its last day.
"""

from datetime import datetime

from ..schema import Category, Label, News, Words
from ..sources import (
    OUTAGE_FIRTKA,
    OUTAGE_KURS,
    PB_OPEN_DATA,
    PB_TEN_SPRINGS,
    figure,
)
from .news_2022_2024 import NEWS_2022_2024
from .news_2025 import NEWS_2025

CATEGORIES = (
    Category("e-services", "communications", Label("Е-послуги", "E-services")),
    Category("participation", "communications", Label("Участь", "Participation")),
    Category("city", "communications", Label("Місто", "City")),
    Category("volunteering", "communications", Label("Волонтерство", "Volunteering")),
    Category("announcements", "communications", Label("Оголошення", "Announcements")),
)

NEWS_2026 = (
    News(
        key="new-site",
        parent="news",
        picture="town-hall",
        date=datetime(2026, 11, 23, 9, 0),
        category="announcements",
        pinned=True,
        shown_on=("education",),
        uk=Words(
            title="Два нові сайти громади: як знайти потрібне за хвилину",
            introduction="Комунікації та освіта тепер мають по сайту, і переходити між ними легко: "
            "перемикач – на кожній сторінці вгорі.",
            slug="novi-saity",
            body=[
                (
                    "steps",
                    {
                        "items": [
                            {
                                "title": "Дивіться на етапи",
                                "text": "<p>У кожної кампанії є лінія часу: що минуло, що триває, "
                                "скільки днів лишилося.</p>",
                            },
                            {
                                "title": "Перевіряйте джерело",
                                "text": "<p>Біля кожного числа написано, звідки воно і на яку дату.</p>",
                            },
                            {
                                "title": "Скажіть, чого бракує",
                                "text": "<p>Унизу сторінки ми питаємо, чи була вона корисною. "
                                "Відповідь анонімна.</p>",
                            },
                        ]
                    },
                ),
                (
                    "notice",
                    {
                        "kind": "info",
                        "text": "<p>На сайтах немає файлів cookie для стеження. "
                        '<a href="page:privacy">Як ми бережемо ваші дані</a></p>',
                    },
                ),
                (
                    "call_to_action",
                    {
                        "text": "Незручно читати чи користуватися?",
                        "label": "Заява про доступність",
                        "page": "accessibility",
                        "url": "",
                    },
                ),
            ],
        ),
        en=Words(
            title="Two new sites: find what you need in a minute",
            introduction="Communications and education now have a site each, with a switch at the "
            "top of every page.",
            slug="new-sites",
            body=[
                (
                    "steps",
                    {
                        "items": [
                            {
                                "title": "Look at the stages",
                                "text": "<p>Each campaign has a timeline: what is past, what is "
                                "on, how many days are left.</p>",
                            },
                            {
                                "title": "Check the source",
                                "text": "<p>Every number has its source and date.</p>",
                            },
                            {
                                "title": "Tell us what is missing",
                                "text": "<p>We ask at the foot of the page, anonymously.</p>",
                            },
                        ]
                    },
                ),
                (
                    "notice",
                    {
                        "kind": "info",
                        "text": '<p>No tracking cookies. <a href="page:privacy">Your data</a></p>',
                    },
                ),
            ],
        ),
    ),
    News(
        key="pb-2026-record",
        parent="news",
        picture="ballot-box",
        date=datetime(2026, 7, 17, 10, 0),
        category="participation",
        service="pb-platform",
        sources=(PB_OPEN_DATA, PB_TEN_SPRINGS),
        uk=Words(
            title="Бюджет участі – 2026: 98 переможців і найбільше голосів за десять циклів",
            introduction="За проєкти віддали 226 627 голосів. У 2016 році, коли все починалося, їх "
            "було 2090.",
            slug="biudzhet-uchasti-2026",
            body=[
                (
                    "figures",
                    {
                        "items": [
                            figure("98", "проєктів перемогли", "2026 рік", PB_OPEN_DATA),
                            figure("199", "подали автори", "2026 рік", PB_OPEN_DATA),
                            figure("55 млн грн", "становив фонд", "2026 рік", PB_OPEN_DATA),
                        ]
                    },
                ),
                (
                    "rich_text",
                    "<p>Цього року кожен мав 13 голосів, але в середньому люди використали 3,8. "
                    "Онлайн голосують найчастіше близько 21:00, у ЦНАП – близько 10:00. Через "
                    "ЦНАП надійшло 13,5 % голосів, а в Березівці – 80 %.</p>",
                ),
                ("heading", {"text": "Що нового в правилах", "level": "h2"}),
                (
                    "checklist",
                    {
                        "title": "",
                        "items": [
                            "Допомога ЗСУ повернулася до загального голосування.",
                            "Знову є архітектурна спадщина.",
                            "Школи поділено на великі, середні й маленькі, садочки – на великі й малі.",
                        ],
                    },
                ),
                (
                    "notice",
                    {
                        "kind": "info",
                        "text": "<p><i>Дані Івано-Франківської міської ради, межі громад – UN "
                        "OCHA. Аналітична обробка – ГО «Івано-Франківський регіональний центр», "
                        "CC BY 4.0. Стан на 17 липня 2026 року.</i></p>",
                    },
                ),
            ],
        ),
        en=Words(
            title="Participatory budget 2026: 98 winners and a record number of votes",
            introduction="226,627 votes were given. In 2016, the first year, there were 2,090.",
            slug="participatory-budget-2026",
            body=[
                (
                    "figures",
                    {
                        "items": [
                            figure("98", "winning projects", "2026", PB_OPEN_DATA),
                            figure("199", "submitted", "2026", PB_OPEN_DATA),
                            figure("UAH 55 million", "fund", "2026", PB_OPEN_DATA),
                        ]
                    },
                ),
                (
                    "rich_text",
                    "<p>Everyone had 13 votes; people used 3.8 on average. Voting online peaks at "
                    "about 21:00, at service offices at about 10:00.</p>",
                ),
                (
                    "notice",
                    {
                        "kind": "info",
                        "text": "<p><i>Data of the Ivano-Frankivsk City Council, boundaries UN "
                        "OCHA, analysis by the NGO Ivano-Frankivsk Regional Center, CC BY 4.0, "
                        "17 July 2026.</i></p>",
                    },
                ),
            ],
        ),
    ),
    News(
        key="outage-lesson",
        parent="news",
        picture="snow-town",
        date=datetime(2026, 1, 9, 16, 0),
        category="city",
        service="hotline-service",
        sources=(OUTAGE_KURS, OUTAGE_FIRTKA),
        uk=Words(
            title="Без води в центрі: чого навчила аварія на вулиці Мельника",
            introduction="8 січня прорвало водопровід, і центр лишився без води. Розповідаємо, що "
            "сталося і що має бути в кожному повідомленні про відключення.",
            slug="avariia-na-melnyka",
            body=[
                (
                    "steps",
                    {
                        "items": [
                            {
                                "title": "8 січня",
                                "text": "<p>Прорив на вулиці Андрія Мельника. Води немає в "
                                "центрі, а також на вулицях Національної Гвардії, Набережній, "
                                "Парковій, Довженка, Гвардійській, Привокзальній, Курінного "
                                "Чорноти, Чорновола.</p>",
                            },
                            {
                                "title": "8 січня, 22:20",
                                "text": "<p>Служба оперативного реагування повідомляє: до кінця "
                                "доби прорив не усунуть.</p>",
                            },
                            {
                                "title": "9 січня, ранок",
                                "text": "<p>Підприємство каже, що прорив ліквідовано, воду "
                                "обіцяють сьогодні, але години не називають.</p>",
                            },
                            {
                                "title": "9 січня",
                                "text": "<p>Воду повертають поступово: бригади відкривають "
                                "засувки й герметизують трубу.</p>",
                            },
                        ]
                    },
                ),
                ("heading", {"text": "Добре повідомлення про відключення", "level": "h2"}),
                (
                    "checklist",
                    {
                        "title": "Що в ньому має бути",
                        "items": [
                            "Що вимкнено і чому.",
                            "Які вулиці та номери будинків.",
                            "Відколи й доки. Якщо часу не знаємо, так і пишемо: «невідомо».",
                            "Що саме зараз роблять: працюють, зупинили, відновили частково.",
                            "Хто виконує роботи й за яким номером запитати.",
                        ],
                    },
                ),
                (
                    "call_to_action",
                    {
                        "text": "Зникла вода? Повідомте і запитайте, коли буде.",
                        "label": "Як звернутися до 1580",
                        "page": "hotline-service",
                        "url": "",
                    },
                ),
            ],
        ),
        en=Words(
            title="No water in the centre: the lesson of the Melnyka Street accident",
            introduction="A water main burst on 8 January and the centre was left dry. What "
            "happened, and what every outage notice should say.",
            slug="melnyka-street-accident",
            body=[
                (
                    "steps",
                    {
                        "items": [
                            {
                                "title": "8 January",
                                "text": "<p>A main bursts on Andriia Melnyka Street; the centre "
                                "and several streets have no water.</p>",
                            },
                            {
                                "title": "8 January, 22:20",
                                "text": "<p>The response service says it will not be mended today.</p>",
                            },
                            {
                                "title": "9 January, morning",
                                "text": "<p>The burst is mended; no hour is named.</p>",
                            },
                            {
                                "title": "9 January",
                                "text": "<p>Water comes back step by step.</p>",
                            },
                        ]
                    },
                ),
                (
                    "checklist",
                    {
                        "title": "What a notice should say",
                        "items": [
                            "What is off and why.",
                            "Which streets and houses.",
                            "Since when and until when, or «unknown».",
                            "What is being done now.",
                            "Who does the work and whom to ask.",
                        ],
                    },
                ),
            ],
        ),
    ),
)

NEWS = NEWS_2026 + NEWS_2025 + NEWS_2022_2024
