"""About the department, the network of schools, openness of schools."""

from ..schema import Standard, Words
from ..sources import (
    ARTICLE_30,
    FIRST_CLASSES_2025,
    FIRST_FORMERS_2025,
    SCHOOL_NETWORK,
    SCHOOL_REFORM_APPEAL,
    figure,
)

ABOUT = Standard(
    key="about",
    picture="classroom",
    uk=Words(
        title="Про департамент освіти та науки",
        introduction="Ми дбаємо, щоб кожна дитина громади мала садочок, школу й гурток, а батьки "
        "знали, що там відбувається.",
        slug="pro-departament",
        body=[
            (
                "rich_text",
                "<p>Департамент освіти та науки Івано-Франківської міської ради відповідає за "
                "заклади міста й вісімнадцяти сіл громади. На цьому сайті ми розповідаємо про "
                "спільні справи: канікули, харчування, мовні курси, реєстрацію.</p>",
            ),
            (
                "figures",
                {
                    "items": [
                        figure(
                            "54",
                            "комунальні заклади загальної середньої освіти",
                            "жовтень 2025 року",
                            SCHOOL_NETWORK,
                        ),
                        figure("116", "перших класів", "вересень 2025 року", FIRST_CLASSES_2025),
                        figure(
                            "близько 2 800",
                            "першокласників чекали школи",
                            "вересень 2025 року",
                            FIRST_FORMERS_2025,
                        ),
                    ]
                },
            ),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Садочки",
                            "text": "<p>Запис через «Е-садок», чергові групи влітку для дітей, "
                            "чиї батьки працюють.</p>",
                        },
                        {
                            "title": "Школи",
                            "text": '<p>Від першого класу до випуску. <a href="page:network">Яка '
                            "мережа є і що зміниться</a></p>",
                        },
                        {
                            "title": "Гуртки, спорт, канікули",
                            "text": "<p>Заклади позашкільної освіти проводять літні й зимові школи.</p>",
                        },
                        {
                            "title": "Учителі",
                            "text": "<p>Центр професійного розвитку педагогічних працівників "
                            "навчає вчителів і проводить курси української.</p>",
                        },
                    ]
                },
            ),
            (
                "rich_text",
                "<p>Розповідати про школи нам допомагає департамент, що відповідає за комунікації: "
                "консультує, як вести сторінки в соціальних мережах, і разом з нами проводить "
                "кампанії.</p>",
            ),
            (
                "call_to_action",
                {
                    "text": "Маєте запитання?",
                    "label": "Куди звернутися",
                    "page": "contacts",
                    "url": "",
                },
            ),
        ],
    ),
    en=Words(
        title="About the Department of Education and Science",
        introduction="We see to it that every child of the community has a kindergarten, a school "
        "and a club.",
        slug="about",
        body=[
            (
                "rich_text",
                "<p>The department of the Ivano-Frankivsk City Council is responsible for the "
                "schools of the city and the eighteen villages of the community. Here we tell of "
                "holidays, meals, courses and registration.</p>",
            ),
            (
                "figures",
                {
                    "items": [
                        figure("54", "municipal general secondary schools", "October 2025", SCHOOL_NETWORK),
                        figure("116", "first classes", "September 2025", FIRST_CLASSES_2025),
                        figure("~2 800", "first-formers expected", "September 2025", FIRST_FORMERS_2025),
                    ]
                },
            ),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Kindergartens",
                            "text": "<p>Registration in «Е-садок», duty groups in summer.</p>",
                        },
                        {
                            "title": "Schools",
                            "text": '<p>From the first class to the last. <a href="page:network">'
                            "The network</a></p>",
                        },
                        {
                            "title": "Clubs, sport, holidays",
                            "text": "<p>Out-of-school institutions run holiday schools.</p>",
                        },
                        {
                            "title": "Teachers",
                            "text": "<p>The teachers' development centre also runs courses of Ukrainian.</p>",
                        },
                    ]
                },
            ),
            (
                "call_to_action",
                {"text": "A question?", "label": "Whom to ask", "page": "contacts", "url": ""},
            ),
        ],
    ),
)

NETWORK = Standard(
    key="network",
    picture="open-book",
    in_menu=True,
    uk=Words(
        title="Мережа закладів: які школи є і що планують змінити",
        introduction="У громаді 54 комунальні заклади загальної середньої освіти. Розповідаємо, "
        "які вони, що задумано на 2027 рік і чому міська рада просить зачекати.",
        slug="merezha-zakladiv",
        body=[
            (
                "figures",
                {
                    "items": [
                        figure("54", "комунальні заклади", "жовтень 2025 року", SCHOOL_NETWORK),
                        figure(
                            "5",
                            "мають стати науковими й академічними ліцеями",
                            "план на вересень 2027 року",
                            SCHOOL_NETWORK,
                        ),
                        figure("116", "перших класів", "вересень 2025 року", FIRST_CLASSES_2025),
                    ]
                },
            ),
            ("heading", {"text": "Ліцеї плану 2027 року", "level": "h2"}),
            (
                "places",
                {
                    "title": "Тут навчатимуться у 10–12 класах",
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
                "rich_text",
                "<p>Решта шкіл за планом мають стати гімназіями: у них навчатимуться до 9 класу. "
                f'Джерело: <a href="{SCHOOL_NETWORK.url}">zaxid.net</a>, 23 жовтня 2025 року.</p>',
            ),
            (
                "notice",
                {
                    "kind": "warning",
                    "text": "<p>5 лютого 2026 року міська рада звернулася до уряду з вимогою "
                    "зупинити реформу старшої школи до завершення війни. Джерело: "
                    f'<a href="{SCHOOL_REFORM_APPEAL.url}">zaxid.net</a>.</p>',
                },
            ),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "Школа змінила назву. Це вже інший заклад?",
                            "answer": "<p>Зазвичай ні: змінюється тип або імʼя. Шукайте за "
                            "номером або селом, старі назви теж знайдуться.</p>",
                        },
                        {
                            "question": "Чи зачепить це мою дитину зараз?",
                            "answer": "<p>План стосується вересня 2027 року. Запитуйте в "
                            "адміністрації свого закладу.</p>",
                        },
                        {
                            "question": "Де адреси всіх шкіл?",
                            "answer": "<p>У реєстрі закладів на цьому сайті. Частину адрес ще звіряють.</p>",
                        },
                    ]
                },
            ),
        ],
    ),
    en=Words(
        title="The network: what schools there are and what may change",
        introduction="The community has 54 municipal general secondary schools. What is planned "
        "for 2027, and why the council asks to wait.",
        slug="network",
        body=[
            (
                "figures",
                {
                    "items": [
                        figure("54", "municipal schools", "October 2025", SCHOOL_NETWORK),
                        figure(
                            "5",
                            "to become scientific and academic lyceums",
                            "plan for September 2027",
                            SCHOOL_NETWORK,
                        ),
                    ]
                },
            ),
            (
                "rich_text",
                "<p>The other schools are to become gymnasiums, up to the 9th form. Source: "
                f'<a href="{SCHOOL_NETWORK.url}">zaxid.net</a>, 23 October 2025.</p>',
            ),
            (
                "notice",
                {
                    "kind": "warning",
                    "text": "<p>On 5 February 2026 the City Council asked the government to stop "
                    "the reform until the war ends.</p>",
                },
            ),
        ],
    ),
)

OPENNESS = Standard(
    key="openness",
    picture="school-diary",
    uk=Words(
        title="Що школа має розповісти про себе",
        introduction="Обираєте школу? Почніть з її сайту. Закон «Про освіту» зобовʼязує заклад "
        "показувати, як він працює і на що витрачає кошти.",
        slug="vidkrytist-zakladu",
        body=[
            (
                "rich_text",
                "<p>Про це йдеться у статті 30. Якщо власного сайту заклад не має, дані "
                "розміщує засновник – тобто міська рада. Новий документ зʼявляється протягом "
                "десяти робочих днів після затвердження.</p>",
            ),
            (
                "checklist",
                {
                    "title": "Знайдіть на сайті школи",
                    "items": [
                        "Статут і ліцензії.",
                        "Структуру та органи управління.",
                        "Кадровий склад.",
                        "Освітні програми.",
                        "Територію обслуговування.",
                        "Скільки місць за ліцензією і скільки дітей навчається насправді.",
                        "Мови освітнього процесу.",
                        "Вакансії.",
                        "Правила прийому.",
                        "Річний звіт.",
                    ],
                },
            ),
            ("heading", {"text": "Чого на сайті бути не повинно", "level": "h2"}),
            (
                "rich_text",
                "<p>Фото дитини – це персональні дані. Освітній омбудсмен нагадує: знімати й "
                "публікувати можна лише за письмовою згодою батьків і самої дитини та з конкретною "
                "метою. «Для звіту» – не підстава.</p>",
            ),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "Не знаходжу потрібного документа",
                            "answer": "<p>Напишіть на адресу школи й пошліться на статтю 30. Якщо "
                            "відповіді немає, зверніться до департаменту освіти та науки.</p>",
                        },
                        {
                            "question": "Погано бачу, а документ – це скан",
                            "answer": "<p>Закон передбачає доступ для людей з порушенням зору в "
                            "різних формах. Попросіть текстовий варіант.</p>",
                        },
                        {
                            "question": "Школа опублікувала фото моєї дитини без дозволу",
                            "answer": "<p>Вимагайте прибрати знімок. Згоду можна відкликати будь-коли.</p>",
                        },
                    ]
                },
            ),
            (
                "notice",
                {
                    "kind": "info",
                    "text": f'<p>Джерело: <a href="{ARTICLE_30.url}">розʼяснення щодо статті '
                    "30</a>. Це переказ, а не текст закону.</p>",
                },
            ),
        ],
    ),
)
