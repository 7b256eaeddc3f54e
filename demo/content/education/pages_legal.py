"""The accessibility statement and the privacy notice of the education site."""

from ..schema import Standard, Words

ACCESSIBILITY = Standard(
    key="accessibility",
    uk=Words(
        title="Заява про доступність",
        introduction="Сайт має бути зручним для кожного з батьків, учнів і вчителів. Ось що "
        "зроблено і як повідомити про перешкоду.",
        slug="dostupnist",
        body=[
            (
                "rich_text",
                "<p>Ми орієнтуємося на WCAG 2.2 рівня AA і ДСТУ EN 301 549:2022. Заяву складено 23 "
                "листопада 2026 року за власною перевіркою, без незалежного аудиту.</p>",
            ),
            (
                "checklist",
                {
                    "title": "Зроблено",
                    "items": [
                        "Сайтом можна користуватися з клавіатури та зі зчитувачем екрана.",
                        "Текст контрастний і збільшується до 400 %.",
                        "Зображення мають опис, мапи – список поруч.",
                        "Ніщо не рухається саме по собі.",
                    ],
                },
            ),
            (
                "checklist",
                {
                    "title": "Ще ні",
                    "items": [
                        "Не всі сторінки перекладено англійською.",
                        "Документи закладів можуть бути скановані.",
                    ],
                },
            ),
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p>Натрапили на перешкоду? Зателефонуйте 1580 або надішліть "
                    '<a href="http://emvk.if.ua/tupzvern">електронне звернення</a>: яка сторінка, '
                    "який пристрій, що не вдалося.</p>",
                },
            ),
        ],
    ),
    en=Words(
        title="Accessibility statement",
        introduction="The site should suit every parent, pupil and teacher. Here is what is done "
        "and how to report a barrier.",
        slug="accessibility",
        body=[
            (
                "rich_text",
                "<p>We follow WCAG 2.2 AA and DSTU EN 301 549:2022. Made on 23 November 2026 from "
                "our own checks, without an independent audit.</p>",
            ),
            (
                "checklist",
                {
                    "title": "Done",
                    "items": [
                        "The site works from a keyboard and with a screen reader.",
                        "Text has contrast and can be enlarged to 400%.",
                        "Pictures have descriptions, maps have lists.",
                        "Nothing moves by itself.",
                    ],
                },
            ),
            (
                "checklist",
                {
                    "title": "Not yet",
                    "items": [
                        "Not all pages are in English.",
                        "Schools' documents may be scans.",
                    ],
                },
            ),
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p>Met a barrier? Call 1580 or send an "
                    '<a href="http://emvk.if.ua/tupzvern">electronic appeal</a>.</p>',
                },
            ),
        ],
    ),
)

PRIVACY = Standard(
    key="privacy",
    uk=Words(
        title="Про ваші дані та фото дітей",
        introduction="Щоб читати сайт, називати себе не треба. Зображень дітей без згоди тут немає.",
        slug="pryvatnist",
        body=[
            (
                "notice",
                {
                    "kind": "success",
                    "text": "<p>На сайті немає файлів cookie для стеження, реклами й сторонніх "
                    "лічильників.</p>",
                },
            ),
            (
                "checklist",
                {
                    "title": "Що зберігаємо",
                    "items": [
                        "Технічні записи сервера – для безпеки.",
                        "Вашу пошту – лише якщо ви підписалися на новини.",
                        "Дані заявки на конкурс чи канікулярну школу – доки триває подія і підсумки.",
                        "Відповіді анонімних опитувань – без імен.",
                    ],
                },
            ),
            (
                "rich_text",
                "<p>Фото дитини публікуємо лише за письмовою згодою батьків і самої дитини, для "
                "конкретної мети. Згоду на знімання і згоду на публікацію питаємо окремо. "
                "Відкликати їх можна будь-коли, і зображення зникне із сайту.</p>"
                "<p>Ви маєте право знати, що про вас зберігають, виправити або видалити ці дані, "
                "поскаржитися Уповноваженому Верховної Ради України з прав людини.</p>",
            ),
        ],
    ),
    en=Words(
        title="About your data and pictures of children",
        introduction="You can read the site without a name. There are no pictures of children "
        "without consent.",
        slug="privacy",
        body=[
            (
                "notice",
                {
                    "kind": "success",
                    "text": "<p>No tracking cookies, advertising or outside counters.</p>",
                },
            ),
            (
                "checklist",
                {
                    "title": "What we keep",
                    "items": [
                        "Server records, for safety.",
                        "Your e-mail, if you subscribed.",
                        "Entries for contests and holiday schools, while they last.",
                        "Answers to anonymous surveys, without names.",
                    ],
                },
            ),
            (
                "rich_text",
                "<p>A child's picture is published only with the written consent of the parents "
                "and the child, for a stated purpose. It can be withdrawn at any time.</p>"
                "<p>You may ask what is kept, correct or erase it, and complain to the "
                "Commissioner for Human Rights.</p>",
            ),
        ],
    ),
)
