"""Posts of the education campaigns, on the days of their sources."""

from datetime import datetime

from ..schema import CampaignPost, Words
from ..sources import CANTEENS, COURSES_2022, SUMMER_2023, SUMMER_2025, WINTER_2024, WINTER_2026, figure

POSTS = (
    CampaignPost(
        key="winter-list",
        parent="winter-schools",
        picture="snow-town",
        date=datetime(2025, 12, 20, 13, 34),
        uk=Words(
            title="Канікули без гаджетів: одинадцять шкіл на вибір",
            introduction="Перелік зимових шкіл готовий: спорт, творчість, техніка, мови, екскурсії "
            "та квести.",
            slug="perelik-2025",
            body=[
                (
                    "checklist",
                    {
                        "title": "Оберіть за інтересом",
                        "items": [
                            "Люблю історію – Центр патріотичного виховання.",
                            "Люблю малювати й майструвати – Центр дитячої та юнацької творчості.",
                            "Люблю техніку й дрони – «Техношкола».",
                            "Люблю рухатися – спортивні школи № 2 і № 3.",
                        ],
                    },
                ),
                (
                    "rich_text",
                    "<p>Заняття безоплатні, з 29 грудня до 9 січня. Це не весь перелік: "
                    f'докладніше <a href="{WINTER_2026.url}">kurs.if.ua</a>.</p>',
                ),
            ],
        ),
        en=Words(
            title="Holidays without gadgets: eleven schools to choose from",
            introduction="The list is ready: sport, arts, technology, excursions and quests.",
            slug="list-2025",
            body=[
                (
                    "checklist",
                    {
                        "title": "Choose what you like",
                        "items": [
                            "History: the Centre of Patriotic Education.",
                            "Arts: the Centre of Creativity.",
                            "Technology and drones: the technology school.",
                            "Movement: sports schools No. 2 and No. 3.",
                        ],
                    },
                ),
                ("rich_text", "<p>Free of charge, 29 December to 9 January.</p>"),
            ],
        ),
    ),
    CampaignPost(
        key="winter-2024-summary",
        parent="winter-schools",
        picture="classroom",
        date=datetime(2024, 1, 29, 16, 0),
        uk=Words(
            title="Майже 12 тисяч школярів за місяць: як минули зимові школи",
            introduction="У січні щодня працювали майже пʼятдесят гуртків лише в одному центрі.",
            slug="pidsumky-2024",
            body=[
                (
                    "figures",
                    {
                        "items": [
                            figure("майже 12 000", "школярів", "січень 2024 року", WINTER_2024),
                            figure(
                                "майже 50",
                                "гуртків щодня в центрі творчості",
                                "січень 2024 року",
                                WINTER_2024,
                            ),
                        ]
                    },
                ),
                (
                    "rich_text",
                    "<p>Молодші й старші малювали, грали на музичних інструментах, танцювали, "
                    "пробували писати. Дехто встиг відвідати кілька майстерень.</p>",
                ),
            ],
        ),
    ),
    CampaignPost(
        key="summer-2023-opening",
        parent="summer-schools",
        picture="mountains-summer",
        date=datetime(2023, 6, 7, 13, 52),
        uk=Words(
            title="Перший день літньої школи: говоримо про скаутів",
            introduction="Майже 40 дітей прийшли сьогодні до Центру патріотичного виховання.",
            slug="vidkryttia-2023",
            body=[
                (
                    "rich_text",
                    "<p>Школярі слухали коротку лекцію про скаутинг і пластові табори. До гурту "
                    "долучилися діти, які приїхали зі Словʼянська.</p>"
                    f'<p>Джерело: <a href="{SUMMER_2023.url}">oper-info.if.ua</a>.</p>',
                ),
            ],
        ),
    ),
    CampaignPost(
        key="summer-2025-summary",
        parent="summer-schools",
        picture="summer-camp",
        date=datetime(2025, 8, 18, 12, 0),
        uk=Words(
            title="Третє літо: десять закладів, 62 екскурсії",
            introduction="Літня школа охопила майже шість тисяч дітей. Підбиваємо підсумки.",
            slug="pidsumky-2025",
            body=[
                (
                    "table",
                    {
                        "caption": "Літо 2025 року",
                        "header": ["Де навчалися й відпочивали", "Скільки"],
                        "rows": [
                            ["Літня школа в позашкільних закладах", "майже 6 000 дітей"],
                            ["Літні класи в школах", "700 дітей"],
                            ["Літні класи в профтехосвіті", "50 дітей"],
                            ["«Лімниця»", "6 змін"],
                        ],
                    },
                ),
                (
                    "rich_text",
                    f'<p>Джерело: <a href="{SUMMER_2025.url}">firtka.if.ua</a>, брифінг 18 '
                    "серпня 2025 року.</p>",
                ),
            ],
        ),
    ),
    CampaignPost(
        key="canteens-start",
        parent="canteens",
        picture="canteen-tray",
        date=datetime(2021, 11, 1, 9, 0),
        uk=Words(
            title="Облік обідів стає електронним",
            introduction="Від сьогодні батьки можуть побачити в кабінеті, чи дитина поїла в школі.",
            slug="elektronnyi-oblik",
            body=[
                (
                    "rich_text",
                    "<p>Хто прийшов на обід, у школах записували й раніше, але на папері. Тепер "
                    "це видно онлайн. Програму запровадив виконавчий комітет: "
                    f'<a href="{CANTEENS.url}">kurs.if.ua</a>.</p>',
                ),
            ],
        ),
    ),
    CampaignPost(
        key="courses-start",
        parent="language-courses",
        picture="language-letters",
        date=datetime(2022, 3, 26, 11, 16),
        uk=Words(
            title="Перше заняття: 29 людей за партами Ліцею № 5",
            introduction="Загалом на безоплатні курси вже записалося майже двісті людей.",
            slug="pershe-zaniattia",
            body=[
                (
                    "rich_text",
                    "<p>Слухачі приїхали з різних областей. Багато хто вчив українську в школі, "
                    "тож головне тепер – пригадати й почати говорити.</p>"
                    f'<p>Джерело: <a href="{COURSES_2022.url}">galka.if.ua</a>.</p>',
                ),
            ],
        ),
    ),
)
