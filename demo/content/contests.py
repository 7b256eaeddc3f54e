"""The three contests of the report, and two demonstrations. Their pupils and schools are invented.

Of the contests of 2023 the report tells the names, the year and who ran them, and nothing else.
"""

from .contest_in_judging import IN_JUDGING
from .organisers import DEMONSTRATION, DEPARTMENT, EDUCATION
from .schema import (
    AgeCategory,
    Contest,
    ContestIndex,
    ContestStage,
    Criterion,
    Label,
    Nomination,
    Words,
)

ORGANISERS = Label(f"{DEPARTMENT.uk}; {EDUCATION.uk}", f"{DEPARTMENT.en}; {EDUCATION.en}")
NOT_KNOWN_UK = [
    (
        "notice",
        {
            "kind": "info",
            "text": "<p>Звіт департаменту за 2023 рік називає лише конкурс, рік і тих, хто його "
            "провів. Дат, умов і переможців у ньому немає, тож не додаємо їх і ми.</p>",
        },
    ),
]
NOT_KNOWN_EN = [
    (
        "notice",
        {
            "kind": "info",
            "text": "<p>The department’s report for 2023 gives the name, the year and who ran the "
            "contest, no dates, rules or winners: so do we.</p>",
        },
    ),
]


def index(uk: str, en: str) -> ContestIndex:
    """The list of contests of one site."""
    return ContestIndex(
        key="contests",
        in_menu=True,
        uk=Words(title="Конкурси", introduction=uk, slug="konkursy"),
        en=Words(title="Contests", introduction=en, slug="contests"),
    )


EDUCATION_INDEX = index(
    "Малюнки, вірші, листівки дітей громади: куди саме зараз можна подати роботу, що "
    "оцінює журі і які конкурси вже були.",
    "Children’s drawings, poems and cards: where to enter a work now, and which contests there have been.",
)
COMMUNICATIONS_INDEX = index(
    "Конкурси, які департамент проводить разом з освітянами. Подають роботи школи, а деколи й батьки.",
    "Contests run together with the educators. Schools enter works, sometimes parents do.",
)


def held_in_2023(key: str, code: str, name: Label, uk: Words, en: Words) -> Contest:
    """A contest of which the report for 2023 tells."""
    return Contest(
        key=key,
        parent="contests",
        code=code,
        year=2023,
        name=name,
        organisers=ORGANISERS,
        uk=uk,
        en=en,
        shown_on=("communications",),
    )


VICTORY = held_in_2023(
    "contest-victory",
    "КУП",
    Label("Коли Україна переможе, я…", "When Ukraine wins, I…"),
    uk=Words(
        title="«Коли Україна переможе, я…»",
        introduction="Конкурс 2023 року для дітей громади. Провели його два департаменти разом.",
        slug="koly-ukraina-peremozhe",
        body=NOT_KNOWN_UK,
    ),
    en=Words(
        title="“When Ukraine wins, I…”",
        introduction="A contest of 2023 for children of the community, run by two departments together.",
        slug="when-ukraine-wins",
        body=NOT_KNOWN_EN,
    ),
)
MUM = held_in_2023(
    "contest-mum",
    "ММ",
    Label("Моя мама…", "My mum…"),
    uk=Words(
        title="«Моя мама…»",
        introduction="Конкурс 2023 року про найріднішу людину. Провели його два департаменти разом.",
        slug="moia-mama",
        body=NOT_KNOWN_UK,
    ),
    en=Words(
        title="“My mum…”",
        introduction="A contest of 2023 about the dearest person, run by two departments together.",
        slug="my-mum",
        body=NOT_KNOWN_EN,
    ),
)
CARDS = held_in_2023(
    "contest-cards",
    "ТЛ",
    Label("Теплі листівки для ЗСУ", "Warm cards for the Armed Forces of Ukraine"),
    uk=Words(
        title="«Теплі листівки для ЗСУ»",
        introduction="Конкурс листівок для захисників 2023 року. Провели його два департаменти разом.",
        slug="tepli-lystivky",
        body=NOT_KNOWN_UK,
    ),
    en=Words(
        title="“Warm cards for the Armed Forces of Ukraine”",
        introduction="A contest of 2023: cards for the defenders, run by two departments together.",
        slug="warm-cards",
        body=NOT_KNOWN_EN,
    ),
)

DEMONSTRATION = Contest(
    key="contest-demonstration",
    parent="contests",
    picture="open-book",
    code="ДЕМО",
    name=Label("Показовий конкурс «Моя мама…»", "Demonstration contest “My mum…”"),
    aim=Label(
        "Показати, як працює подання робіт. Справжнього конкурсу немає: школи й діти вигадані, "
        "нагород не вручають.",
        "To show how works are entered. There is no real contest: the schools and the children are "
        "invented, and nothing is awarded.",
    ),
    organisers=DEMONSTRATION,
    stages=(
        ContestStage("announced", -21, -15),
        ContestStage("intake", -14, 28),
        ContestStage("moderation", -7, 35),
        ContestStage("judging", 36, 50),
        ContestStage("results", 54, 54),
        ContestStage("ceremony", 60, 60),
    ),
    nominations=(
        Nomination(
            "poem",
            Label("Вірш", "Poem"),
            Label(
                "Власний вірш українською мовою. Чернетку можна зберегти й дописати пізніше.",
                "The pupil’s own poem in Ukrainian. A draft can be kept and finished later.",
            ),
            characters=(40, 2000),
        ),
        Nomination(
            "drawing",
            Label("Малюнок", "Drawing"),
            Label(
                "Формат А4 або А3, будь-яка техніка. Сфотографуйте роботу рівно, без тіней.",
                "A4 or A3, any technique. Photograph the work straight, without shadows.",
            ),
            files=(1, 3),
        ),
    ),
    categories=(
        AgeCategory(Label("1–4 класи", "Classes 1–4"), 1, 4),
        AgeCategory(Label("5–8 класи", "Classes 5–8"), 5, 8),
        AgeCategory(Label("9–12 класи", "Classes 9–12"), 9, 12),
    ),
    criteria=(
        Criterion(
            Label("Розкриття теми", "The theme"),
            Label("Чи видно, що саме автор хоче сказати", "Is it clear what the author wants to say"),
            2,
        ),
        Criterion(
            Label("Самобутність", "Originality"),
            Label("Чи є власний погляд", "Is there a view of one’s own"),
            1,
        ),
        Criterion(
            Label("Виконання", "Execution"),
            Label("Мова, колір, композиція", "Language, colour, composition"),
            1,
        ),
    ),
    rules_document="contest-demonstration-rules",
    rules_uk=[
        (
            "rich_text",
            "<ol><li>Одна дитина подає одну роботу.</li><li>Роботу подає школа або хтось із батьків."
            "</li><li>Без згоди одного з батьків роботу не приймають.</li><li>Зараховують останню "
            "версію, подану до кінця прийому.</li><li>Журі не знає, чия це робота.</li></ol>",
        ),
    ],
    rules_en=[
        (
            "rich_text",
            "<ol><li>One child enters one work.</li><li>The school or a parent enters it.</li>"
            "<li>Without a parent’s consent it is not accepted.</li><li>The last version submitted "
            "in time counts.</li><li>The jury does not know whose work it is.</li></ol>",
        ),
    ],
    uk=Words(
        title="Показовий конкурс «Моя мама…»",
        introduction="Це демонстрація: на ній можна випробувати, як школа подає роботи, а журі їх "
        "оцінює. Справжніх дітей тут немає.",
        slug="pokazovyi-konkurs",
        body=[
            (
                "notice",
                {
                    "kind": "warning",
                    "text": "<p><b>Це не справжній конкурс.</b> Школи, діти й роботи вигадані, "
                    "дати відраховано від дня встановлення.</p>",
                },
            ),
        ],
    ),
    en=Words(
        title="Demonstration contest “My mum…”",
        introduction="A demonstration: try how a school enters works and a jury scores them. There are "
        "no real children here.",
        slug="demonstration-contest",
        body=[
            (
                "notice",
                {
                    "kind": "warning",
                    "text": "<p><b>This is no real contest.</b> Schools, children and works are "
                    "invented.</p>",
                },
            ),
        ],
    ),
    shown_on=("communications",),
)

CONTESTS = (DEMONSTRATION, IN_JUDGING, VICTORY, MUM, CARDS)
