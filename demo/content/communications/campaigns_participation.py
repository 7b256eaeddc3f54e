"""The participatory budget of 2023 as a campaign."""

from datetime import date

from ..organisers import DEPARTMENT
from ..schema import Campaign, Figure, Label, Stage, Words
from ..sources import PB_RESULTS_2023, REPORT_2023

PB_2023 = Campaign(
    key="pb-2023",
    parent="campaigns",
    picture="ballot-box",
    kind="other",
    name=Label("Бюджет участі – 2023", "Participatory budget 2023"),
    aim=Label(
        "Повернути мешканцям право вирішувати, на що піде частина міського бюджету.",
        "To give residents back the right to decide on a part of the city budget.",
    ),
    audiences=("residents", "displaced"),
    organisers=DEPARTMENT,
    stages=(
        Stage(Label("Початок прийому проєктів", "Intake of projects opens"), date(2023, 3, 9)),
        Stage(Label("Голосування", "Voting"), date(2023, 4, 18), date(2023, 5, 2)),
        Stage(Label("Результати", "Results"), date(2023, 5, 3), date(2023, 5, 3)),
        Stage(Label("Нагородження", "Awards"), date(2023, 5, 25), date(2023, 5, 31), "month"),
    ),
    figures=(
        Figure(
            "129",
            Label("проєктів подали мешканці", "projects submitted by residents"),
            Label("2023 рік", "2023"),
            REPORT_2023,
        ),
        Figure(
            "104",
            Label("проєкти допустили до голосування", "projects admitted to the vote"),
            Label("2023 рік", "2023"),
            REPORT_2023,
        ),
        Figure(
            "38",
            Label("проєктів перемогли", "winning projects"),
            Label("3 травня 2023 року", "3 May 2023"),
            PB_RESULTS_2023,
        ),
        Figure(
            "71 055",
            Label("голосів віддали 42 047 мешканців", "votes given by 42,047 residents"),
            Label("18 квітня – 2 травня 2023 року", "18 April – 2 May 2023"),
            REPORT_2023,
        ),
    ),
    uk=Words(
        title="Бюджет участі – 2023: перше голосування після перерви",
        introduction="У 2022 році через повномасштабне вторгнення голосування не було. Навесні "
        "2023-го воно повернулося: 25,5 млн грн, чотири категорії й чотири голоси в кожного.",
        slug="biudzhet-uchasti-2023",
        body=[
            (
                "rich_text",
                "<p>Проєкти приймали з 9 березня. Робоча група перевірила їх і допустила до "
                "голосування 104 зі 129. З 18 квітня до 2 травня кожен мешканець від 18 років міг "
                "підтримати по одному проєкту в кожній категорії: освітні, зелені, благоустрій "
                "малих вулиць та інший благоустрій.</p>",
            ),
            (
                "table",
                {
                    "caption": "Переможці за категоріями, 2023 рік",
                    "header": ["Категорія", "Переможців", "Вартість проєктів"],
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
                "<p>Джерело: звіт департаменту за 2023 рік. Вартість усіх переможців трохи більша "
                "за оголошені 25,5 млн грн.</p>",
            ),
            ("heading", {"text": "Як голосували", "level": "h2"}),
            (
                "figures",
                {
                    "items": [
                        {
                            "value": "36 590",
                            "label": "людей проголосували онлайн",
                            "as_of": "18 квітня – 2 травня 2023 року",
                            "source_title": REPORT_2023.title,
                            "source_url": REPORT_2023.url,
                        },
                        {
                            "value": "5 457",
                            "label": "людей прийшли до ЦНАП і віддали 12 390 голосів",
                            "as_of": "18 квітня – 2 травня 2023 року",
                            "source_title": REPORT_2023.title,
                            "source_url": REPORT_2023.url,
                        },
                    ]
                },
            ),
            (
                "notice",
                {
                    "kind": "success",
                    "text": "<p>Наприкінці травня переможців нагородили, після чого почалася "
                    "реалізація. Того самого півріччя завершили й давніший проєкт – ремонт вулиці "
                    "Цьоклера, що переміг у 2021 році.</p>",
                },
            ),
            (
                "call_to_action",
                {
                    "text": "Голосування за проєкти відбувається на окремій платформі.",
                    "label": "Відкрити if.pb.org.ua",
                    "page": "",
                    "url": "https://if.pb.org.ua",
                },
            ),
            (
                "downloads",
                {
                    "title": "Знадобиться навесні",
                    "items": [
                        {
                            "document": "voting-memo",
                            "title": "Бюджет участі: як проголосувати у ЦНАП",
                        }
                    ],
                },
            ),
        ],
    ),
    en=Words(
        title="Participatory budget 2023: the first vote after the break",
        introduction="There was no vote in 2022 because of the full-scale invasion. In spring 2023 "
        "it came back: UAH 25.5 million, four categories and four votes for everyone.",
        slug="participatory-budget-2023",
        body=[
            (
                "rich_text",
                "<p>Projects were accepted from 9 March. The working group admitted 104 of 129. "
                "From 18 April to 2 May every resident aged 18 or over could support one project "
                "in each category: education, green, small streets and other improvements.</p>",
            ),
            (
                "table",
                {
                    "caption": "Winners by category, 2023",
                    "header": ["Category", "Winners", "Cost of projects"],
                    "rows": [
                        ["Education", "19", "UAH 7,995,283"],
                        ["Small streets", "5", "UAH 12,170,000"],
                        ["Green", "5", "UAH 1,585,796"],
                        ["Other improvements", "9", "UAH 3,996,316"],
                    ],
                },
            ),
            (
                "notice",
                {
                    "kind": "success",
                    "text": "<p>The winners were awarded at the end of May, and work began. The "
                    "repair of Tsioklera Street, a winner of 2021, was finished too.</p>",
                },
            ),
            (
                "call_to_action",
                {
                    "text": "Voting takes place on a separate platform.",
                    "label": "Open if.pb.org.ua",
                    "page": "",
                    "url": "https://if.pb.org.ua",
                },
            ),
        ],
    ),
)
