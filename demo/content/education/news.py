"""News of the education site, on the days of their sources."""

from datetime import datetime

from ..schema import Category, Label, News, Words
from ..sources import (
    COURSES_2022,
    COURSES_FIRST_CLASS,
    DUTY_KINDERGARTENS,
    I_CAN_2023,
    I_CAN_2024,
    SCHOOL_NETWORK,
    SCHOOL_REFORM_APPEAL,
    SUMMER_2025,
    WINTER_2024,
    WINTER_2026,
    WINTER_HOLIDAYS,
    figure,
)

CATEGORIES = (
    Category("schools", "education", Label("Школи", "Schools")),
    Category("kindergartens", "education", Label("Садочки", "Kindergartens")),
    Category("holidays", "education", Label("Канікули", "Holidays")),
    Category("language", "education", Label("Українська мова", "Ukrainian language")),
    Category("announcements", "education", Label("Оголошення", "Announcements")),
)

NEWS = (
    News(
        key="reform-appeal",
        parent="news",
        picture="classroom",
        date=datetime(2026, 2, 5, 15, 0),
        category="schools",
        shown_on=("communications",),
        sources=(SCHOOL_REFORM_APPEAL, SCHOOL_NETWORK),
        uk=Words(
            title="Міська рада просить уряд зупинити реформу старшої школи",
            introduction="Звернення ухвалили на позачерговій сесії 5 лютого. Вимога – не змінювати "
            "мережу шкіл, доки триває війна.",
            slug="zvernennia-shchodo-reformy",
            body=[
                (
                    "rich_text",
                    "<p>За чинним планом з 1 вересня 2027 року школи, які не стали академічними "
                    "ліцеями, мають змінити документи й стати гімназіями. Тоді, наголошують "
                    "у міській раді, старшокласникам довелося б шукати інший заклад.</p>",
                ),
                (
                    "notice",
                    {
                        "kind": "info",
                        "text": "<p>Звернення не скасовує реформи: рішення за урядом. "
                        '<a href="page:network">Яка мережа запланована</a></p>',
                    },
                ),
            ],
        ),
        en=Words(
            title="The City Council asks the government to stop the reform of upper secondary school",
            introduction="The appeal was adopted on 5 February: no changes to the network of "
            "schools during the war.",
            slug="reform-appeal",
            body=[
                (
                    "rich_text",
                    "<p>Under the plan, from 1 September 2027 schools that are not academic "
                    "lyceums are to become gymnasiums.</p>",
                ),
                (
                    "notice",
                    {
                        "kind": "info",
                        "text": "<p>The appeal does not cancel the reform. "
                        '<a href="page:network">The planned network</a></p>',
                    },
                ),
            ],
        ),
    ),
    News(
        key="winter-schools-2025",
        parent="news",
        picture="winter-school",
        date=datetime(2025, 12, 20, 14, 0),
        category="holidays",
        campaign="winter-schools",
        shown_on=("communications",),
        sources=(WINTER_2026, WINTER_HOLIDAYS),
        uk=Words(
            title="Безоплатні зимові школи: куди піти з 29 грудня до 9 січня",
            introduction="На дітей чекають 11 шкіл: від «Техношколи» з дронами до історичних студій "
            "і спорту.",
            slug="zymovi-shkoly-2025",
            body=[
                (
                    "figures",
                    {
                        "items": [
                            figure("11", "зимових шкіл", "20 грудня 2025 року", WINTER_2026),
                            figure("0 грн", "вартість занять", "20 грудня 2025 року", WINTER_2026),
                        ]
                    },
                ),
                (
                    "rich_text",
                    "<p>Канікули триватимуть до 11 січня, але точні дати визначає кожна школа. "
                    "Запитайте в класного керівника.</p>",
                ),
                (
                    "call_to_action",
                    {
                        "text": "Заклади й напрями – на сторінці кампанії.",
                        "label": "Обрати зимову школу",
                        "page": "winter-schools",
                        "url": "",
                    },
                ),
            ],
        ),
        en=Words(
            title="Free winter schools: where to go from 29 December to 9 January",
            introduction="Eleven schools await: from drones to history and sport.",
            slug="winter-schools-2025",
            body=[
                (
                    "figures",
                    {
                        "items": [
                            figure("11", "winter schools", "20 December 2025", WINTER_2026),
                            figure("UAH 0", "to pay", "20 December 2025", WINTER_2026),
                        ]
                    },
                ),
                (
                    "call_to_action",
                    {
                        "text": "Places and themes are on the campaign page.",
                        "label": "Choose a winter school",
                        "page": "winter-schools",
                        "url": "",
                    },
                ),
            ],
        ),
    ),
    News(
        key="network-2027",
        parent="news",
        picture="open-book",
        date=datetime(2025, 10, 23, 12, 0),
        category="schools",
        sources=(SCHOOL_NETWORK,),
        uk=Words(
            title="Пʼять ліцеїв для старшокласників: який план на 2027 рік",
            introduction="З вересня 2027 року два наукові та три академічні ліцеї мають навчати у "
            "10–12 класах. Інші школи стануть гімназіями.",
            slug="merezha-2027",
            body=[
                (
                    "places",
                    {
                        "title": "Ліцеї плану",
                        "institutions": [
                            "Науковий ліцей імені Миколи Сабата",
                            "Івано-Франківський науковий природничо-математичний ліцей імені Івана Пулюя",
                            "Ліцей імені Романа Шухевича",
                            "Ліцей №2",
                            "Ліцей №5",
                        ],
                        "places": [],
                    },
                ),
                (
                    "notice",
                    {
                        "kind": "warning",
                        "text": "<p>Доповнено: 5 лютого 2026 року міська рада попросила уряд "
                        'зупинити реформу. <a href="page:reform-appeal">Докладніше</a></p>',
                    },
                ),
            ],
        ),
    ),
    News(
        key="summer-2025",
        parent="news",
        picture="summer-camp",
        date=datetime(2025, 8, 18, 15, 0),
        category="holidays",
        campaign="summer-schools",
        shown_on=("communications",),
        sources=(SUMMER_2025,),
        uk=Words(
            title="Літо, яке запамʼятають: майже 6 000 дітей у літній школі",
            introduction="Десять закладів, 62 екскурсії, шість змін у «Лімниці» – третє літо поспіль.",
            slug="lito-2025",
            body=[
                (
                    "figures",
                    {
                        "items": [
                            figure("майже 6 000", "учасників", "18 серпня 2025 року", SUMMER_2025),
                            figure("62", "екскурсії", "18 серпня 2025 року", SUMMER_2025),
                            figure("700", "дітей у літніх класах шкіл", "18 серпня 2025 року", SUMMER_2025),
                        ]
                    },
                ),
                (
                    "rich_text",
                    "<p>У «Лімниці» відпочили діти з міст-побратимів і прифронтових територій.</p>",
                ),
            ],
        ),
        en=Words(
            title="A summer to remember: almost 6,000 children",
            introduction="Ten institutions, 62 excursions, six shifts in «Лімниця».",
            slug="summer-2025",
            body=[
                (
                    "figures",
                    {
                        "items": [
                            figure("~6 000", "participants", "18 August 2025", SUMMER_2025),
                            figure("62", "excursions", "18 August 2025", SUMMER_2025),
                            figure("700", "in schools' summer classes", "18 August 2025", SUMMER_2025),
                        ]
                    },
                ),
            ],
        ),
    ),
    News(
        key="duty-kindergartens-2024",
        parent="news",
        picture="kindergarten",
        date=datetime(2024, 6, 26, 10, 0),
        category="kindergartens",
        sources=(DUTY_KINDERGARTENS,),
        uk=Words(
            title="Вісім чергових садочків працюватимуть з 1 липня",
            introduction="Якщо ви працюєте, дитину можна водити до чергового садочка. Подайте заяву "
            "керівникові свого.",
            slug="cherhovi-sadochky-2024",
            body=[
                (
                    "places",
                    {
                        "title": "Чергові садочки, літо 2024 року",
                        "institutions": [
                            "ЗДО №6 «Колобок»",
                            "ЗДО №15 «Гуцулочка»",
                            "ЗДО №20 «Росинка»",
                            "ЗДО №22 «Світанок»",
                            "ЗДО №23 «Дударик»",
                            "ЗДО №28 «Квітка Карпат»",
                            "ЗДО №33 «Кристалик»",
                            "ЗДО №36 «Віночок»",
                        ],
                        "places": [],
                    },
                ),
                (
                    "notice",
                    {
                        "kind": "warning",
                        "text": "<p>Перелік щороку інший. Для нового літа запитуйте у своєму садочку.</p>",
                    },
                ),
            ],
        ),
    ),
    News(
        key="i-can-2024",
        parent="news",
        picture="mountains-summer",
        date=datetime(2024, 5, 27, 12, 0),
        category="holidays",
        sources=(I_CAN_2024,),
        uk=Words(
            title="«Я можу»: десять напрямів на все літо",
            introduction="Школа лідерського росту знову збирає дітей і підлітків: щодня, до кінця літа.",
            slug="ya-mozhu-2024",
            body=[
                (
                    "rich_text",
                    "<p>Серед напрямів – уроки вокалу й екскурсії на підприємства, де видно, як "
                    "народжуються речі. Школу проводить служба у справах дітей.</p>",
                ),
            ],
        ),
    ),
    News(
        key="winter-2024",
        parent="news",
        picture="snow-town",
        date=datetime(2024, 1, 29, 17, 0),
        category="holidays",
        campaign="winter-schools",
        shown_on=("communications",),
        sources=(WINTER_2024,),
        uk=Words(
            title="Зимові школи відвідали майже 12 тисяч школярів",
            introduction="Цілий січень заклади позашкільної освіти приймали дітей на заняття. "
            "Лише в одному центрі щодня працювали майже 50 гуртків.",
            slug="zymovi-shkoly-2024",
            body=[
                (
                    "rich_text",
                    "<p>У Міському центрі дитячої та юнацької творчості діти малювали, грали "
                    "на музичних інструментах, танцювали, писали, пробували декоративне мистецтво.</p>",
                ),
            ],
        ),
    ),
    News(
        key="i-can-2023",
        parent="news",
        picture="summer-camp",
        date=datetime(2023, 7, 3, 12, 0),
        category="holidays",
        campaign="summer-schools",
        sources=(I_CAN_2023,),
        uk=Words(
            title="У Палаці Потоцьких відкрилася школа «Я можу»",
            introduction="ІТ, вокал, спорт, рукоділля – усе літо й безоплатно.",
            slug="ya-mozhu-2023",
            body=[
                (
                    "rich_text",
                    "<p>Літню школу лідерства підготувала служба у справах дітей. Дитина може "
                    "обрати напрям до душі.</p>",
                ),
            ],
        ),
    ),
    News(
        key="courses-200",
        parent="news",
        picture="language-letters",
        date=datetime(2022, 3, 26, 12, 0),
        category="language",
        campaign="language-courses",
        shown_on=("communications",),
        sources=(COURSES_2022, COURSES_FIRST_CLASS),
        uk=Words(
            title="Майже 200 людей записалися на безоплатні курси української",
            introduction="Курси створили для тих, хто приїхав з інших областей. Перше заняття – у Ліцеї № 5.",
            slug="kursy-maizhe-200",
            body=[
                (
                    "rich_text",
                    "<p>Мета – допомогти подолати незручність і заговорити. Тим, хто захоче "
                    "більше, обіцяють і поглиблене вивчення.</p>",
                ),
            ],
        ),
    ),
)
