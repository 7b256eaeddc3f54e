"""The home page of the communications site and its three lists."""

from ..schema import CampaignIndex, EServiceIndex, Home, Label, NewsIndex, Words
from ..sources import PB_OPEN_DATA, REPORT_2023, REPORT_2023_EN, figure

HOME = Home(
    key="home",
    picture="flicker-star",
    lead="flickers",
    lead_title=Label(
        "Флікер видно здалеку: навчаємо малечу правил дороги",
        "A reflector is seen from afar: teaching little ones the rules of the road",
    ),
    lead_text=Label(
        "Темніє рано, а водій має побачити дитину здалеку. Подивіться, де закріпити флікер і про що "
        "домовитися з дитиною.",
        "It gets dark early, and a driver must see a child from afar. See where to fasten a reflector "
        "and what to agree on with your child.",
    ),
    lead_action=Label("Закріпити флікер правильно", "Fasten it the right way"),
    uk=Words(
        title="Місто говорить із мешканцями",
        introduction="Тут ви дізнаєтеся, що саме триває в громаді, скористаєтеся електронною "
        "послугою, повідомите про проблему й вплинете на те, як витрачають міські кошти.",
        search_description="Кампанії, новини, електронні послуги й гаряча лінія 1580 "
        "Івано-Франківської громади.",
        slug="",
        body=[
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p><b>Щось зламалося чи зникла вода?</b> Телефонуйте 1580 – лінія "
                    "працює цілодобово. З мобільного: 050 010 15 80 або 067 010 15 80. "
                    '<a href="page:hotline">Що робить гаряча лінія</a></p>',
                },
            ),
            ("heading", {"text": "Громада в цифрах", "level": "h2"}),
            (
                "figures",
                {
                    "items": [
                        figure(
                            "13 728",
                            "звернень зареєструвала гаряча лінія 1580 за рік",
                            "2023 рік",
                            REPORT_2023,
                        ),
                        figure(
                            "42 047",
                            "мешканців проголосували за проєкти Бюджету участі",
                            "квітень – травень 2023 року",
                            REPORT_2023,
                        ),
                        figure(
                            "226 627",
                            "голосів віддали за проєкти Бюджету участі: найбільше за всі роки",
                            "2026 рік",
                            PB_OPEN_DATA,
                        ),
                    ]
                },
            ),
            (
                "call_to_action",
                {
                    "text": "Чекаєте на місце в садочку? З 1 вересня триває другий етап: можна "
                    "зареєструвати дитину на вільні місця.",
                    "label": "Як записати дитину",
                    "page": "kindergarten-registration",
                    "url": "",
                },
            ),
            ("heading", {"text": "Чим ми можемо допомогти", "level": "h2"}),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "Народилася дитина. Куди йти?",
                            "answer": "<p>Нікуди не поспішайте: одна заява «єМалятко» замінює до "
                            'десяти звернень. <a href="page:emaliatko">Як подати заяву</a></p>',
                        },
                        {
                            "question": "Маю ідею для двору, вулиці чи школи",
                            "answer": "<p>Подайте проєкт до Бюджету участі. Автором може стати "
                            "кожен, кому виповнилося 18 років. "
                            '<a href="page:participatory-budget">Як це працює</a></p>',
                        },
                        {
                            "question": "Хочу волонтерити",
                            "answer": "<p>Почніть зі знайомства з міською програмою: кого вона "
                            "обʼєднує, що дає волонтерам і з якого віку можна долучитися. "
                            '<a href="page:volunteering">Про програму волонтерства</a></p>',
                        },
                        {
                            "question": "Чи обідала моя дитина в школі?",
                            "answer": "<p>Це видно в кабінеті програми «Контроль шкільного "
                            'харчування». <a href="page:canteen-control">Про послугу</a></p>',
                        },
                    ]
                },
            ),
            (
                "gallery",
                {
                    "images": [
                        {
                            "image": "town-square",
                            "caption": "Малі вулиці й двори оновлюють за проєктами мешканців",
                        },
                        {
                            "image": "green-dome",
                            "caption": "Купол, який обрали учні: Шкільний бюджет участі, 2023 рік",
                        },
                        {"image": "hotline-phone", "caption": "1580: одна лінія для всієї громади"},
                    ]
                },
            ),
        ],
    ),
    en=Words(
        title="The city talks with its people",
        introduction="See what is going on in the community, use an e-service, report a problem "
        "and have a say in how the city's money is spent.",
        search_description="Campaigns, news, e-services and the 1580 hotline of the "
        "Ivano-Frankivsk community.",
        body=[
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p><b>Something broken, or no water?</b> Call 1580, day or night. "
                    "From a mobile: 050 010 15 80 or 067 010 15 80. "
                    '<a href="page:hotline">What the hotline does</a></p>',
                },
            ),
            ("heading", {"text": "The community in figures", "level": "h2"}),
            (
                "figures",
                {
                    "items": [
                        figure(
                            "13 728",
                            "requests registered by the 1580 hotline in a year",
                            "2023",
                            REPORT_2023_EN,
                        ),
                        figure(
                            "42 047",
                            "residents voted in the participatory budget",
                            "April–May 2023",
                            REPORT_2023_EN,
                        ),
                        figure(
                            "226 627",
                            "votes in the participatory budget, the most ever",
                            "2026",
                            PB_OPEN_DATA,
                        ),
                    ]
                },
            ),
            (
                "call_to_action",
                {
                    "text": "Waiting for a kindergarten place? The second stage began on "
                    "1 September: you can register for the places still free.",
                    "label": "How to register",
                    "page": "kindergarten-registration",
                    "url": "",
                },
            ),
            ("heading", {"text": "How we can help", "level": "h2"}),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "A baby is born. Where do I go?",
                            "answer": "<p>No need to rush: one «єМалятко» application replaces up to "
                            'ten. <a href="page:emaliatko">How to apply</a></p>',
                        },
                        {
                            "question": "I have an idea for a yard, a street or a school",
                            "answer": "<p>Submit it to the participatory budget. Anyone aged 18 or "
                            'over can. <a href="page:participatory-budget">How it works</a></p>',
                        },
                        {
                            "question": "I want to volunteer",
                            "answer": "<p>Start with the programme: whom it brings together and "
                            'from what age. <a href="page:volunteering">About it</a></p>',
                        },
                        {
                            "question": "Did my child have lunch at school?",
                            "answer": "<p>The school meals programme shows it. "
                            '<a href="page:canteen-control">About the service</a></p>',
                        },
                    ]
                },
            ),
            (
                "gallery",
                {
                    "images": [
                        {
                            "image": "town-square",
                            "caption": "Small streets and yards renewed by residents' projects",
                        },
                        {"image": "green-dome", "caption": "A dome the pupils chose, 2023"},
                        {"image": "hotline-phone", "caption": "1580: one line for everyone"},
                    ]
                },
            ),
        ],
    ),
)

INDEXES = (
    CampaignIndex(
        key="campaigns",
        in_menu=True,
        uk=Words(
            title="Кампанії",
            introduction="Що вже триває, що почнеться незабаром і чим завершилося те, про що ми "
            "розповідали раніше. У кожної кампанії є етапи з датами, щоб ви нічого не пропустили.",
            slug="kampanii",
        ),
        en=Words(
            title="Campaigns",
            introduction="What is on, what starts soon and how earlier campaigns ended. Each one "
            "has dated stages, so you miss nothing.",
            slug="campaigns",
        ),
    ),
    EServiceIndex(
        key="services",
        in_menu=True,
        uk=Words(
            title="Е-послуги",
            introduction="Послуги, якими можна скористатися з телефона чи компʼютера. Біля кожної "
            "написано, скільки вона коштує, що підготувати і коли ми востаннє перевіряли опис.",
            slug="e-posluhy",
        ),
        en=Words(
            title="E-services",
            introduction="Services you can use from a phone or a computer. Each shows its cost, "
            "what to prepare and when we last checked it.",
            slug="e-services",
        ),
    ),
    NewsIndex(
        key="news",
        in_menu=True,
        uk=Words(
            title="Новини",
            introduction="Коротко й по суті: що змінилося, кого це стосується і що тепер робити. "
            "Під кожною новиною вказано джерело.",
            slug="novyny",
        ),
        en=Words(
            title="News",
            introduction="Short and to the point: what has changed, for whom and what to do. "
            "Sources are given under each item.",
            slug="news",
        ),
    ),
)
