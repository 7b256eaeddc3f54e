"""The accessibility statement and the privacy notice."""

from ..schema import Standard, Words

ACCESSIBILITY = Standard(
    key="accessibility",
    uk=Words(
        title="Заява про доступність",
        introduction="Цим сайтом має бути зручно користуватися кожному: з клавіатури, зі "
        "зчитувачем екрана, зі збільшеним шрифтом, на старому телефоні. Розповідаємо, що зроблено, "
        "чого ще бракує і куди писати, якщо щось не виходить.",
        slug="dostupnist",
        body=[
            (
                "rich_text",
                "<p>Ми орієнтуємося на WCAG 2.2 рівня AA і на ДСТУ EN 301 549:2022. Цю заяву "
                "складено 23 листопада 2026 року за власною перевіркою; незалежного аудиту ще не "
                "було.</p>",
            ),
            (
                "checklist",
                {
                    "title": "Що вже зроблено",
                    "items": [
                        "Усе працює з клавіатури, а місце, де ви зараз, добре видно.",
                        "Контраст тексту – щонайменше 4,5 : 1, у світлій і темній темі.",
                        "Сторінку можна збільшити до 400 %, і нічого не зникне з екрана.",
                        "Етапи кампаній зчитувач екрана озвучує як список.",
                        "До змістовних зображень є опис, оздоблювальні зчитувач пропускає.",
                        "Помилки у формах названо словами, а не лише кольором.",
                        "Нічого не рухається саме по собі, відео не вмикається без вас.",
                        "Сайт працює і без JavaScript.",
                    ],
                },
            ),
            (
                "checklist",
                {
                    "title": "Чого ще бракує",
                    "items": [
                        "Не всі сторінки мають англійський переклад.",
                        "Вкладені документи інших установ можуть бути скановані, без тексту.",
                        "Мапа місць незручна з клавіатури, тому поруч завжди є список.",
                        "Зовнішні системи, куди ведуть посилання, ми не перевіряли.",
                    ],
                },
            ),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Щось не працює? Скажіть нам",
                            "text": "<p>Зателефонуйте 1580, 050 010 15 80 або 067 010 15 80. "
                            "Назвіть сторінку, пристрій і що саме не вдалося.</p>",
                        },
                        {
                            "title": "Потрібен інший формат?",
                            "text": "<p>Скажіть, який саме: підкажемо, як отримати те саме зручним для "
                            "вас способом.</p>",
                        },
                        {
                            "title": "Не згодні з відповіддю?",
                            "text": '<p>Надішліть <a href="page:e-appeals">електронне '
                            "звернення</a> до міської ради. Ви також маєте право звернутися до "
                            "Уповноваженого Верховної Ради України з прав людини.</p>",
                        },
                    ]
                },
            ),
        ],
    ),
    en=Words(
        title="Accessibility statement",
        introduction="Everyone should be able to use this site: from a keyboard, with a screen "
        "reader, with large type, on an old phone. Here is what is done, what is missing and where "
        "to write.",
        slug="accessibility",
        body=[
            (
                "rich_text",
                "<p>We follow WCAG 2.2 level AA and the Ukrainian standard DSTU EN 301 549:2022. "
                "This statement was made on 23 November 2026 from our own checks; there has been "
                "no independent audit yet.</p>",
            ),
            (
                "checklist",
                {
                    "title": "What is done",
                    "items": [
                        "Everything works from a keyboard, and focus is easy to see.",
                        "Text contrast is at least 4.5:1, in light and dark.",
                        "Pages can be enlarged to 400% and nothing is lost.",
                        "Campaign stages are read out as a list.",
                        "Meaningful pictures have descriptions.",
                        "Form errors are told in words, not by colour alone.",
                        "Nothing moves by itself.",
                        "The site works without JavaScript.",
                    ],
                },
            ),
            (
                "checklist",
                {
                    "title": "What is missing",
                    "items": [
                        "Some pages are not translated into English.",
                        "Attached documents may be scans without text.",
                        "The map is hard to use from a keyboard, so a list stands beside it.",
                        "We have not checked the outside systems we link to.",
                    ],
                },
            ),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Something does not work? Tell us",
                            "text": "<p>Call 1580, 050 010 15 80 or 067 010 15 80. Name the page, "
                            "the device and what failed.</p>",
                        },
                        {
                            "title": "Need another format?",
                            "text": "<p>Tell us which, and we will help you get it.</p>",
                        },
                        {
                            "title": "Not satisfied?",
                            "text": '<p>Send an <a href="page:e-appeals">electronic appeal</a> to '
                            "the council, or turn to the Ukrainian Parliament Commissioner for "
                            "Human Rights.</p>",
                        },
                    ]
                },
            ),
        ],
    ),
)

PRIVACY = Standard(
    key="privacy",
    uk=Words(
        title="Про ваші дані",
        introduction="Читати сайт можна, не називаючи себе. Дані потрібні лише тоді, коли ви самі "
        "щось надсилаєте, і тільки для того, про що просите.",
        slug="pryvatnist",
        body=[
            (
                "notice",
                {
                    "kind": "success",
                    "text": "<p>На сайті немає файлів cookie для стеження, реклами й лічильників "
                    "сторонніх компаній. Тому немає й вікна з проханням їх дозволити.</p>",
                },
            ),
            ("heading", {"text": "Що і навіщо зберігаємо", "level": "h2"}),
            (
                "table",
                {
                    "caption": "Дані, які ви залишаєте",
                    "header": ["Коли", "Що", "Навіщо"],
                    "rows": [
                        [
                            "Ви просто читаєте",
                            "Технічні записи сервера",
                            "Щоб сайт працював і захищався від зламу",
                        ],
                        [
                            "Підписуєтеся на новини",
                            "Електронна адреса",
                            "Щоб надсилати листи, доки ви не відпишетеся",
                        ],
                        [
                            "Відповідаєте на анонімне опитування",
                            "Лише відповіді, без імені й адреси",
                            "Щоб порахувати підсумки",
                        ],
                        [
                            "Подаєте роботу на конкурс",
                            "Імʼя і вік дитини, заклад, контакти одного з батьків",
                            "Щоб провести конкурс і повідомити результат",
                        ],
                        [
                            "Входите як редактор",
                            "Обліковий запис, файл cookie сеансу",
                            "Щоб упізнати вас під час роботи",
                        ],
                    ],
                },
            ),
            ("heading", {"text": "Фото дітей", "level": "h2"}),
            (
                "rich_text",
                "<p>Зображення дитини – це персональні дані. Публікуємо їх лише за письмовою "
                "згодою батьків і самої дитини та для конкретної мети. Згода на знімання не "
                "означає згоди на публікацію: про кожну запитуємо окремо. Якщо згоди немає, сайт "
                "обходиться малюнком.</p>",
            ),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "Як забрати згоду назад?",
                            "answer": "<p>Скажіть нам будь-коли, причин пояснювати не треба. "
                            "Зображення приберемо із сайту.</p>",
                        },
                        {
                            "question": "На фото випадково є інша дитина",
                            "answer": "<p>Повідомте, і ми сховаємо обличчя або знімемо фото.</p>",
                        },
                        {
                            "question": "Які ще права я маю?",
                            "answer": "<p>Дізнатися, що про вас зберігають, виправити помилку, "
                            "вимагати видалення, поскаржитися Уповноваженому Верховної Ради "
                            "України з прав людини або до суду.</p>",
                        },
                        {
                            "question": "До кого звертатися?",
                            "answer": '<p>Через <a href="page:e-appeals">електронне звернення</a> '
                            "або за телефоном 1580.</p>",
                        },
                    ]
                },
            ),
        ],
    ),
    en=Words(
        title="About your data",
        introduction="You can read this site without telling who you are. We need data only when "
        "you send us something.",
        slug="privacy",
        body=[
            (
                "notice",
                {
                    "kind": "success",
                    "text": "<p>No tracking cookies, no advertising, no outside counters. So there "
                    "is no cookie banner either.</p>",
                },
            ),
            ("heading", {"text": "What we keep and why", "level": "h2"}),
            (
                "table",
                {
                    "caption": "The data you leave",
                    "header": ["When", "What", "Why"],
                    "rows": [
                        ["You just read", "Server records", "To keep the site running and safe"],
                        ["You subscribe to news", "E-mail address", "Letters, until you opt out"],
                        ["You answer a survey", "Answers only, no name", "To count the results"],
                        [
                            "You enter a contest",
                            "The child's name and age, school, a parent's contacts",
                            "To run the contest and tell the result",
                        ],
                        ["You sign in as an editor", "Account, session cookie", "To know you"],
                    ],
                },
            ),
            ("heading", {"text": "Pictures of children", "level": "h2"}),
            (
                "rich_text",
                "<p>A child's image is personal data. We publish it only with the written consent "
                "of the parents and the child, for a stated purpose. Consent to film is not "
                "consent to publish. Without consent we use a drawing.</p>",
            ),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "How do I withdraw consent?",
                            "answer": "<p>Tell us at any time, no reason needed.</p>",
                        },
                        {
                            "question": "Another child is in the picture",
                            "answer": "<p>Tell us, and we will hide the face.</p>",
                        },
                        {
                            "question": "What other rights do I have?",
                            "answer": "<p>To know what is kept, to correct or erase it, to "
                            "complain to the Commissioner for Human Rights or a court.</p>",
                        },
                        {
                            "question": "Whom do I ask?",
                            "answer": '<p>By <a href="page:e-appeals">electronic appeal</a> or 1580.</p>',
                        },
                    ]
                },
            ),
        ],
    ),
)
