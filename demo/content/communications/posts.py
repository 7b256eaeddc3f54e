"""Posts of the campaigns.

Where a source knows only the month, the post carries the first (or the last) day of that month.
"""

from datetime import datetime

from ..schema import CampaignPost, Words
from ..sources import (
    FLICKERS,
    KINDERGARTEN_2024,
    KINDERGARTEN_STAGES_LATER,
    PB_RESULTS_2023,
    PB_START_2023,
    PB_VOTING_2023,
    figure,
)

POSTS = (
    CampaignPost(
        key="flickers-game",
        parent="flickers",
        picture="flicker-star",
        date=datetime(2023, 2, 1, 10, 0),
        uk=Words(
            title="Пес Патрон іде до садочка",
            introduction="Як пояснити дошкільняті, навіщо чіпляти на куртку блискучу підвіску? "
            "Покликати того, кому воно довіряє.",
            slug="pes-patron",
            body=[
                (
                    "rich_text",
                    "<p>Працівники департаменту освіти та науки приходять до садочків і говорять "
                    "про безпеку на дорозі мовою гри. На допомогу беруть пса Патрона – талісман "
                    "рятувальників. Особливо це важливо, коли рано темніє і вимикають світло.</p>"
                    "<p>Почали з найменших: звичка, набута в садочку, знадобиться і в школі. "
                    "Ініціатива належить міському голові.</p>"
                    f'<p>Джерело: <a href="{FLICKERS.url}">report.if.ua</a>.</p>',
                ),
                (
                    "call_to_action",
                    {
                        "text": "Пограйте в це вдома: вимкніть світло й посвітіть на флікер.",
                        "label": "Як іще пояснити дитині",
                        "page": "flickers",
                        "url": "",
                    },
                ),
            ],
        ),
        en=Words(
            title="Patron the dog goes to kindergarten",
            introduction="How do you explain a shiny pendant to a preschooler? Bring a friend.",
            slug="patron-the-dog",
            body=[
                (
                    "rich_text",
                    "<p>The education department visits kindergartens and talks about road safety "
                    "through play, with Patron the dog, the rescuers' mascot. It matters most "
                    "when it gets dark early and the power is cut.</p>"
                    f'<p>Source: <a href="{FLICKERS.url}">report.if.ua</a>.</p>',
                ),
            ],
        ),
    ),
    CampaignPost(
        key="flickers-evening",
        parent="flickers",
        picture="flicker-path",
        date=datetime(2023, 2, 28, 10, 0),
        uk=Words(
            title="Пʼять хвилин увечері, які варто провести з ліхтариком",
            introduction="Перевірте, чи справді флікер видно: для цього потрібні темна кімната, "
            "ліхтарик і трохи цікавості.",
            slug="pyat-khvylyn-z-likhtarykom",
            body=[
                (
                    "steps",
                    {
                        "items": [
                            {
                                "title": "Одягніть дитину як на вулицю",
                                "text": "<p>З рюкзаком, шапкою і шарфом: саме вони найчастіше "
                                "закривають флікер.</p>",
                            },
                            {
                                "title": "Вимкніть світло",
                                "text": "<p>Станьте в іншому кінці кімнати або коридору.</p>",
                            },
                            {
                                "title": "Посвітіть і попросіть покрутитися",
                                "text": "<p>Якщо з якогось боку флікера не видно, додайте ще один.</p>",
                            },
                        ]
                    },
                ),
                (
                    "notice",
                    {
                        "kind": "success",
                        "text": "<p>Поміняйтеся ролями: нехай дитина перевірить вас.</p>",
                    },
                ),
            ],
        ),
    ),
    CampaignPost(
        key="e-journals-survey",
        parent="e-journals",
        picture="phone-app",
        date=datetime(2023, 5, 1, 10, 0),
        uk=Words(
            title="Запитуємо анонімно: вам зручно з електронним щоденником?",
            introduction="Три групи, три погляди: учитель заповнює, учень читає, батьки "
            "перевіряють. Тому й питання ставимо всім трьом.",
            slug="opytuvannia",
            body=[
                (
                    "rich_text",
                    "<p>Опитування анонімне, тож відповідайте так, як є. Протягом травня тричі на "
                    "тиждень на сторінці департаменту освіти та науки виходять дописи й відео про "
                    "нововведення.</p>",
                ),
                (
                    "checklist",
                    {
                        "title": "Чому варто відповісти",
                        "items": [
                            "Ваше імʼя ніхто не дізнається.",
                            "Учителі, батьки й учні бачать різне – важливо почути всіх.",
                            "Підсумки підбиваємо вже на початку червня.",
                        ],
                    },
                ),
            ],
        ),
    ),
    CampaignPost(
        key="e-journals-summary",
        parent="e-journals",
        picture="school-diary",
        date=datetime(2023, 6, 1, 10, 0),
        uk=Words(
            title="Місяць розмов про електронний щоденник: що далі",
            introduction="Кампанію завершено. Розмова вийшла за межі громади: деякі дописи "
            "обговорювали і в інших областях.",
            slug="pidsumky",
            body=[
                (
                    "rich_text",
                    "<p>Дякуємо вчителям, батькам і учням, які відповіли. Якщо ви не встигли, "
                    "скажіть свою думку класному керівникові або адміністрації школи: систему "
                    "для закладу обирає педагогічна рада.</p>",
                ),
                (
                    "call_to_action",
                    {
                        "text": "Які щоденники бувають і чи треба за них платити?",
                        "label": "Читати про «Мрію»",
                        "page": "mriia",
                        "url": "",
                    },
                ),
            ],
        ),
    ),
    CampaignPost(
        key="pb-2023-intake",
        parent="pb-2023",
        picture="town-square",
        date=datetime(2023, 3, 9, 9, 0),
        uk=Words(
            title="Починаємо приймати проєкти",
            introduction="Від сьогодні ваша ідея для двору, вулиці чи школи може стати проєктом. "
            "Загальний фонд – 25,5 млн грн.",
            slug="pryiom-proiektiv",
            body=[
                (
                    "rich_text",
                    "<p>Цього року немає поділу на великі й малі проєкти. Натомість є чотири "
                    "категорії: освітні, зелені, благоустрій малих вулиць та інший благоустрій. "
                    "Межа для одного проєкту – 500 тис. грн, для вулиць – 3 млн грн.</p>"
                    "<p>Не знаєте, як заповнити заявку? Відділ стратегічних комунікацій радить "
                    "онлайн, телефоном і особисто.</p>"
                    f'<p>Джерело: <a href="{PB_START_2023.url}">oper-info.if.ua</a>.</p>',
                ),
            ],
        ),
        en=Words(
            title="Projects are being accepted",
            introduction="From today your idea for a yard, a street or a school may become a "
            "project. The fund is UAH 25.5 million.",
            slug="projects-accepted",
            body=[
                (
                    "rich_text",
                    "<p>This year has four categories: education, green, small streets and other "
                    "improvements. The ceiling is UAH 500,000 a project and UAH 3 million for "
                    "streets.</p>"
                    f'<p>Source: <a href="{PB_START_2023.url}">oper-info.if.ua</a>.</p>',
                ),
            ],
        ),
    ),
    CampaignPost(
        key="pb-2023-voting",
        parent="pb-2023",
        picture="ballot-box",
        date=datetime(2023, 4, 18, 9, 0),
        uk=Words(
            title="Голосуємо до 2 травня: чотири голоси в кожного",
            introduction="Оберіть по одному проєкту в кожній категорії – онлайн або в будь-якому "
            "відділенні ЦНАП.",
            slug="holosuvannia",
            body=[
                (
                    "steps",
                    {
                        "items": [
                            {
                                "title": "Перегляньте проєкти",
                                "text": '<p>Усі – на <a href="https://if.pb.org.ua">'
                                "if.pb.org.ua</a>, там само їх і підтримують.</p>",
                            },
                            {
                                "title": "Увійдіть",
                                "text": "<p>Підійде банк, електронний підпис або ID-картка.</p>",
                            },
                            {
                                "title": "Або приходьте до ЦНАП",
                                "text": "<p>Візьміть паспорт і код. Голосувати можна особисто, "
                                "якщо вам уже є 18 років.</p>",
                            },
                        ]
                    },
                ),
                (
                    "rich_text",
                    f'<p>Джерело: <a href="{PB_VOTING_2023.url}">pravda.if.ua</a>.</p>',
                ),
            ],
        ),
    ),
    CampaignPost(
        key="pb-2023-winners",
        parent="pb-2023",
        picture="town-hall",
        date=datetime(2023, 5, 3, 12, 0),
        uk=Words(
            title="38 переможців: половина проєктів – освітні",
            introduction="Девʼятнадцять освітніх проєктів, пʼять малих вулиць, пʼять зелених задумів "
            "і девʼять інших – такий вибір мешканців.",
            slug="peremozhtsi",
            body=[
                (
                    "figures",
                    {
                        "items": [
                            figure("38", "проєктів перемогли", "3 травня 2023 року", PB_RESULTS_2023),
                            figure("19", "із них – освітні", "3 травня 2023 року", PB_RESULTS_2023),
                        ]
                    },
                ),
                (
                    "rich_text",
                    "<p>Далі за проєкти візьмуться розпорядники коштів. Авторам вручать "
                    "сертифікати наприкінці травня.</p>",
                ),
            ],
        ),
    ),
    CampaignPost(
        key="pb-2023-awards",
        parent="pb-2023",
        picture="park-rope",
        date=datetime(2023, 5, 31, 12, 0),
        uk=Words(
            title="Авторам вручили сертифікати: тепер час втілювати",
            introduction="Наприкінці травня переможців Бюджету участі нагородили. Далі справа за "
            "тими, хто розпоряджається коштами.",
            slug="nahorodzhennia",
            body=[
                (
                    "checklist",
                    {
                        "title": "Як стежити за проєктом",
                        "items": [
                            "Знайдіть його на if.pb.org.ua за назвою або номером.",
                            "Подивіться на стан: «На реалізації» чи «Реалізований».",
                            "Якщо ви автор, надішліть фото виконаних робіт.",
                        ],
                    },
                ),
                (
                    "rich_text",
                    "<p>Ми також просимо авторів минулих років додавати на сайт фото того, що вже "
                    "зроблено.</p>",
                ),
            ],
        ),
    ),
    CampaignPost(
        key="kindergarten-spring",
        parent="kindergarten-registration",
        picture="newborn",
        date=datetime(2026, 3, 1, 9, 0),
        uk=Words(
            title="Реєструємо на вересень: маєте час до кінця травня",
            introduction="Перший етап – для дітей, які за віком підуть до садочка цього року.",
            slug="pershyi-etap",
            body=[
                (
                    "rich_text",
                    "<p>Заяву подають у системі "
                    '<a href="https://sadok.bloqly.com">«Е-садок»</a>. Якщо дитина піде до садочка '
                    "пізніше, реєструйте її того року, коли настане час.</p>",
                ),
                (
                    "notice",
                    {
                        "kind": "info",
                        "text": "<p>Не встигнете до 31 травня – не хвилюйтеся: після 1 вересня "
                        "реєструють на вільні місця.</p>",
                    },
                ),
            ],
        ),
        en=Words(
            title="Registering for September: you have until the end of May",
            introduction="The first stage is for children who start this year.",
            slug="first-stage",
            body=[
                (
                    "rich_text",
                    '<p>Apply in <a href="https://sadok.bloqly.com">«Е-садок»</a>.</p>',
                ),
            ],
        ),
    ),
    CampaignPost(
        key="kindergarten-autumn",
        parent="kindergarten-registration",
        picture="kindergarten",
        date=datetime(2026, 9, 1, 9, 0),
        uk=Words(
            title="Весна минула, місця лишилися: як діяти восени",
            introduction="Другий етап – для тих, хто переїхав, передумав чи просто не встиг.",
            slug="druhyi-etap",
            body=[
                (
                    "rich_text",
                    "<p>Після 1 вересня реєструють на місця, що лишилися вільними. Найбільше "
                    "шукають ясельні групи: у березні 2024 року на них припала більшість заяв, "
                    "поданих за перші три дні.</p>",
                ),
                (
                    "figures",
                    {
                        "items": [
                            figure(
                                "3 919",
                                "заяв до садочків за три дні",
                                "березень 2024 року",
                                KINDERGARTEN_2024,
                            ),
                            figure("3 101", "із них – до ясел", "березень 2024 року", KINDERGARTEN_2024),
                        ]
                    },
                ),
                (
                    "rich_text",
                    "<p>Два етапи описано в публікації "
                    f'<a href="{KINDERGARTEN_STAGES_LATER.url}">gk-press.if.ua</a>.</p>',
                ),
            ],
        ),
    ),
)
