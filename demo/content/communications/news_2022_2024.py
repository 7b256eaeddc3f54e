"""News of the communications site, 2022–2024."""

from datetime import datetime

from ..schema import News, Source, Words
from ..sources import (
    COUNCIL_OF_EUROPE,
    EMALIATKO,
    EMALIATKO_ORDER,
    KINDERGARTEN_2024,
    PB_RESULTS_2023,
    PB_START_2023,
    REPORT_2023,
    REPORT_2023_EN,
    SCHOOL_PB,
    VOLUNTEERING_FIRST,
    VOLUNTEERING_MEETING,
    figure,
)

NEWS_2022_2024 = (
    News(
        key="kindergarten-rush",
        parent="news",
        picture="kindergarten",
        date=datetime(2024, 3, 4, 10, 0),
        category="e-services",
        service="e-sadok",
        shown_on=("education",),
        sources=(KINDERGARTEN_2024,),
        uk=Words(
            title="Три дні – і 3 919 заяв до садочків: не відкладайте реєстрацію",
            introduction="Найбільше охочих до ясел. Якщо дитині йти до садочка у вересні, подайте "
            "заяву до кінця травня.",
            slug="zaiavy-do-sadochkiv",
            body=[
                (
                    "table",
                    {
                        "caption": "Заяви за перші три дні, березень 2024 року",
                        "header": ["Куди", "Заяв"],
                        "rows": [
                            ["Садочки", "3 919"],
                            ["із них ясла", "3 101"],
                            ["Школи", "2 591"],
                        ],
                    },
                ),
                (
                    "rich_text",
                    "<p>До шкіл одна людина могла подати до пʼяти заяв, тому заяв більше, ніж "
                    "дітей. Найчастіше обирали ліцеї № 23 (270), № 5 (150), № 20 (136), № 11 "
                    "(128), № 1 (115).</p>",
                ),
            ],
        ),
    ),
    News(
        key="pb-2024-start",
        parent="news",
        picture="town-square",
        date=datetime(2024, 2, 7, 10, 0),
        category="participation",
        service="pb-platform",
        sources=(
            Source(
                "gk-press.if.ua",
                "https://gk-press.if.ua/byudzhet-uchasti-u-frankivsku-vydilyat-30-mln-grn-na-"
                "proyekt-vid-meshkantsiv-gromady/",
            ),
        ),
        uk=Words(
            title="Шість голосів замість чотирьох: Бюджет участі – 2024",
            introduction="На проєкти мешканців відвели 30 млн грн. Освітні проєкти поділили на "
            "шкільні, дошкільні та позашкільні.",
            slug="biudzhet-uchasti-2024",
            body=[
                (
                    "rich_text",
                    "<p>Так врахували зауваження попередніх років. Кожен мешканець може "
                    "підтримати по одному проєкту в кожному напрямі.</p>",
                ),
            ],
        ),
    ),
    News(
        key="hotline-2023",
        parent="news",
        picture="hotline-phone",
        date=datetime(2023, 12, 31, 12, 0),
        category="city",
        service="hotline-service",
        sources=(REPORT_2023,),
        uk=Words(
            title="13 728 звернень за рік: про що франківці телефонували на 1580",
            introduction="Тепло, дим, трава, негода й дороги – пʼять тем, з якими мешканці "
            "зверталися найчастіше.",
            slug="1580-za-2023-rik",
            body=[
                (
                    "figures",
                    {
                        "items": [
                            figure("13 728", "звернень зареєстровано", "2023 рік", REPORT_2023),
                            figure("12 439", "з них – телефоном", "2023 рік", REPORT_2023),
                            figure("310", "через застосунок", "2023 рік", REPORT_2023),
                        ]
                    },
                ),
                (
                    "rich_text",
                    "<p>Щодня до 8:00 відділ збирає від підприємств дані про відключення й передає "
                    "їх керівництву, а щотижня готує довідку для міського голови. Звернення "
                    "приймають і з сіл громади.</p>",
                ),
                (
                    "call_to_action",
                    {
                        "text": "Усі числа й пояснення – на окремій сторінці.",
                        "label": "1580 у цифрах",
                        "page": "hotline",
                        "url": "",
                    },
                ),
            ],
        ),
        en=Words(
            title="13,728 requests in a year: what people called 1580 about",
            introduction="Heat, smoke, grass, weather and roads were the five main topics.",
            slug="1580-in-2023",
            body=[
                (
                    "figures",
                    {
                        "items": [
                            figure("13 728", "requests registered", "2023", REPORT_2023_EN),
                            figure("12 439", "of them by phone", "2023", REPORT_2023_EN),
                            figure("310", "through the app", "2023", REPORT_2023_EN),
                        ]
                    },
                ),
                (
                    "rich_text",
                    "<p>Every day before 8:00 the unit gathers outage data from the utilities, and "
                    "every week it prepares a note for the mayor.</p>",
                ),
            ],
        ),
    ),
    News(
        key="school-pb-done",
        parent="news",
        picture="park-rope",
        date=datetime(2023, 12, 31, 10, 0),
        category="participation",
        shown_on=("education",),
        sources=(REPORT_2023, SCHOOL_PB),
        uk=Words(
            title="Мотузковий парк, купол і нова техніка: що обрали учні",
            introduction="Три проєкти Шкільного бюджету участі стали справжніми – у Початковій "
            "школі «Пасічнянська» та Ліцеї № 25.",
            slug="shkilnyi-biudzhet-uchasti-2023",
            body=[
                (
                    "gallery",
                    {
                        "images": [
                            {"image": "park-rope", "caption": "Мотузковий парк"},
                            {"image": "green-dome", "caption": "Полікарбонатний купол"},
                        ]
                    },
                ),
                (
                    "rich_text",
                    "<p>Третій проєкт – нові сучасні інформаційні технології для ліцею. Через "
                    "повномасштабне вторгнення на гроші довелося чекати, а ціни за цей час "
                    "зросли, тож кошториси переглянули.</p>",
                ),
                (
                    "call_to_action",
                    {
                        "text": "Як учні голосують кольоровими картками?",
                        "label": "Про Шкільний бюджет участі",
                        "page": "school-participatory-budget",
                        "url": "",
                    },
                ),
            ],
        ),
    ),
    News(
        key="emaliatko-order",
        parent="news",
        picture="newborn",
        date=datetime(2023, 8, 11, 10, 0),
        category="e-services",
        service="emaliatko",
        sources=(EMALIATKO, EMALIATKO_ORDER),
        uk=Words(
            title="«єМалятко»: новий порядок для батьків новонароджених",
            introduction="Уряд затвердив порядок надання послуги. Одна заява – і народження "
            "зареєстровано, а ще до девʼяти послуг замовлено.",
            slug="yemaliatko-poriadok",
            body=[
                (
                    "rich_text",
                    "<p>Заяву подають у пологовому, у відділі ДРАЦС, у ЦНАП або в Дії. Термін – "
                    "один робочий день. Підстава – постанова КМУ від 11 серпня 2023 року "
                    "№ 853.</p>",
                ),
            ],
        ),
    ),
    News(
        key="pb-2023-results",
        parent="news",
        picture="ballot-box",
        date=datetime(2023, 5, 3, 14, 0),
        category="participation",
        campaign="pb-2023",
        shown_on=("education",),
        sources=(PB_RESULTS_2023, REPORT_2023),
        uk=Words(
            title="Мешканці обрали 38 проєктів: половина з них – освітні",
            introduction="За проєкти проголосували 42 047 людей. Найбільше грошей піде на малі "
            "вулиці, найбільше переможців – серед освітніх проєктів.",
            slug="38-proiektiv-peremohly",
            body=[
                (
                    "table",
                    {
                        "caption": "Переможці за категоріями",
                        "header": ["Категорія", "Проєктів", "Вартість"],
                        "rows": [
                            ["Освітні", "19", "7 995 283 грн"],
                            ["Благоустрій малих вулиць", "5", "12 170 000 грн"],
                            ["Зелені", "5", "1 585 796 грн"],
                            ["Інший благоустрій", "9", "3 996 316 грн"],
                        ],
                    },
                ),
                (
                    "rich_text",
                    "<p>Онлайн проголосували 36 590 мешканців. До ЦНАП прийшли 5 457 і віддали "
                    "12 390 голосів.</p>",
                ),
            ],
        ),
        en=Words(
            title="Residents chose 38 projects, half of them for education",
            introduction="42,047 people voted. Small streets get the most money; most winners are "
            "in education.",
            slug="38-winning-projects",
            body=[
                (
                    "table",
                    {
                        "caption": "Winners by category",
                        "header": ["Category", "Projects", "Cost"],
                        "rows": [
                            ["Education", "19", "UAH 7,995,283"],
                            ["Small streets", "5", "UAH 12,170,000"],
                            ["Green", "5", "UAH 1,585,796"],
                            ["Other improvements", "9", "UAH 3,996,316"],
                        ],
                    },
                ),
                (
                    "rich_text",
                    "<p>36,590 residents voted online; 5,457 came to a service office.</p>",
                ),
            ],
        ),
    ),
    News(
        key="pb-returns",
        parent="news",
        picture="town-square",
        date=datetime(2023, 3, 6, 13, 13),
        category="participation",
        campaign="pb-2023",
        sources=(PB_START_2023,),
        uk=Words(
            title="Бюджет участі повертається: готуйте ідеї до 9 березня",
            introduction="Після року перерви мешканці знову вирішуватимуть, що змінити в місті. "
            "Фонд – 25,5 млн грн.",
            slug="biudzhet-uchasti-povertaietsia",
            body=[
                (
                    "rich_text",
                    "<p>Серед пріоритетів – освітні заклади: укриття, ощадливе споживання енергії, а також "
                    "благоустрій.</p>",
                ),
            ],
        ),
    ),
    News(
        key="volunteering-first",
        parent="news",
        picture="volunteers-hands",
        date=datetime(2022, 9, 23, 15, 0),
        category="volunteering",
        sources=(VOLUNTEERING_MEETING, VOLUNTEERING_FIRST, COUNCIL_OF_EUROPE),
        uk=Words(
            title="Перші в Україні: громада має програму розвитку волонтерства",
            introduction="Її розраховано на 2023–2025 роки. Про те, як програма запрацює, у місті "
            "говорили з представниками Офісу Ради Європи.",
            slug="persha-prohrama-volonterstva",
            body=[
                (
                    "rich_text",
                    "<p>Місто вже працює з волонтерами: зі Спілкою волонтерів Прикарпаття створило "
                    "логістичний центр, який безоплатно доставляє посилки на передову, з "
                    "Мальтійською службою допомагає військовим, Карітасу допомагає купувати "
                    "продукти. Програма зведе це докупи й відкриє нові можливості.</p>",
                ),
                (
                    "call_to_action",
                    {
                        "text": "Хочете долучитися?",
                        "label": "Про програму волонтерства",
                        "page": "volunteering",
                        "url": "",
                    },
                ),
            ],
        ),
        en=Words(
            title="First in Ukraine: the community has a volunteering programme",
            introduction="It covers 2023–2025. The city and the Council of Europe Office discussed "
            "how it will work.",
            slug="first-volunteering-programme",
            body=[
                (
                    "rich_text",
                    "<p>The city already works with volunteers: a logistics centre with the Union "
                    "of Volunteers of Prykarpattia, aid to soldiers with the Order of Malta, food "
                    "for Caritas. The programme brings this together.</p>",
                ),
                (
                    "call_to_action",
                    {
                        "text": "Want to join?",
                        "label": "About the programme",
                        "page": "volunteering",
                        "url": "",
                    },
                ),
            ],
        ),
    ),
)
