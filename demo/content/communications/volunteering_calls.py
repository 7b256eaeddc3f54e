"""Calls for volunteers, meetings and stories. Calls, meetings and one story are examples, and say so."""

from datetime import date

from ..schema import Label, Words
from ..schema_calls import Call, CallIndex, Meeting, MeetingIndex, Shift, Story, StoryIndex
from ..sources import VOLUNTEERING_FIRST

EXAMPLE_UK = "<p>Це приклад: так виглядатиме справжня сторінка. Записуватися можна, щоб спробувати.</p>"
EXAMPLE_EN = "<p>This is an example of what a real page will look like. You may sign up to try it.</p>"
EXAMPLE_ORGANISATION = Label(
    "Приклад: вигадана волонтерська організація", "Example: an invented volunteer group"
)

CALLS = CallIndex(
    key="calls",
    parent="volunteering",
    uk=Words(
        title="Потрібна допомога",
        introduction="Оберіть, де й коли допомогти, і запишіться на зміну: вистачить імені та адреси пошти.",
        slug="potribna-dopomoha",
    ),
    en=Words(
        title="Help is needed",
        introduction="Choose where and when to help, and sign up: a name and an e-mail are enough.",
        slug="help-is-needed",
    ),
)

PARCELS = Call(
    key="call-parcels",
    parent="calls",
    picture="volunteers-hands",
    name=Label("Приклад: пакувати посилки для захисників", "Example: pack parcels for defenders"),
    organisation=EXAMPLE_ORGANISATION,
    work="defenders",
    is_urgent=True,
    place=Label("Приклад адреси, Івано-Франківськ", "Example address, Ivano-Frankivsk"),
    least_age=14,
    skills=Label("Нічого особливого: усе покажемо на місці.", "Nothing special: we show everything there."),
    bring=Label("Зручний одяг і пляшку води.", "Comfortable clothes and a bottle of water."),
    shifts=(
        Shift(days=0, hour=10, hours=3, places=12),
        Shift(days=0, hour=14, hours=3, places=12),
        Shift(days=7, hour=10, hours=3, places=12),
    ),
    uk=Words(
        title="Приклад: пакувати посилки для захисників",
        introduction="У суботу складаємо й підписуємо посилки. Знадобляться уважність і дві вільні години.",
        slug="pryklad-posylky",
        body=[
            ("notice", {"kind": "info", "text": EXAMPLE_UK}),
            ("heading", {"text": "Що робитимемо", "level": "h2"}),
            (
                "checklist",
                {
                    "title": "",
                    "items": [
                        "Розсортуємо речі за списком.",
                        "Складемо їх у коробки й зважимо.",
                        "Підпишемо коробки та занесемо в журнал.",
                    ],
                },
            ),
            (
                "rich_text",
                "<p>Якщо вам ще немає 18 років, ваші батьки отримають лист і дадуть згоду, перш ніж "
                "місце стане вашим.</p>",
            ),
        ],
    ),
    en=Words(
        title="Example: pack parcels for defenders",
        introduction="On Saturday we pack and label parcels. It takes care and two free hours.",
        slug="example-parcels",
        body=[
            ("notice", {"kind": "info", "text": EXAMPLE_EN}),
            (
                "rich_text",
                "<p>If you are under 18, your parents consent before the place is yours.</p>",
            ),
        ],
    ),
)

PARK = Call(
    key="call-park",
    parent="calls",
    picture="green-dome",
    name=Label("Приклад: толока в парку", "Example: a clean-up in the park"),
    organisation=EXAMPLE_ORGANISATION,
    work="green",
    place=Label("Міський парк, приклад місця збору", "City park, example of a meeting point"),
    least_age=14,
    bring=Label("Рукавиці та теплий одяг.", "Gloves and warm clothes."),
    shifts=(Shift(days=1, hour=11, hours=2, places=40), Shift(days=8, hour=11, hours=2, places=40)),
    uk=Words(
        title="Приклад: толока в парку",
        introduction="У неділю згрібаємо листя, а після роботи пʼємо чай. Можна цілою родиною.",
        slug="pryklad-toloka",
        body=[("notice", {"kind": "info", "text": EXAMPLE_UK})],
    ),
    en=Words(
        title="Example: a clean-up in the park",
        introduction="On Sunday we rake leaves and then have tea.",
        slug="example-clean-up",
        body=[("notice", {"kind": "info", "text": EXAMPLE_EN})],
    ),
)

HOSPITAL = Call(
    key="call-hospital",
    parent="calls",
    name=Label("Приклад: допомагати пацієнтам лікарні", "Example: help patients of a hospital"),
    organisation=EXAMPLE_ORGANISATION,
    work="medical",
    place=Label("Приклад лікарні", "Example of a hospital"),
    least_age=18,
    skills=Label("Терпіння й охайність.", "Patience and neatness."),
    shifts=(Shift(days=3, hour=16, hours=2, places=3),),
    uk=Words(
        title="Приклад: допомагати пацієнтам лікарні",
        introduction="Почитати, написати листа, вивести на прогулянку. Лише з 18 років: так велить закон.",
        slug="pryklad-likarnia",
        body=[("notice", {"kind": "info", "text": EXAMPLE_UK})],
    ),
    en=Words(
        title="Example: help patients of a hospital",
        introduction="Read aloud, write a letter, go for a walk. From 18 years, as the law says.",
        slug="example-hospital",
        body=[("notice", {"kind": "info", "text": EXAMPLE_EN})],
    ),
)

TRANSLATORS = Call(
    key="call-translators",
    parent="calls",
    name=Label("Приклад: перекладати листи", "Example: translate letters"),
    organisation=EXAMPLE_ORGANISATION,
    work="skills",
    place=Label("Удома, онлайн", "At home, online"),
    least_age=18,
    skills=Label("Англійська або польська мова.", "English or Polish."),
    uk=Words(
        title="Приклад: перекладати листи",
        introduction="Потрібні перекладачі з англійської та польської. Працюєте вдома, коли зручно.",
        slug="pryklad-pereklad",
        body=[("notice", {"kind": "info", "text": EXAMPLE_UK})],
    ),
)

MEETINGS = MeetingIndex(
    key="meetings",
    parent="volunteering",
    uk=Words(
        title="Зустрічі з волонтерами",
        introduction="Коли зустрічаємося, про що говоримо й що вирішили.",
        slug="zustrichi",
    ),
    en=Words(
        title="Meetings with volunteers",
        introduction="When we meet and what was decided.",
        slug="meetings",
    ),
)

NEXT_MEETING = Meeting(
    key="meeting-next",
    parent="meetings",
    name=Label("Приклад: зустріч волонтерів з департаментом", "Example: volunteers meet the department"),
    days=4,
    hour=17,
    hours=2,
    places=30,
    place=Label("Приклад місця зустрічі", "Example of a meeting place"),
    agenda=Label(
        "Що вдалося за рік\nЯкої допомоги бракує цієї зими\nПропозиції до положення",
        "What was done this year\nWhat help this winter needs\nProposals about the statute",
    ),
    uk=Words(
        title="Приклад: зустріч волонтерів з департаментом",
        introduction="Поговоримо про зиму й про зміни до положення. Вхід вільний, місць тридцять.",
        slug="pryklad-zustrich",
        body=[("notice", {"kind": "info", "text": EXAMPLE_UK})],
    ),
    en=Words(
        title="Example: volunteers meet the department",
        introduction="About this winter and the changes to the statute.",
        slug="example-meeting",
        body=[("notice", {"kind": "info", "text": EXAMPLE_EN})],
    ),
)

PAST_MEETING = Meeting(
    key="meeting-past",
    parent="meetings",
    name=Label("Приклад: осіння зустріч волонтерів", "Example: volunteers’ autumn meeting"),
    days=-38,
    hour=17,
    hours=2,
    place=Label("Приклад місця зустрічі", "Example of a meeting place"),
    agenda=Label("Підсумки літа\nПлан на осінь", "What summer brought\nPlans for autumn"),
    minutes_uk=[
        (
            "rich_text",
            "<p>Приклад протоколу: домовилися раз на місяць збиратися на толоку й публікувати, "
            "якої допомоги бракує.</p>",
        ),
    ],
    minutes_en=[
        ("rich_text", "<p>Example of minutes: a clean-up every month, and a list of the help needed.</p>"),
    ],
    uk=Words(
        title="Приклад: осіння зустріч волонтерів",
        introduction="Зустріч відбулася; нижче – що на ній вирішили.",
        slug="pryklad-osinnia-zustrich",
        body=[("notice", {"kind": "info", "text": EXAMPLE_UK})],
    ),
    en=Words(
        title="Example: volunteers’ autumn meeting",
        introduction="It took place; below is what was decided.",
        slug="example-autumn-meeting",
        body=[("notice", {"kind": "info", "text": EXAMPLE_EN})],
    ),
)

STORIES = StoryIndex(
    key="stories",
    parent="volunteering",
    uk=Words(
        title="Волонтерські практики",
        introduction="Що роблять волонтери громади й що з цього можуть повторити інші.",
        slug="praktyky",
    ),
    en=Words(
        title="Volunteers’ stories",
        introduction="What volunteers of the community do, and what others can repeat.",
        slug="stories",
    ),
)

YARDS_OF_VICTORY = Story(
    key="yards-of-victory",
    parent="stories",
    picture="town-square",
    day=date(2023, 12, 29),
    organisation=Label(
        "Департамент стратегічного розвитку, цифрових трансформацій, роботи із засобами масової інформації, "
        "комунікації з мешканцями",
        "Department of strategic development, digital transformation, media and communication with residents",
    ),
    place=Label("Івано-Франківськ", "Ivano-Frankivsk"),
    repeat=Label(
        "Поєднати виставку із запрошенням до волонтерства",
        "Join an exhibition with an invitation to volunteer",
    ),
    uk=Words(
        title="«Двори перемоги»",
        introduction="Благодійна акція: виставка військових трофеїв, де запрошують до волонтерства.",
        slug="dvory-peremohy",
        body=[
            (
                "rich_text",
                "<p>На «Дворах перемоги» мешканці бачать виставку військових трофеїв і дізнаються, як "
                "долучитися до волонтерства. Акцію допомагали організувати працівники нашого відділу.</p>"
                "<p>Джерело: звіт департаменту за 2023 рік. Місць і дат акції у звіті немає, тож ми їх не "
                "називаємо.</p>",
            ),
        ],
    ),
    en=Words(
        title="“Yards of Victory”",
        introduction="A charity event: military trophies are shown, and residents are invited to volunteer.",
        slug="yards-of-victory",
        body=[
            (
                "rich_text",
                "<p>Residents see an exhibition of military trophies and learn how to volunteer. Our staff "
                "helped to organise it.</p><p>Source: the department’s report for 2023.</p>",
            ),
        ],
    ),
)

LOGISTICS = Story(
    key="story-logistics",
    parent="stories",
    picture="volunteers-hands",
    day=date(2022, 9, 23),
    organisation=Label("Спілка волонтерів Прикарпаття", "Union of Volunteers of Prykarpattia"),
    place=Label("Івано-Франківськ", "Ivano-Frankivsk"),
    repeat=Label(
        "Зібрати посилки різних людей в одному місці\nДомовитися з громадою, що дорогу оплачує вона",
        "Gather the parcels of many people in one place\nAgree that the community pays for the road",
    ),
    uk=Words(
        title="Посилки на передову – безоплатно",
        introduction="Логістичний центр волонтерів везе посилки на фронт, дорогу оплачує місто.",
        slug="posylky-na-peredovu",
        body=[
            (
                "rich_text",
                "<p>Спілка волонтерів Прикарпаття – партнер міської програми сприяння розвитку "
                "волонтерства. Її логістичний центр безоплатно доставляє посилки на передову, а місто "
                "оплачує перевезення.</p>"
                f'<p>Джерело: <a href="{VOLUNTEERING_FIRST.url}">golosinfo.com.ua</a>.</p>',
            ),
        ],
    ),
    en=Words(
        title="Parcels to the front, free of charge",
        introduction="The Union of Volunteers of Prykarpattia delivers parcels; the city pays for the road.",
        slug="parcels-to-the-front",
        body=[
            (
                "rich_text",
                "<p>The Union is a partner of the city’s programme. Its logistic centre delivers parcels to "
                "the front for free, and the city pays for transport.</p>"
                f'<p>Source: <a href="{VOLUNTEERING_FIRST.url}">golosinfo.com.ua</a>.</p>',
            ),
        ],
    ),
)

PAGES = (
    CALLS, PARCELS, PARK, HOSPITAL, TRANSLATORS, MEETINGS, NEXT_MEETING, PAST_MEETING,
    STORIES, YARDS_OF_VICTORY, LOGISTICS,
)  # fmt: skip
