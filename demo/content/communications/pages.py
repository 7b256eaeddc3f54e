"""About the department, the hotline and the contacts."""

from ..organisers import DEPARTMENT
from ..schema import Contacts, DirectoryEntry, Label, Standard, Words
from ..sources import HOTLINE_PHONES, REPORT_2023, REPORT_2023_EN, figure

ABOUT = Standard(
    key="about",
    picture="town-hall",
    uk=Words(
        title="Про департамент",
        introduction="Ми – місток між міською радою і мешканцями: відповідаємо на дзвінки, "
        "пояснюємо зміни, допомагаємо подати проєкт і розвиваємо електронні послуги.",
        slug="pro-departament",
        body=[
            (
                "rich_text",
                "<p>Повна назва – департамент стратегічного розвитку, цифрових трансформацій, "
                "роботи із засобами масової інформації, комунікації з мешканцями "
                "Івано-Франківської міської ради. Його створено 6 січня 2021 року.</p>",
            ),
            (
                "figures",
                {
                    "items": [
                        figure("3", "відділи в департаменті", "2023 рік", REPORT_2023),
                        figure("13 728", "звернень зареєструвала лінія 1580", "2023 рік", REPORT_2023),
                        figure("129", "проєктів подали до Бюджету участі", "2023 рік", REPORT_2023),
                    ]
                },
            ),
            ("heading", {"text": "Хто чим займається", "level": "h2"}),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Відділ стратегічних комунікацій",
                            "text": "<p>Веде Бюджет участі та Шкільний бюджет участі, інформаційні "
                            "кампанії, допомагає департаменту освіти розповідати про школи й "
                            "садочки, розвиває програму волонтерства.</p>",
                        },
                        {
                            "title": "Відділ оперативного реагування",
                            "text": "<p>Це гаряча лінія 1580: цілодобово приймає звернення, "
                            "передає їх виконавцям і перевіряє, чи все зроблено.</p>",
                        },
                        {
                            "title": "Відділ фінансово-господарської діяльності",
                            "text": "<p>Дбає про кошти й господарство департаменту.</p>",
                        },
                    ]
                },
            ),
            ("heading", {"text": "Що зроблено за 2023 рік", "level": "h2"}),
            (
                "checklist",
                {
                    "title": "",
                    "items": [
                        "Відновили Бюджет участі після річної перерви.",
                        "Завершили ремонт вулиці Цьоклера – проєкт-переможець 2021 року.",
                        "Втілили три проєкти Шкільного бюджету участі.",
                        "Провели кампанії про флікери, електронні щоденники, літні й зимові "
                        "школи, їдальні без готівки, курси української.",
                        "Разом з освітянами провели три дитячі конкурси: «Коли Україна "
                        "переможе, я…», «Моя мама…», «Теплі листівки для ЗСУ».",
                        "Долучилися до розроблення стратегії розвитку до 2030 року.",
                    ],
                },
            ),
            (
                "call_to_action",
                {
                    "text": "Маєте запитання чи пропозицію?",
                    "label": "Наші контакти",
                    "page": "contacts",
                    "url": "",
                },
            ),
        ],
    ),
    en=Words(
        title="About the department",
        introduction="We are the bridge between the city council and its people: we answer calls, "
        "explain changes, help with projects and develop e-services.",
        slug="about",
        body=[
            (
                "rich_text",
                "<p>The full name is the Department of Strategic Development, Digital "
                "Transformation, Media Relations and Communication with Residents of the "
                "Ivano-Frankivsk City Council. It was founded on 6 January 2021.</p>",
            ),
            (
                "figures",
                {
                    "items": [
                        figure("3", "units", "2023", REPORT_2023_EN),
                        figure("13 728", "requests registered by 1580", "2023", REPORT_2023_EN),
                        figure(
                            "129", "projects submitted to the participatory budget", "2023", REPORT_2023_EN
                        ),
                    ]
                },
            ),
            ("heading", {"text": "Who does what", "level": "h2"}),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Strategic Communications",
                            "text": "<p>Runs the participatory budgets, campaigns and the "
                            "volunteering programme, and helps schools tell their news.</p>",
                        },
                        {
                            "title": "Operative Response",
                            "text": "<p>The 1580 hotline: takes requests day and night, passes "
                            "them on and checks the result.</p>",
                        },
                        {
                            "title": "Finance and Administration",
                            "text": "<p>Looks after the department's money and property.</p>",
                        },
                    ]
                },
            ),
            ("heading", {"text": "Done in 2023", "level": "h2"}),
            (
                "checklist",
                {
                    "title": "",
                    "items": [
                        "Brought the participatory budget back.",
                        "Finished the repair of Tsioklera Street.",
                        "Completed three school participatory budget projects.",
                        "Ran six campaigns with the education department.",
                        "Held three children's contests.",
                    ],
                },
            ),
            (
                "call_to_action",
                {"text": "A question or an idea?", "label": "Contacts", "page": "contacts", "url": ""},
            ),
        ],
    ),
)

HOTLINE = Standard(
    key="hotline",
    picture="hotline-phone",
    in_menu=True,
    uk=Words(
        title="1580 у цифрах",
        introduction="Телефонуйте 1580 будь-коли: удень, уночі, у вихідні. Тут приймуть звернення, "
        "скажуть про відключення і передадуть проблему тому, хто її усуне.",
        slug="1580",
        body=[
            (
                "contacts",
                {
                    "items": [
                        {
                            "name": "Гаряча лінія 1580",
                            "role": "Відділ оперативного реагування",
                            "phone": "1580",
                            "email": "",
                            "address": "",
                            "hours": "Цілодобово",
                        },
                        {
                            "name": "З мобільного",
                            "role": "Та сама лінія",
                            "phone": "050 010 15 80",
                            "email": "",
                            "address": "",
                            "hours": "Цілодобово",
                        },
                        {
                            "name": "З мобільного",
                            "role": "Та сама лінія",
                            "phone": "067 010 15 80",
                            "email": "",
                            "address": "",
                            "hours": "Цілодобово",
                        },
                    ]
                },
            ),
            (
                "figures",
                {
                    "items": [
                        figure("13 728", "звернень зареєстровано за рік", "2023 рік", REPORT_2023),
                        figure("12 439", "звернень надійшло телефоном", "2023 рік", REPORT_2023),
                        figure("519", "надійшло через інтернет-портал", "2023 рік", REPORT_2023),
                        figure("близько 736", "надійшло з «Фейсбуку»", "2023 рік", REPORT_2023),
                        figure("310", "надійшло із застосунку", "2023 рік", REPORT_2023),
                    ]
                },
            ),
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p>Числа за каналами не додаємо: частину їх названо приблизно, тож "
                    "сума не збігається із загальною кількістю.</p>",
                },
            ),
            ("heading", {"text": "Що відбувається після дзвінка", "level": "h2"}),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Реєструємо",
                            "text": "<p>Звернення потрапляє в систему й одразу переходить до "
                            "відповідального виконавця.</p>",
                        },
                        {
                            "title": "Виконавець працює",
                            "text": "<p>Це комунальне підприємство, управитель або підрозділ "
                            "міської ради.</p>",
                        },
                        {
                            "title": "Ви бачите стан",
                            "text": "<p>На сайті муніципальних оголошень «1580» видно, що зі "
                            "зверненням і що відповів виконавець.</p>",
                        },
                        {
                            "title": "Ми перевіряємо",
                            "text": "<p>Окремі звернення на контролі: телефонуємо й питаємо, чи "
                            "справді зроблено.</p>",
                        },
                    ]
                },
            ),
            ("heading", {"text": "Про що питають найчастіше", "level": "h2"}),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "Холодні батареї",
                            "answer": "<p>В опалювальний сезон назвіть адресу, поверх і чи тепло в "
                            "сусідів.</p>",
                        },
                        {
                            "question": "Хтось палить листя",
                            "answer": "<p>Навесні та восени такі скарги серед найчастіших. Назвіть "
                            "точне місце.</p>",
                        },
                        {
                            "question": "Некошена трава",
                            "answer": "<p>Від весни до осені приймаємо звернення з міста і з усіх "
                            "сіл громади.</p>",
                        },
                        {
                            "question": "Аварія через негоду",
                            "answer": "<p>Повалене дерево, обірваний дріт, підтоплення – "
                            "телефонуйте відразу й не підходьте близько.</p>",
                        },
                        {
                            "question": "Яма на дорозі",
                            "answer": "<p>Назвіть вулицю і найближчий будинок.</p>",
                        },
                    ]
                },
            ),
            (
                "table",
                {
                    "caption": "Група «1580» у «Фейсбуці», 2023 рік",
                    "header": ["Що рахували", "Скільки"],
                    "rows": [
                        ["Учасників на 31 грудня", "близько 7 040"],
                        ["Опрацьованих дописів", "близько 1 858"],
                        ["Коментарів", "8 847"],
                        ["Реакцій", "26 766"],
                    ],
                },
            ),
            (
                "downloads",
                {
                    "title": "Тримайте під рукою",
                    "items": [{"document": "hotline-memo", "title": "1580: як повідомити про проблему"}],
                },
            ),
            (
                "rich_text",
                "<p>Кількості взято зі звіту департаменту за 2023 рік, мобільні номери – з "
                f'публікації <a href="{HOTLINE_PHONES.url}">tsn.ua</a>, січень 2026 року.</p>',
            ),
        ],
    ),
)

CONTACTS = Contacts(
    key="contacts",
    picture="town-square",
    directory=(
        DirectoryEntry(
            name=Label("Гаряча лінія 1580", "1580 hotline"),
            role=Label("Відділ оперативного реагування", "Operative Response Unit"),
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
            name=Label("Гаряча лінія з мобільного", "Hotline from a mobile"),
            role=Label("Та сама лінія 1580", "The same 1580 line"),
            phone="067 010 15 80",
            hours=Label("Цілодобово", "Day and night"),
        ),
        DirectoryEntry(
            name=Label("Відділ стратегічних комунікацій", "Strategic Communications Unit"),
            role=Label(
                "Бюджет участі, кампанії, волонтерство",
                "Participatory budget, campaigns, volunteering",
            ),
        ),
        DirectoryEntry(
            name=Label("Відділ фінансово-господарської діяльності", "Finance and Administration Unit"),
        ),
        DirectoryEntry(
            name=Label("Міська рада", "City Council"),
            role=DEPARTMENT,
            address=Label("вул. Грушевського, 21, Івано-Франківськ", "21 Hrushevskoho St, Ivano-Frankivsk"),
        ),
        DirectoryEntry(
            name=Label("ЦНАП, центральний офіс", "Administrative Service Centre, main office"),
            role=Label("Послуги й голосування за проєкти", "Services and project voting"),
            address=Label("вул. Незалежності, 9, Івано-Франківськ", "9 Nezalezhnosti St, Ivano-Frankivsk"),
        ),
    ),
    uk=Words(
        title="Контакти",
        introduction="Якщо справа нагальна, телефонуйте 1580. Якщо потрібна письмова відповідь, "
        "надішліть електронне звернення.",
        slug="kontakty",
        body=[
            (
                "call_to_action",
                {
                    "text": "Письмове звернення або запит на інформацію.",
                    "label": "Як надіслати звернення",
                    "page": "e-appeals",
                    "url": "",
                },
            ),
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p>Телефони й електронні адреси відділів зʼявляться тут, щойно "
                    "департамент їх підтвердить. Поки що вас зʼєднають через 1580.</p>",
                },
            ),
        ],
    ),
    en=Words(
        title="Contacts",
        introduction="If it is urgent, call 1580. If you need a written answer, send an electronic appeal.",
        slug="contacts",
        body=[
            (
                "call_to_action",
                {
                    "text": "A written appeal or an information request.",
                    "label": "How to send an appeal",
                    "page": "e-appeals",
                    "url": "",
                },
            ),
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p>Phones and e-mails of the units will appear once the department "
                    "confirms them. Until then ask 1580.</p>",
                },
            ),
        ],
    ),
)
