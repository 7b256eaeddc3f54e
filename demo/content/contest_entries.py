"""What the invented schools have entered for the demonstration contests."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """An entry and what becomes of it.

    Args:
        pupil: an invented child.
        school_class: the child's class.
        title: of the work.
        text: the poem.
        becomes: ``draft``, ``submit``, or what a moderator or the school does after that: ``admit``,
            ``return``, ``refuse``, ``withdraw``.
        words: the moderator's remark, or the school's reason.
        by: ``school`` or ``guardian``.
        drawing: instead of the poem, the name of a drawing of :mod:`demo.pictures`.
        hidden: words that a moderator hides from the jury; ``None``: nobody has looked yet.
    """

    pupil: str
    school_class: str
    title: str
    text: str
    becomes: str
    words: str = ""
    by: str = "school"
    drawing: str = ""
    hidden: tuple[str, ...] | None = None


SCHOOL = "Вигаданий ліцей (для демонстрації)"
OTHER_SCHOOL = "Вигадана гімназія (для демонстрації)"

OPEN_ENTRIES = (
    Entry(
        "Вигадана Марічка",
        "3-А",
        "Мама і яблуня",
        "Мама яблуню садила,\nщоб весною зацвіла.\nЯблуня мене впізнала –\nцвіт у жменю віддала.",
        "admit",
    ),
    Entry(
        "Вигаданий Остап",
        "6-Б",
        "Мамин голос",
        "Дзвонить мама: «Ти вже дома?»\nІ зникає враз утома.\nТеплий голос у слухавці –\n"
        "наче сонце на лавці.",
        "admit",
    ),
    Entry(
        "Вигадана Соломія",
        "10-А",
        "Лист",
        "Я пишу тобі, мамо, листа без адреси:\nхай прочитають його і трава, і плеса.\n"
        "Хай рознесе його вітер над містом тихим –\nбуде він усім матерям потіхою.",
        "submit",
    ),
    Entry(
        "Вигаданий Левко",
        "4-В",
        "Пиріг",
        "Мама й я печемо пиріг,\nборошно падає, ніби сніг.\nЯ помішаю, мама спече –\nсолодко буде нам іще.",
        "return",
        "У назві помилка, а клас не збігається з категорією: перевірте, будь ласка, і подайте ще раз.",
    ),
    Entry(
        "Вигадана Дарина",
        "7-А",
        "Не про маму",
        "Їде, їде паровоз,\nвеликий, як гарбуз.\nВін везе цілий віз\nрізних коліс і гуз.",
        "refuse",
        "Робота не на тему конкурсу.",
    ),
    Entry(
        "Вигаданий Юрко",
        "5-Б",
        "Мамині руки",
        "Мамині руки знають усе:\nде в мене вавка і хто що несе.\nМамині руки – найкращий ліхтар:\n"
        "світять крізь темряву й розганяють хмар.",
        "withdraw",
        "Учень подасть інший вірш.",
    ),
    Entry(
        "Вигадана Зоряна",
        "2-А",
        "Колискова",
        "Спи, моя мамо, я посторожу,\nзірку на небі тобі покажу.",
        "draft",
    ),
    Entry(
        "Вигаданий Назар",
        "8-А",
        "Моя мама – лікарка",
        "Вночі, коли місто вимикає вікна,\nмама йде на чергування.\nВона каже: «Я ненадовго» –\n"
        "і повертається з ранком.",
        "draft",
        by="guardian",
    ),
    Entry("Вигадана Квітка", "1-Б", "Мама і братик", "", "admit", drawing="newborn"),
    Entry("Вигаданий Тарас", "9-Б", "Мамине місто взимку", "", "submit", drawing="snow_town"),
)

JUDGED_ENTRIES = (
    Entry("Вигадана Меланка", "2-А", "Під скляним дахом", "", "admit", drawing="green_dome", hidden=()),
    Entry("Вигаданий Данилко", "4-Б", "Ранок на площі", "", "admit", drawing="town_square", hidden=()),
    Entry(
        "Вигадана Орися",
        "6-А",
        "Моя вулиця",
        "Моя вулиця прокидається рано:\nдвірник замітає листя каштанове.\nЯ, Орися, махаю йому з вікна –\n"
        "нехай буде тиха у місті весна.",
        "admit",
        hidden=("Орися",),
    ),
    Entry(
        "Вигаданий Северин",
        "9-В",
        "Дві ріки",
        "Між двома ріками місто лежить,\nодна з них шумить, а друга біжить.\n"
        "Я стану на мості й послухаю їх –\nі річка розкаже про дощ і про сніг.",
        "admit",
        hidden=(),
    ),
    # Still waits for a moderator's look.
    Entry(
        "Вигадана Уляна",
        "5-А",
        "Лист до міста",
        "Місто, тобі пишу я, Уляна з пʼятого класу:\nти пахнеш дощем, шоколадом і часом.",
        "admit",
    ),
)
