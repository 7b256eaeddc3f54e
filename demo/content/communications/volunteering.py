"""The volunteering programme with true facts; its statute is an example."""

from datetime import date

from ..schema import (
    Act,
    Clause,
    Figure,
    Label,
    Partner,
    Programme,
    Stage,
    Statute,
    Words,
)
from ..sources import COUNCIL_OF_EUROPE, REPORT_2023, VOLUNTEERING_FIRST, VOLUNTEERING_MEETING
from .volunteering_consultations import FINISHED, RUNNING

PROGRAMME = Programme(
    key="volunteering",
    parent="participation",
    picture="volunteers-hands",
    name=Label("Програма сприяння розвитку волонтерства", "Programme for volunteering"),
    aims=Label(
        "Створити добрі умови для волонтерів у всій громаді.\n"
        "Допомогти мешканцям гуртуватися й самим розвʼязувати місцеві проблеми.\n"
        "Зміцнити довіру між волонтерами й міською радою.\n"
        "Знайти для волонтерів нові можливості.",
        "Good conditions for volunteers in the whole community.\n"
        "Residents who organise themselves and solve local problems.\n"
        "Trust between volunteers and the city council.\n"
        "New opportunities for volunteers.",
    ),
    stages=(
        Stage(
            Label("Готуємо основу, рада ухвалює програму", "Groundwork, adoption by the council"),
            date(2022, 1, 1),
            None,
            "year",
        ),
        Stage(
            Label("Обговорюємо зміни до положення", "Changes to the statute are discussed"),
            date(2023, 2, 1),
            None,
            "month",
        ),
        Stage(Label("Програма діє", "The programme runs"), date(2023, 1, 1), date(2025, 12, 31), "year"),
    ),
    figures=(
        Figure(
            "1-ша",
            Label("громада в Україні, що має таку програму", "community in Ukraine to have one: first"),
            Label("2022 рік", "2022"),
            VOLUNTEERING_FIRST,
        ),
        Figure(
            "3 роки",
            Label("на які її розраховано: 2023–2025", "that it was made for, in years: 2023–2025"),
            Label("2022 рік", "2022"),
            COUNCIL_OF_EUROPE,
        ),
    ),
    partners=(
        Partner(
            Label("Спілка волонтерів Прикарпаття", "Union of Volunteers of Prykarpattia"),
            Label(
                "Разом створили логістичний центр, який безоплатно доставляє посилки на передову. Дорогу "
                "оплачує місто.",
                "A logistics centre that takes parcels to the front free of charge; the city pays transport.",
            ),
        ),
        Partner(
            Label("Мальтійська служба", "Malteser relief service"),
            Label("Спільна допомога військовим.", "Help for the military."),
        ),
        Partner(
            Label("Карітас", "Caritas"),
            Label(
                "Місто допомагає купувати продукти на обіди для тих, хто їх потребує.",
                "The city helps to buy food for meals of those in need.",
            ),
        ),
    ),
    uk=Words(
        title="Програма сприяння розвитку волонтерства",
        introduction="Допомагайте там, де ви справді потрібні: місто перше в Україні ухвалило "
        "програму, яка підтримує тих, хто підтримує інших.",
        slug="prohrama-volonterstva",
        body=[
            (
                "rich_text",
                "<p>Програму розраховано на 2023–2025 роки. Міська рада ухвалила її у 2022 році на "
                "позачерговій сесії. Основу підготовлено в червні – липні 2022 року в межах "
                "проєкту Ради Європи про громадську участь.</p>",
            ),
            ("heading", {"text": "Хочу допомагати. З чого почати?", "level": "h2"}),
            (
                "steps",
                {
                    "items": [
                        {
                            "title": "Перевірте свій вік",
                            "text": "<p>З 14 до 18 років волонтерять за згодою батьків. До 18 "
                            "років не можна працювати, зокрема, у медичних закладах і на "
                            "ліквідації надзвичайних ситуацій.</p>",
                        },
                        {
                            "title": "Оберіть організацію",
                            "text": "<p>Договір і посвідчення волонтера за законом не обовʼязкові.</p>",
                        },
                        {
                            "title": "Запропонуйте зміни",
                            "text": "<p>Наприкінці лютого 2023 року волонтери зустрілися з нами й "
                            "обговорили, що змінити в положенні про програму. Ваші думки теж "
                            'важать: <a href="page:volunteering-statute">читайте положення за '
                            "пунктами</a>.</p>",
                        },
                    ]
                },
            ),
            (
                "notice",
                {
                    "kind": "info",
                    "text": "<p>Програма охоплювала 2023–2025 роки. Про наступну розповімо, щойно "
                    "матимемо підтверджені дані. Персональних даних волонтерів ми не "
                    "публікуємо.</p>",
                },
            ),
            (
                "rich_text",
                f'<p>Джерела: <a href="{VOLUNTEERING_FIRST.url}">golosinfo.com.ua</a>, '
                f'<a href="{VOLUNTEERING_MEETING.url}">frankonews.if.ua</a> (23 вересня 2022 '
                f'року), <a href="{COUNCIL_OF_EUROPE.url}">Офіс Ради Європи в Україні</a>, '
                f"{REPORT_2023.title}.</p>",
            ),
        ],
    ),
    en=Words(
        title="Programme for volunteering",
        introduction="Ivano-Frankivsk was the first community in Ukraine to adopt a programme that "
        "supports those who support others.",
        slug="volunteering-programme",
        body=[
            (
                "rich_text",
                "<p>It covers 2023–2025. The city council adopted it in 2022 at an extraordinary "
                "session; the groundwork was done in June and July 2022 in a project of the Council "
                "of Europe.</p>",
            ),
            (
                "rich_text",
                "<p>From 14 to 18 one volunteers with the consent of parents. Those under 18 do not "
                "work in hospitals or in emergencies.</p>",
            ),
            (
                "rich_text",
                f'<p>Sources: <a href="{VOLUNTEERING_FIRST.url}">golosinfo.com.ua</a>, '
                f'<a href="{COUNCIL_OF_EUROPE.url}">Council of Europe Office in Ukraine</a>.</p>',
            ),
        ],
    ),
)

FIRST, SECOND = "приклад-1", "приклад-2"


def _clause(number: str, uk: str, en: str, **more) -> Clause:
    return Clause(number, versions=((FIRST, Label(uk, en)), *more.pop("later", ())), **more)


STATUTE = Statute(
    key="volunteering-statute",
    parent="volunteering",
    name=Label("Положення про підтримку волонтерів (приклад)", "Statute on support for volunteers (example)"),
    acts=(
        Act(FIRST, date(2022, 12, 22), Label("Рішення про положення (приклад)", "The statute (example)")),
        Act(SECOND, -110, Label("Рішення про зміни до положення (приклад)", "The changes (example)")),
    ),
    clauses=(
        Clause("1", Label("Загальні засади", "General")),
        _clause(
            "1.1",
            "Це положення визначає, як місто допомагає волонтерам і як волонтери впливають на цю допомогу.",
            "This statute says how the city helps volunteers and how they influence that help.",
        ),
        _clause(
            "1.2",
            "Волонтерство добровільне й безоплатне. Нікого не можна до нього примусити.",
            "Volunteering is voluntary and unpaid. Nobody may be made to do it.",
        ),
        Clause("2", Label("Хто може бути волонтером", "Who may volunteer")),
        _clause(
            "2.1",
            "Волонтером може стати кожен, кому виповнилося 18 років.",
            "Anybody aged 18 or over may volunteer.",
        ),
        _clause(
            "2.2",
            "З 14 до 18 років волонтерять за письмовою згодою батьків або опікунів.",
            "From 14 to 18 one volunteers with the written consent of parents or guardians.",
        ),
        _clause(
            "2.3",
            "До 18 років не можна допомагати в медичних закладах і під час надзвичайних ситуацій.",
            "Those under 18 do not help in medical institutions or in emergencies.",
        ),
        Clause("3", Label("Чим допомагає місто", "How the city helps")),
        _clause(
            "3.1",
            "Місто надає волонтерським організаціям приміщення для зустрічей безоплатно.",
            "The city gives volunteer organisations rooms for meetings free of charge.",
            later=(
                (
                    SECOND,
                    Label(
                        "Місто надає волонтерським організаціям приміщення для зустрічей безоплатно, "
                        "зокрема "
                        "ввечері та у вихідні.",
                        "The city gives volunteer organisations rooms for meetings free of charge, "
                        "also in the "
                        "evening and at weekends.",
                    ),
                ),
            ),
        ),
        _clause(
            "3.2",
            "Місто оплачує навчання волонтерів один раз на рік.",
            "The city pays for the training of volunteers once a year.",
        ),
        _clause(
            "3.3",
            "Про потреби в допомозі місто повідомляє на своєму сайті.",
            "The city tells on its site where help is needed.",
            later=(
                (
                    SECOND,
                    Label(
                        "Про потреби в допомозі місто повідомляє на своєму сайті не пізніше ніж "
                        "за три дні до "
                        "початку.",
                        "The city tells on its site where help is needed at least three days before "
                        "it begins.",
                    ),
                ),
            ),
        ),
        Clause("4", Label("Облік волонтерів", "Records of volunteers")),
        _clause(
            "4.1",
            "Відомості про волонтерів місто не оприлюднює.",
            "The city publishes no data of volunteers.",
        ),
        _clause(
            "4.2",
            "Посвідчення волонтера видають на один рік. Щоб отримати нове, подають заяву особисто.",
            "A volunteer’s card is issued for one year. A new one is applied for in person.",
        ),
        _clause(
            "4.3",
            "Години волонтерства підтверджує організатор.",
            "The organiser confirms the hours of volunteering.",
        ),
        Clause("5", Label("Як змінюють це положення", "How this statute is changed")),
        _clause(
            "5.1",
            "Зміни до положення щороку обговорюють із волонтерами.",
            "Changes to the statute are discussed with volunteers every year.",
        ),
        _clause(
            "5.2",
            "На кожну пропозицію місто відповідає публічно й пояснює своє рішення.",
            "The city answers every proposal in public and gives its reasons.",
        ),
    ),
    uk=Words(
        title="Положення про підтримку волонтерів (приклад)",
        introduction="Як місто допомагає волонтерам, пункт за пунктом: що діє тепер, що і яким "
        "рішенням змінено.",
        slug="polozhennia",
        body=[
            (
                "notice",
                {
                    "kind": "warning",
                    "text": "<p>Це текст для показу сайту, а не чинний документ міста: пункти "
                    "й номери рішень "
                    "вигадано.</p>",
                },
            ),
        ],
    ),
    en=Words(
        title="Statute on support for volunteers (example)",
        introduction="How the city helps volunteers, clause by clause: what is in force, what was changed.",
        slug="statute",
        body=[
            (
                "notice",
                {"kind": "warning", "text": "<p>An example made for this demo: no document of the city.</p>"},
            ),
        ],
    ),
)

PAGES = (PROGRAMME, STATUTE, RUNNING, FINISHED)
