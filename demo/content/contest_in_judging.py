"""A demonstration contest whose jury scores on the day of loading. All of it is invented."""

from .organisers import DEMONSTRATION
from .schema import AgeCategory, Contest, ContestStage, Criterion, Label, Nomination, Words

IN_JUDGING = Contest(
    key="contest-in-judging",
    parent="contests",
    picture="green-dome",
    code="ЖУРІ",
    name=Label("Показовий конкурс «Моє місто»", "Demonstration contest “My city”"),
    aim=Label(
        "Показати, як працює журі: роботи вже прийнято, імен авторів журі не бачить. Справжнього "
        "конкурсу немає: школи й діти вигадані, нагород не вручають.",
        "To show how a jury works: the works are in, and the jury does not see whose they are. There is "
        "no real contest: the schools and the children are invented, and nothing is awarded.",
    ),
    organisers=DEMONSTRATION,
    stages=(
        ContestStage("announced", -45, -36),
        ContestStage("intake", -35, -8),
        ContestStage("moderation", -21, -3),
        ContestStage("judging", -2, 21),
        ContestStage("results", 25, 25),
    ),
    nominations=(
        Nomination(
            "drawing",
            Label("Малюнок", "Drawing"),
            Label(
                "Формат А4 або А3, будь-яка техніка. На самій роботі не підписуйтеся.",
                "A4 or A3, any technique. Do not sign the work itself.",
            ),
            files=(1, 3),
        ),
        Nomination(
            "poem",
            Label("Вірш", "Poem"),
            Label("Власний вірш українською мовою.", "The pupil’s own poem in Ukrainian."),
            characters=(40, 2000),
        ),
    ),
    categories=(
        AgeCategory(Label("1–4 класи", "Classes 1–4"), 1, 4),
        AgeCategory(Label("5–11 класи", "Classes 5–11"), 5, 11),
    ),
    criteria=(
        Criterion(
            Label("Розкриття теми", "The theme"),
            Label("Чи впізнаємо наше місто", "Do we recognise our city"),
            2,
        ),
        Criterion(
            Label("Самобутність", "Originality"),
            Label("Чи є власний погляд", "Is there a view of one’s own"),
            1,
        ),
    ),
    # The demo has one account of a juror.
    jurors_per_entry=1,
    rules_uk=[
        (
            "rich_text",
            "<p>Журі бачить номер роботи, назву, номінацію й вікову категорію. Імен, закладів, класів і "
            "вчителів воно не бачить, доки не підпише оцінок.</p>",
        ),
    ],
    rules_en=[
        (
            "rich_text",
            "<p>The jury sees a work’s number, title, nomination and age category, and no names, schools, "
            "classes or teachers until it has signed its scores.</p>",
        ),
    ],
    uk=Words(
        title="Показовий конкурс «Моє місто»",
        introduction="Це демонстрація: роботи вже подано, і журі їх оцінює. Справжніх дітей тут немає.",
        slug="pokazovyi-konkurs-moie-misto",
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
        title="Demonstration contest “My city”",
        introduction="A demonstration: the works are in, and the jury scores them. There are no real "
        "children here.",
        slug="demonstration-contest-my-city",
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
)
