"""Campaigns of the communications site: reflectors and electronic gradebooks.

Dates come from the department's report for 2023 and the publications in ``sources``; where only
a month is known, the stage says so by its precision.
"""

from datetime import date

from ..organisers import DEPARTMENT, EDUCATION
from ..schema import Campaign, Label, Stage, Words
from .campaigns_kindergartens import KINDERGARTEN_REGISTRATION
from .campaigns_participation import PB_2023

FLICKERS = Campaign(
    key="flickers",
    parent="campaigns",
    picture="flicker-star",
    kind="road-safety",
    name=Label("Флікери для малечі", "Reflectors for little ones"),
    aim=Label(
        "Щоб кожна дитина в темну пору мала на одязі світловідбивач і знала, як переходити дорогу.",
        "Every child should wear a reflector after dark and know how to cross a road.",
    ),
    audiences=("children", "parents", "teachers"),
    organisers=EDUCATION,
    partners=DEPARTMENT,
    stages=(
        Stage(
            Label("Роздаємо флікери в садочках", "Reflectors handed out in kindergartens"),
            date(2023, 2, 1),
            date(2023, 2, 28),
            "month",
        ),
    ),
    shown_on=("education",),
    uk=Words(
        title="Флікер видно здалеку: навчаємо малечу правил дороги",
        introduction="Узимку темніє рано, а коли вимикають світло – ще й раптово. Невеличкий "
        "світловідбивач робить дитину помітною для водія. Закріпіть його сьогодні, а ми покажемо, "
        "де саме.",
        search_description="Як закріпити флікер дитині, про що домовитися дорогою до садочка і як "
        "проходила кампанія у Франківську.",
        slug="flikery",
        body=[
            (
                "rich_text",
                "<p>У лютому 2023 року в садочках громади роздавали флікери, пояснювали, навіщо "
                "їх носити, і пригадували правила дорожнього руху. Освітяни приходили до груп "
                "із грою, а не з лекцією. Допомагав їм пес Патрон – талісман "
                "рятувальників, якого люблять і діти, і дорослі.</p>",
            ),
            ("heading", {"text": "Де закріпити флікер", "level": "h2"}),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "На одязі – з обох боків",
                            "text": "<p>Один флікер видно лише з одного боку. Два – спереду і "
                            "ззаду чи на обох рукавах – видно звідусіль.</p>",
                        },
                        {
                            "title": "На рюкзаку",
                            "text": "<p>Оберіть місце, якого не закриє ані шарф, ані капюшон, ані "
                            "дощовик.</p>",
                        },
                        {
                            "title": "На санчатах, візочку, самокаті",
                            "text": "<p>Дитина сидить низько, тож світловідбивач потрібен і на "
                            "тому, на чому вона їде.</p>",
                        },
                        {
                            "title": "На собі",
                            "text": "<p>Дитина повторює за дорослими. Якщо флікер є в мами чи "
                            "тата, вона не забуде про свій.</p>",
                        },
                    ]
                },
            ),
            (
                "image",
                {
                    "image": "flicker-path",
                    "caption": "Світло фар повертається до водія – так флікер «вмикається» без батарейки",
                },
            ),
            (
                "checklist",
                {
                    "title": "Перевірте перед виходом",
                    "items": [
                        "Флікер на місці, чистий і нічим не закритий.",
                        "Навушники в кишені, капюшон не заважає дивитися в обидва боки.",
                        "Дитина памʼятає: навіть із флікером чекаємо, доки машина зупиниться.",
                        "У дорослого теж є світловідбивач.",
                    ],
                },
            ),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "Де взяти флікер?",
                            "answer": "<p>Запитайте вихователя: у лютому 2023 року їх роздавали в "
                            "садочках. Якщо флікера немає, підійде будь-яка світловідбивна "
                            "підвіска, наліпка або стрічка.</p>",
                        },
                        {
                            "question": "Чи потрібен він у місті, де є ліхтарі?",
                            "answer": "<p>Так. Ліхтарі гаснуть під час відключень, а між двома "
                            "ліхтарями людина в темному одязі зникає з поля зору.</p>",
                        },
                        {
                            "question": "Як пояснити це трирічній дитині?",
                            "answer": "<p>Увечері вимкніть світло й посвітіть на флікер "
                            "ліхтариком. Дитина побачить, як він «прокидається», і сама захоче "
                            "його носити.</p>",
                        },
                    ]
                },
            ),
            (
                "downloads",
                {
                    "title": "Памʼятка на холодильник",
                    "items": [{"document": "flickers-memo", "title": "Флікери: памʼятка для батьків"}],
                },
            ),
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p>Флікер не замінює правил: він допомагає, коли їх дотримано. "
                    "Переходьте лише на переході або на зелене світло.</p>",
                },
            ),
        ],
    ),
    en=Words(
        title="A reflector is seen from afar: teaching little ones the rules of the road",
        introduction="In winter it gets dark early, and during power cuts suddenly. A small "
        "reflector makes a child visible to drivers. Fasten one today; we show where.",
        slug="reflectors",
        body=[
            (
                "rich_text",
                "<p>In February 2023 kindergartens of the community handed out reflectors, "
                "explained why to wear them and went over the rules of the road. Educators came "
                "with a game, not a lecture, helped by Patron the dog, the rescuers' mascot.</p>",
            ),
            ("heading", {"text": "Where to fasten it", "level": "h2"}),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "On clothes, on both sides",
                            "text": "<p>One reflector is seen from one side only. Two, front and "
                            "back, are seen from everywhere.</p>",
                        },
                        {
                            "title": "On the backpack",
                            "text": "<p>Where no scarf, hood or raincoat covers it.</p>",
                        },
                        {
                            "title": "On the sledge, pram or scooter",
                            "text": "<p>A child sits low, so what they ride needs one too.</p>",
                        },
                        {
                            "title": "On yourself",
                            "text": "<p>Children copy adults.</p>",
                        },
                    ]
                },
            ),
            (
                "image",
                {"image": "flicker-path", "caption": "Headlights come back to the driver: no battery needed"},
            ),
            (
                "checklist",
                {
                    "title": "Before you go out",
                    "items": [
                        "The reflector is in place, clean and uncovered.",
                        "Headphones are in the pocket.",
                        "The child waits until the car has stopped.",
                        "The adult wears a reflector too.",
                    ],
                },
            ),
            (
                "downloads",
                {
                    "title": "A memo for the fridge",
                    "items": [{"document": "flickers-memo", "title": "Reflectors: a memo (in Ukrainian)"}],
                },
            ),
        ],
    ),
)

E_JOURNALS = Campaign(
    key="e-journals",
    parent="campaigns",
    picture="school-diary",
    kind="e-journals",
    name=Label("Електронні журнали й щоденники", "Electronic gradebooks and diaries"),
    aim=Label(
        "Почути, що вчителі, батьки й учні думають про електронні журнали та щоденники.",
        "To hear what teachers, parents and pupils think of electronic gradebooks and diaries.",
    ),
    audiences=("teachers", "parents", "pupils"),
    organisers=DEPARTMENT,
    partners=EDUCATION,
    stages=(
        Stage(
            Label("Опитування і дописи", "Survey and posts"),
            date(2023, 5, 1),
            date(2023, 5, 31),
            "month",
        ),
        Stage(Label("Підсумки", "Summary"), date(2023, 6, 1), date(2023, 6, 30), "month"),
    ),
    shown_on=("education",),
    uk=Words(
        title="Електронний щоденник: що думають учителі, батьки й учні",
        introduction="У школах міста запровадили електронні журнали та щоденники. У травні 2023 "
        "року ми запитали тих, хто ними користується, що вони про це думають.",
        slug="elektronni-zhurnaly",
        body=[
            (
                "rich_text",
                "<p>Кампанію провели наприкінці навчального року, у травні, разом із "
                "департаментом освіти та науки. Опитування було анонімним: окремо слухали "
                "вчителів, батьків і учнів. Тричі на тиждень на сторінці департаменту освіти "
                "зʼявлялися дописи й відео. Деякі з них обговорювали не лише в громаді, а й в "
                "інших областях. На початку червня підбили підсумки.</p>",
            ),
            ("heading", {"text": "Як працювала кампанія", "level": "h2"}),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Пояснили",
                            "text": "<p>Дописи й відео про нововведення – тричі на тиждень.</p>",
                        },
                        {
                            "title": "Запитали",
                            "text": "<p>Анонімне опитування трьох груп: учителів, батьків, учнів.</p>",
                        },
                        {
                            "title": "Підсумували",
                            "text": "<p>На початку червня завершили кампанію.</p>",
                        },
                    ]
                },
            ),
            (
                "accordion",
                {
                    "items": [
                        {
                            "question": "Хто обирає систему для школи?",
                            "answer": "<p>Педагогічна рада закладу. Міністерство не примушує до "
                            "жодної із систем, і батьки не зобовʼязані за них платити.</p>",
                        },
                        {
                            "question": "Чи є безоплатний щоденник?",
                            "answer": "<p>Так: державна система «Мрія» безоплатна для учнів, "
                            'батьків і вчителів. <a href="page:mriia">Про «Мрію»</a></p>',
                        },
                        {
                            "question": "Де результати опитування?",
                            "answer": "<p>У звіті за 2023 рік є лише те, що підсумки підбили на "
                            "початку червня. Чисел ми не маємо, тому їх тут і немає.</p>",
                        },
                    ]
                },
            ),
            (
                "places",
                {
                    "title": "Тут пробували ще до того, як журнали запровадили всюди",
                    "institutions": ["Ліцей №1"],
                    "places": [],
                },
            ),
            (
                "call_to_action",
                {
                    "text": "Щоденник раптом просить оплату? Перевірте, чи є безоплатна заміна.",
                    "label": "Подивитися на «Мрію»",
                    "page": "mriia",
                    "url": "",
                },
            ),
        ],
    ),
)

CAMPAIGNS = (KINDERGARTEN_REGISTRATION, PB_2023, FLICKERS, E_JOURNALS)
