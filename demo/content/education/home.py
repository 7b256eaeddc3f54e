"""The home page of the education site and its two lists."""

from ..schema import CampaignIndex, Home, Label, NewsIndex, Words
from ..sources import FIRST_CLASSES_2025, SCHOOL_NETWORK, SUMMER_2025, WINTER_2024, figure

HOME = Home(
    key="home",
    picture="winter-school",
    lead="winter-schools",
    lead_title=Label(
        "Канікули без нудьги: безоплатні зимові школи",
        "Holidays without boredom: free winter schools",
    ),
    lead_text=Label(
        "Майстерні, спорт, історія, техніка, екскурсії містом. Подивіться, чим займалися діти "
        "минулої зими, і запитайте про нові групи у своєму закладі.",
        "Workshops, sport, history, technology, walks through the city. See what children did last "
        "winter and ask about new groups.",
    ),
    lead_action=Label("Обрати зимову школу", "Choose a winter school"),
    uk=Words(
        title="Освіта громади",
        introduction="Садочок, школа, гурток, канікули: тут зібрано те, що потрібно батькам, учням "
        "і вчителям Івано-Франківської громади.",
        search_description="Сайт департаменту освіти та науки: заклади, канікули, харчування, "
        "мовні курси, новини.",
        body=[
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p><b>Шукаєте місце в садочку?</b> Реєстрація на вільні місця триває "
                    'в системі <a href="https://sadok.bloqly.com">«Е-садок»</a>.</p>',
                },
            ),
            ("heading", {"text": "Освіта в цифрах", "level": "h2"}),
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
                        figure(
                            "116", "перших класів почали навчання", "вересень 2025 року", FIRST_CLASSES_2025
                        ),
                        figure(
                            "майже 12 000",
                            "школярів відвідали зимові школи за місяць",
                            "січень 2024 року",
                            WINTER_2024,
                        ),
                        figure(
                            "майже 6 000",
                            "дітей побували в літній школі",
                            "червень – липень 2025 року",
                            SUMMER_2025,
                        ),
                    ]
                },
            ),
            ("heading", {"text": "Що вас цікавить?", "level": "h2"}),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "Як дізнатися більше про школу?",
                            "answer": "<p>Заклад має сам оприлюднювати статут, мову навчання, "
                            "кількість місць і річний звіт. "
                            '<a href="page:openness">Що саме шукати</a></p>',
                        },
                        {
                            "question": "Як платити в їдальні без готівки?",
                            "answer": '<p>Почніть із запитання до школи: <a href="page:canteens">'
                            "що вже зроблено і що бачать батьки</a>.</p>",
                        },
                        {
                            "question": "Хочу заговорити українською вільніше",
                            "answer": "<p>Курси безоплатні, є заняття онлайн і в класі. "
                            '<a href="page:language-courses">Про курси</a></p>',
                        },
                        {
                            "question": "Які школи є в громаді?",
                            "answer": '<p>Ліцеї, гімназії, початкові школи. <a href="page:network">'
                            "Мережа закладів</a></p>",
                        },
                    ]
                },
            ),
            (
                "gallery",
                {
                    "images": [
                        {"image": "summer-camp", "caption": "Літня школа: заняття й екскурсії"},
                        {"image": "canteen-tray", "caption": "Обід, про який знають батьки"},
                        {"image": "language-letters", "caption": "Курси української мови"},
                    ]
                },
            ),
            (
                "call_to_action",
                {
                    "text": "Не знайшли відповіді?",
                    "label": "Куди звернутися",
                    "page": "contacts",
                    "url": "",
                },
            ),
        ],
    ),
    en=Words(
        title="Education in the community",
        introduction="Kindergarten, school, clubs, holidays: what parents, pupils and teachers of "
        "the Ivano-Frankivsk community need.",
        search_description="The site of the Department of Education and Science.",
        body=[
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p><b>Looking for a kindergarten place?</b> Registration for free "
                    'places is on in <a href="https://sadok.bloqly.com">«Е-садок»</a>.</p>',
                },
            ),
            ("heading", {"text": "Education in figures", "level": "h2"}),
            (
                "figures",
                {
                    "items": [
                        figure("54", "municipal general secondary schools", "October 2025", SCHOOL_NETWORK),
                        figure("116", "first classes began the year", "September 2025", FIRST_CLASSES_2025),
                        figure(
                            "~12 000", "pupils came to winter schools in a month", "January 2024", WINTER_2024
                        ),
                        figure(
                            "~6 000", "children attended the summer school", "June–July 2025", SUMMER_2025
                        ),
                    ]
                },
            ),
            ("heading", {"text": "What are you looking for?", "level": "h2"}),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "How do I learn more about a school?",
                            "answer": "<p>A school must publish its statute, places and annual "
                            'report. <a href="page:openness">What to look for</a></p>',
                        },
                        {
                            "question": "How do we pay without cash in the canteen?",
                            "answer": '<p>Ask the school. <a href="page:canteens">What parents see</a></p>',
                        },
                        {
                            "question": "I want to speak Ukrainian more freely",
                            "answer": "<p>The courses are free, online and in class. "
                            '<a href="page:language-courses">About them</a></p>',
                        },
                        {
                            "question": "What schools are there?",
                            "answer": "<p>Lyceums, gymnasiums, primary schools. "
                            '<a href="page:network">The network</a></p>',
                        },
                    ]
                },
            ),
            (
                "call_to_action",
                {
                    "text": "No answer here?",
                    "label": "Whom to ask",
                    "page": "contacts",
                    "url": "",
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
            introduction="Зимові й літні школи, обіди без готівки, мовні курси: що триває, що "
            "завершилося і чим.",
            slug="kampanii",
        ),
        en=Words(
            title="Campaigns",
            introduction="Winter and summer schools, cashless lunches, courses: what is on and what is over.",
            slug="campaigns",
        ),
    ),
    NewsIndex(
        key="news",
        in_menu=True,
        uk=Words(
            title="Новини освіти",
            introduction="Що змінюється в школах, садочках і гуртках громади та що з цього випливає "
            "для батьків.",
            slug="novyny",
        ),
        en=Words(
            title="Education news",
            introduction="What changes in schools, kindergartens and clubs and what it means for parents.",
            slug="news",
        ),
    ),
)
