"""Holiday schools: the winter and the summer one."""

from datetime import date

from ..organisers import EDUCATION
from ..schema import Campaign, Figure, Label, Place, Stage, Words
from ..sources import (
    I_CAN_2024,
    SUMMER_2023,
    SUMMER_2025,
    WINTER_2024,
    WINTER_2026,
    WINTER_HOLIDAYS,
    figure,
)
from .campaigns_all_year import CANTEENS, COURSES

WINTER = Campaign(
    key="winter-schools",
    parent="campaigns",
    picture="winter-school",
    site="education",
    kind="winter-school",
    name=Label("Зимові школи", "Winter schools"),
    aim=Label(
        "Щоб на канікулах діти мали цікаве заняття поруч із домом і без оплати.",
        "To give children something to do in the holidays, near home and free of charge.",
    ),
    audiences=("children", "pupils", "parents"),
    organisers=EDUCATION,
    stages=(
        Stage(Label("Оголошено перелік", "List announced"), date(2025, 12, 20), date(2025, 12, 20)),
        Stage(Label("Заняття", "Classes"), date(2025, 12, 29), date(2026, 1, 9)),
    ),
    places=(
        Place(institution="Центр патріотичного виховання учнівської молоді імені Степана Бандери"),
        Place(institution="Міський центр дитячої та юнацької творчості"),
        Place(institution="Міський центр науково-технічної творчості"),
        Place(institution="Дитячо-юнацька спортивна школа №2"),
        Place(institution="Дитячо-юнацька спортивна школа №3"),
    ),
    figures=(
        Figure(
            "11",
            Label("безоплатних зимових шкіл", "free winter schools"),
            Label("29 грудня 2025 – 9 січня 2026 року", "29 December 2025 – 9 January 2026"),
            WINTER_2026,
        ),
        Figure(
            "майже 12 000",
            Label("школярів відвідали зимові школи за місяць", "pupils came in a month"),
            Label("січень 2024 року", "January 2024"),
            WINTER_2024,
        ),
        Figure(
            "майже 50",
            Label("гуртків щодня працювали в центрі творчості", "clubs a day in the centre of arts"),
            Label("січень 2024 року", "January 2024"),
            WINTER_2024,
        ),
    ),
    shown_on=("communications",),
    uk=Words(
        title="Зимові школи: канікули, на яких хочеться прокидатися",
        introduction="Дрон, спорт, мистецька майстерня чи мандрівка містом – оберіть заняття для дитини. "
        "Минулої зими працювало 11 безоплатних шкіл, а про нові групи питайте в закладах нижче.",
        search_description="Безоплатні зимові школи Івано-Франківська: заклади, заняття, дати.",
        slug="zymovi-shkoly",
        body=[
            (
                "rich_text",
                "<p>З 29 грудня 2025 до 9 січня 2026 року заклади позашкільної освіти прийняли "
                "дітей на заняття, майстер-класи, екскурсії та квести. Усе – без оплати.</p>",
            ),
            ("heading", {"text": "Чим займалися діти", "level": "h2"}),
            (
                "table",
                {
                    "caption": "Зимові школи 2025/2026: частина переліку",
                    "header": ["Де", "Що"],
                    "rows": [
                        ["Центр патріотичного виховання", "Історичні студії, екскурсії містом"],
                        ["Центр дитячої та юнацької творчості", "Майстер-класи з мистецтва"],
                        [
                            "Центр науково-технічної творчості",
                            "«Техношкола»: моделювання, дизайн, фото, керування БПЛА",
                        ],
                        ["Спортивні школи № 2 і № 3", "Спорт"],
                    ],
                },
            ),
            ("heading", {"text": "Як потрапити", "level": "h2"}),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Звірте канікули",
                            "text": "<p>Кожна школа визначає дати сама. Минулої зими канікули тривали до "
                            f'11 січня: <a href="{WINTER_HOLIDAYS.url}">zaxid.net</a>.</p>',
                        },
                        {
                            "title": "Запитайте про групу",
                            "text": "<p>Чи є місця, для якого віку, що взяти із собою.</p>",
                        },
                        {
                            "title": "Спробуйте кілька занять",
                            "text": "<p>Діти часто пробують себе одразу в кількох напрямах: танці, "
                            "музика, малювання.</p>",
                        },
                    ]
                },
            ),
            (
                "gallery",
                {
                    "images": [
                        {"image": "snow-town", "caption": "Місто взимку – теж клас"},
                        {"image": "classroom", "caption": "Майстерня чекає на гурт"},
                    ]
                },
            ),
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p>Дат нової зими ми ще не маємо. Щойно їх назвуть, вони зʼявляться "
                    "на лінії часу вгорі.</p>",
                },
            ),
        ],
    ),
    en=Words(
        title="Winter schools: holidays worth waking up for",
        introduction="A drone, a sport, an art workshop or a walk through the city. Last winter there "
        "were 11 free schools; ask below about new groups.",
        slug="winter-schools",
        body=[
            (
                "rich_text",
                "<p>From 29 December 2025 to 9 January 2026 out-of-school institutions held "
                "classes, workshops, excursions and quests, free of charge.</p>",
            ),
            (
                "table",
                {
                    "caption": "Winter schools 2025/26: a part of the list",
                    "header": ["Where", "What"],
                    "rows": [
                        ["Centre of Patriotic Education", "History, city tours"],
                        ["Centre of Creativity", "Art workshops"],
                        ["Centre of Technology", "Modelling, design, photo, drones"],
                        ["Sports schools No. 2 and No. 3", "Sport"],
                    ],
                },
            ),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Check the holidays",
                            "text": "<p>Each school sets its own dates.</p>",
                        },
                        {
                            "title": "Ask about a group",
                            "text": "<p>Places, age, what to bring.</p>",
                        },
                        {
                            "title": "Try several",
                            "text": "<p>Dance goes well with music.</p>",
                        },
                    ]
                },
            ),
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p>We do not have the dates of the new winter yet.</p>",
                },
            ),
        ],
    ),
)

SUMMER = Campaign(
    key="summer-schools",
    parent="campaigns",
    picture="summer-camp",
    site="education",
    kind="summer-school",
    name=Label("Літні школи", "Summer schools"),
    aim=Label(
        "Щоб літо було змістовним і для дітей громади, і для тих, хто приїхав через війну.",
        "To make the summer rich for local children and for those displaced by the war.",
    ),
    audiences=("children", "pupils", "parents", "displaced"),
    organisers=EDUCATION,
    stages=(
        Stage(Label("Перше літо: відкриття", "First summer opens"), date(2023, 6, 7), date(2023, 6, 7)),
        Stage(
            Label("Третє літо: заняття", "Third summer: classes"),
            date(2025, 6, 1),
            date(2025, 7, 31),
            "month",
        ),
        Stage(
            Label("Підсумки третього літа", "Summary of the third summer"),
            date(2025, 8, 18),
            date(2025, 8, 18),
        ),
    ),
    places=(
        Place(institution="Центр патріотичного виховання учнівської молоді імені Степана Бандери"),
        Place(institution="Позашкільний заклад «Лімниця»"),
    ),
    figures=(
        Figure(
            "майже 6 000",
            Label("дітей узяли участь", "children took part"),
            Label("червень – липень 2025 року", "June–July 2025"),
            SUMMER_2025,
        ),
        Figure(
            "62",
            Label("екскурсії", "excursions"),
            Label("червень – липень 2025 року", "June–July 2025"),
            SUMMER_2025,
        ),
        Figure(
            "10",
            Label("позашкільних закладів", "out-of-school institutions"),
            Label("червень – липень 2025 року", "June–July 2025"),
            SUMMER_2025,
        ),
        Figure(
            "майже 40",
            Label("дітей на першому занятті", "children at the first class"),
            Label("7 червня 2023 року", "7 June 2023"),
            SUMMER_2023,
        ),
    ),
    shown_on=("communications",),
    uk=Words(
        title="Літні школи: вчитися під відкритим небом",
        introduction="Три літа поспіль позашкільні заклади громади відчиняють двері в червні. Тут – "
        "що відбувалося і як обрати заняття наступного разу.",
        slug="litni-shkoly",
        body=[
            (
                "rich_text",
                "<p>Перша літня школа 2023 року відкрилася 7 червня в Центрі патріотичного "
                "виховання: майже 40 дітей слухали про скаутинг. Серед них були й діти зі "
                "Словʼянська.</p>",
            ),
            ("heading", {"text": "Літо 2025 року", "level": "h2"}),
            (
                "figures",
                {
                    "items": [
                        figure("700", "дітей навчалися в літніх класах шкіл", "літо 2025 року", SUMMER_2025),
                        figure("50", "– у літніх класах профтехосвіти", "літо 2025 року", SUMMER_2025),
                        figure("6", "змін провела «Лімниця»", "літо 2025 року", SUMMER_2025),
                    ]
                },
            ),
            (
                "rich_text",
                "<p>У «Лімниці» відпочивали діти з міст-побратимів і прифронтових територій.</p>",
            ),
            (
                "gallery",
                {
                    "images": [
                        {"image": "mountains-summer", "caption": "Екскурсія починається з гір"},
                        {"image": "summer-camp", "caption": "Табірна зміна"},
                        {"image": "open-book", "caption": "Літній клас"},
                    ]
                },
            ),
            ("heading", {"text": "Не лише школи", "level": "h2"}),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "«Я можу»: школа лідерського росту",
                            "answer": "<p>Її проводить служба у справах дітей. У 2023 році "
                            "відкрилася 3 липня в Палаці Потоцьких, заняття безоплатні. У 2024-му "
                            f'мала десять напрямів: <a href="{I_CAN_2024.url}">firtka.if.ua</a>.'
                            "</p>",
                        },
                        {
                            "question": "Чи працюють улітку садочки?",
                            "answer": "<p>Так, чергові – для дітей, чиї батьки працюють. Перелік "
                            "щороку інший, тож запитайте у своєму садочку.</p>",
                        },
                    ]
                },
            ),
            (
                "checklist",
                {
                    "title": "Підготуйтеся заздалегідь",
                    "items": [
                        "Запитайте в закладі ще в травні, чи будуть групи.",
                        "Дізнайтеся, чи є укриття і як діти до нього йдуть.",
                        "Підпишіть речі дитини, дайте воду й головний убір.",
                    ],
                },
            ),
        ],
    ),
    en=Words(
        title="Summer schools: learning under the open sky",
        introduction="Three summers in a row out-of-school institutions have opened their doors in "
        "June. Here is what happened.",
        slug="summer-schools",
        body=[
            (
                "rich_text",
                "<p>The first summer school of 2023 opened on 7 June in the Centre of Patriotic "
                "Education: almost 40 children heard about scouting.</p>",
            ),
            (
                "figures",
                {
                    "items": [
                        figure("700", "children in summer classes of schools", "summer 2025", SUMMER_2025),
                        figure("50", "in vocational schools", "summer 2025", SUMMER_2025),
                        figure("6", "shifts of «Лімниця»", "summer 2025", SUMMER_2025),
                    ]
                },
            ),
            (
                "checklist",
                {
                    "title": "Prepare early",
                    "items": [
                        "Ask in May whether there will be groups.",
                        "Ask about the shelter.",
                        "Label your child's things.",
                    ],
                },
            ),
        ],
    ),
)

CAMPAIGNS = (WINTER, SUMMER, CANTEENS, COURSES)
