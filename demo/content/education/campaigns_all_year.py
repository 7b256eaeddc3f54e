"""School canteens and courses of Ukrainian.

What the report says only by month is given with the precision of a month.
"""

from datetime import date

from ..organisers import DEPARTMENT, EDUCATION
from ..schema import Campaign, Figure, Label, Place, Stage, Words
from ..sources import (
    CANTEENS as CANTEENS_SOURCE,
)
from ..sources import (
    COURSES_2022,
    COURSES_FIRST_CLASS,
    COURSES_GRADUATES,
    COURSES_LATER,
    figure,
)

CANTEENS = Campaign(
    key="canteens",
    parent="campaigns",
    picture="payment-card",
    site="education",
    kind="canteens",
    name=Label("Шкільні їдальні без готівки", "Cashless school canteens"),
    aim=Label(
        "Щоб дитина обідала без монет у кишені, а батьки знали, чи вона поїла.",
        "Children should have lunch without coins, and parents should know that they ate.",
    ),
    audiences=("pupils", "parents"),
    organisers=EDUCATION,
    partners=DEPARTMENT,
    stages=(
        Stage(
            Label("Починає діяти «Контроль шкільного харчування»", "School meals control starts"),
            date(2021, 11, 1),
            date(2021, 11, 1),
        ),
        Stage(
            Label("Кампанія про безготівкову оплату", "Campaign on paying without cash"),
            date(2023, 9, 1),
            date(2023, 9, 30),
            "month",
        ),
    ),
    shown_on=("communications",),
    uk=Words(
        title="Обід без готівки: як це працює в шкільній їдальні",
        introduction="Монети не губляться, а ви бачите, чи дитина обідала. Почніть із "
        "запитання до своєї школи: там підкажуть, що вже можна.",
        slug="yidalni-bez-hotivky",
        body=[
            (
                "rich_text",
                "<p>У вересні 2023 року ми розповідали про безготівковий розрахунок у шкільних "
                "їдальнях. А облік харчування став електронним ще раніше: з 1 листопада 2021 року "
                "у школах діє програма «Контроль шкільного харчування».</p>",
            ),
            (
                "image",
                {"image": "canteen-tray", "caption": "Чи пообідала дитина, тепер видно і вдома"},
            ),
            (
                "figures",
                {
                    "items": [
                        figure(
                            "близько 18 %",
                            "економії очікували від програми",
                            "осінь 2021 року, очікування",
                            CANTEENS_SOURCE,
                        ),
                    ]
                },
            ),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "Що бачать батьки?",
                            "answer": "<p>У своєму кабінеті – чи їла дитина сьогодні. Дані вносить "
                            "адміністратор закладу.</p>",
                        },
                        {
                            "question": "Чи можна заплатити онлайн?",
                            "answer": "<p>Коли програму впроваджували, оплату онлайн планували "
                            "додати. Чи є вона у вашій школі, запитайте в адміністрації.</p>",
                        },
                        {
                            "question": "Дитина без картки лишиться голодною?",
                            "answer": "<p>Домовтеся зі школою заздалегідь: класний керівник знає, "
                            "як бути, якщо картка вдома або немає звʼязку.</p>",
                        },
                    ]
                },
            ),
            (
                "checklist",
                {
                    "title": "Про що запитати школу",
                    "items": [
                        "Якими способами можна платити.",
                        "Як отримати доступ до кабінету.",
                        "Що робити, коли вимкнено світло чи інтернет.",
                        "Хто має право на безоплатне харчування і які документи потрібні.",
                    ],
                },
            ),
        ],
    ),
)

COURSES = Campaign(
    key="language-courses",
    parent="campaigns",
    picture="language-letters",
    site="education",
    kind="language-courses",
    name=Label("Курси української мови", "Courses of Ukrainian"),
    aim=Label(
        "Допомогти людям, які переїхали до громади, заговорити українською без страху помилки.",
        "To help people who moved here speak Ukrainian without fear of mistakes.",
    ),
    audiences=("displaced", "residents"),
    organisers=EDUCATION,
    partners=DEPARTMENT,
    stages=(
        Stage(Label("Перші заняття", "First classes"), date(2022, 3, 1), date(2022, 3, 31), "month"),
        Stage(Label("Осіння кампанія", "Autumn campaign"), date(2023, 9, 1), date(2023, 11, 30), "month"),
    ),
    places=(
        Place(institution="Ліцей №5"),
        Place(institution="Центр професійного розвитку педагогічних працівників"),
    ),
    figures=(
        Figure(
            "майже 200",
            Label("людей записалися", "people enrolled"),
            Label("26 березня 2022 року", "26 March 2022"),
            COURSES_2022,
        ),
        Figure(
            "29",
            Label("прийшли на перше заняття в Ліцеї № 5", "came to the first class in Lyceum No. 5"),
            Label("березень 2022 року", "March 2022"),
            COURSES_FIRST_CLASS,
        ),
        Figure(
            "59",
            Label("слухачів завершили двомісячний курс", "finished a two-month course"),
            Label("другий рік роботи курсів", "second year of the courses"),
            COURSES_GRADUATES,
        ),
    ),
    shown_on=("communications",),
    uk=Words(
        title="Українська без страху: безоплатні курси для всіх, хто переїхав",
        introduction="Помилятися можна й треба: тут розмовляють, ходять на екскурсії й потроху "
        "переходять на українську. Курси безоплатні.",
        slug="kursy-ukrainskoi",
        body=[
            (
                "rich_text",
                "<p>Курси почалися в березні 2022 року, коли до міста приїхали люди з інших "
                "областей. Наголос – на живій розмові: подолати незручність важливіше, ніж вивчити "
                "всі правила.</p>",
            ),
            ("heading", {"text": "Як це відбувається", "level": "h2"}),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Обираєте спосіб",
                            "text": "<p>Онлайн або в класі. Курс триває два місяці.</p>",
                        },
                        {
                            "title": "Розмовляєте",
                            "text": "<p>Діалоги, розмовний клуб, грамотне письмо.</p>",
                        },
                        {
                            "title": "Знайомитеся з містом",
                            "text": "<p>Для очних груп бували екскурсії містом і за його межі.</p>",
                        },
                        {
                            "title": "Отримуєте сертифікат",
                            "text": "<p>Його вручають наприкінці курсу.</p>",
                        },
                    ]
                },
            ),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "Хто навчає?",
                            "answer": "<p>Центр професійного розвитку педагогічних працівників, "
                            "учителі української мови.</p>",
                        },
                        {
                            "question": "Коли набір?",
                            "answer": "<p>Один з наборів тривав улітку, а заняття почалися у вересні: "
                            f'<a href="{COURSES_LATER.url}">pravda.if.ua</a>. Про найближчу групу '
                            "запитайте за телефоном 1580.</p>",
                        },
                        {
                            "question": "Я живу тут давно. Можна й мені?",
                            "answer": "<p>Курси задумали для тих, хто приїхав з інших областей. "
                            "Чи є вільні місця для мешканців громади, підкажуть організатори.</p>",
                        },
                    ]
                },
            ),
            (
                "image",
                {"image": "open-book", "caption": "Читати вголос – найкоротший шлях до мовлення"},
            ),
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p>Скільки людей навчалося восени 2023 року, у звіті не сказано, тому "
                    "цього числа тут немає.</p>",
                },
            ),
        ],
    ),
    en=Words(
        title="Ukrainian without fear: free courses for those who moved here",
        introduction="Mistakes are welcome: people talk, see the city and come over to Ukrainian. "
        "The courses are free.",
        slug="ukrainian-courses",
        body=[
            (
                "rich_text",
                "<p>The courses began in March 2022, when people from other regions came to the "
                "city. The stress is on live speech.</p>",
            ),
            ("heading", {"text": "How it works", "level": "h2"}),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Choose the way",
                            "text": "<p>Online or in class, two months.</p>",
                        },
                        {"title": "Talk", "text": "<p>Dialogues, a conversation club.</p>"},
                        {
                            "title": "See the city",
                            "text": "<p>In-person groups have had excursions.</p>",
                        },
                        {
                            "title": "Get a certificate",
                            "text": "<p>Handed over at the end.</p>",
                        },
                    ]
                },
            ),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "Who teaches?",
                            "answer": "<p>The teachers' professional development centre.</p>",
                        },
                        {
                            "question": "When do groups start?",
                            "answer": "<p>One intake ran over the summer and classes began in "
                            "September. Ask 1580.</p>",
                        },
                    ]
                },
            ),
        ],
    ),
)
