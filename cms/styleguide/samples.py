"""What the pattern page shows: real sentences in both languages, and made-up days around today."""

from datetime import date, timedelta
from types import SimpleNamespace

from django.core.paginator import Paginator
from django.utils import timezone

from cms.media.models import SiteImage
from cms.registries import DatedThing, ListingItem
from cms.shell import Announcement, Language, Link, Shell
from cms.timeline import Precision, Stage, Timeline

Pair = tuple[str, str]


class Speaker:
    """Says a pair of texts in one language.

    Args:
        language: ``uk`` or ``en``.
    """

    def __init__(self, language: str):
        self.index = ("uk", "en").index(language)

    def __call__(self, *pair: str) -> str:
        return pair[self.index]


def everything(language: str, theme: str) -> dict:
    """The context of the pattern page.

    Args:
        language: of the sentences, ``uk`` or ``en``.
        theme: ``pine`` or ``ink``.
    """
    say = Speaker(language)
    today = timezone.localdate()
    pictures = list(SiteImage.objects.order_by("pk")[:4])
    timelines = _timelines(say, today)
    return {
        "shell": _shell(say, language, theme),
        "theme": theme,
        "pictures": pictures,
        "timelines": timelines,
        "things": _things(say, timelines, pictures),
        "news": _news(say, today, pictures),
        "services": _services(say),
        "figures": _figures(say),
        "properties": _properties(say),
        "filters": _filters(say),
        "pages": [Paginator(range(500), 12).page(number) for number in (1, 7)],
        "contents": _contents(say),
        "places": _places(say),
        "alerts": _alerts(say),
        "files": [{"name": "листівка-остаточна-2.jpg", "size": 2_412_000}],
        "words": _words(say),
    }


def _shell(say: Speaker, language: str, theme: str) -> Shell:
    pine = theme == "pine"
    other = "en" if language == "uk" else "uk"
    menu = (
        (("Кампанії", "Campaigns"), ("Волонтерство", "Volunteering"), ("Е-послуги", "E-services"))
        if pine
        else (("Школи", "Schools"), ("Садочки", "Kindergartens"), ("Конкурси", "Contests"))
    )
    links = [Link(say(*pair), "#") for pair in (*menu, ("Новини", "News"), ("Контакти", "Contacts"))]
    links[0] = Link(links[0].label, "#", current=True)
    settings = SimpleNamespace(
        theme=theme,
        name=say("Івано-Франківськ", "Ivano-Frankivsk"),
        tagline=say("комунікації з мешканцями", "talking with residents")
        if pine
        else say("освіта", "education"),
        owner=say(
            "Департамент стратегічного розвитку, цифрової трансформації, роботи з медіа та комунікації з мешканцями",
            "Department of strategic development, digital transformation, media and communication with residents",
        ),
        address=say("вул. Грушевського, 21, Івано-Франківськ", "21 Hrushevskoho St, Ivano-Frankivsk"),
        phone_list=["(0342) 55-20-20", "1580"],
        email="info@example.org",
        social_links=[("Facebook", "#"), ("Telegram", "#")],
        emblem=None,
    )
    return Shell(
        settings=settings,
        menu=tuple(links),
        footer_menu=tuple(links),
        sites=(
            Link(say("Комунікації", "Communications"), "?theme=pine", current=pine),
            Link(say("Освіта", "Education"), "?theme=ink", current=not pine),
        ),
        languages=(
            Language(language, language, "", current=True),
            Language(other, say("English", "Українська"), f"?lang={other}&theme={theme}"),
        ),
        alerts=_alerts(say)[:1],
        breadcrumbs=(
            Link(say("Головна", "Home"), "#"),
            Link(say("Кампанії", "Campaigns"), "#"),
            Link(say("Візерунки", "Patterns"), "#", current=True),
        ),
        accessibility_url="#",
        privacy_url="#",
    )


def _alerts(say: Speaker) -> tuple[Announcement, ...]:
    return (
        Announcement(
            level="warning",
            lead=say("Вода.", "Water."),
            text=say(
                "23 листопада з 9:00 на вул. Мельника тривають ремонтні роботи.",
                "Repair works on Melnyka Street from 9:00 on 23 November.",
            ),
            link_url="#",
            link_label=say("Які будинки без води", "Which houses have no water"),
        ),
        Announcement(
            level="info",
            lead="",
            text=say("Сьогодні ЦНАП працює до 20:00.", "The service centre is open until 20:00 today."),
        ),
        Announcement(
            level="danger",
            lead=say("Повітряна тривога.", "Air raid alert."),
            text=say("Пройдіть до найближчого укриття.", "Go to the nearest shelter."),
            link_url="#",
            link_label=say("Карта укриттів", "Map of shelters"),
        ),
    )


def _stage(label: str, today: date, first: int, last: int | None = None, **kwargs) -> Stage:
    """A stage from ``first`` to ``last``, in days from today."""
    end = None if last is None else today + timedelta(days=last)
    return Stage(label=label, starts_on=today + timedelta(days=first), ends_on=end, **kwargs)


def _timelines(say: Speaker, today: date) -> dict[str, Timeline]:
    school = [
        _stage(say("Анонс", "Announced"), today, -12),
        _stage(say("Запис", "Sign-up"), today, -10, 3),
        _stage(say("Заняття", "Lessons"), today, 6, 17),
        _stage(say("Підсумки", "Summary"), today, 21),
    ]
    contest = [
        _stage(say("Оголошення", "Announced"), today, -40),
        _stage(say("Прийом робіт", "Entries"), today, -39, 0),
        _stage(say("Робота журі", "Jury"), today, 1, 7),
        _stage(say("Голосування мешканців", "Residents vote"), today, 8, 15),
        _stage(say("Результати", "Results"), today, 20),
    ]
    past = [
        Stage(say("Запуск", "Start"), date(2023, 2, 1), precision=Precision.MONTH),
        Stage(
            say("Дописи тричі на тиждень", "Posts three times a week"),
            date(2023, 3, 1),
            date(2023, 5, 31),
            precision=Precision.MONTH,
        ),
        Stage(say("Опитування", "Survey"), date(2023, 5, 15), date(2023, 5, 31)),
    ]
    future = [
        _stage(say("Консультації з громадою", "Consultations"), today, 5, 19),
        _stage(say("Ухвалення", "Adoption"), today, 60),
    ]
    open_ended = [
        _stage(say("Підготовка", "Preparation"), today, -200, -100),
        _stage(say("Роздаємо флікери", "Handing out reflectors"), today, -99, open_ended=True),
    ]
    many = [_stage(f"{say('Етап', 'Stage')} {n + 1}", today, -20 + 7 * n, -14 + 7 * n) for n in range(8)]
    named = {
        "school": school, "contest": contest, "past": past, "future": future,
        "open_ended": open_ended, "many": many,
    }  # fmt: skip
    return {name: Timeline(stages, today) for name, stages in named.items()}


def _things(say: Speaker, timelines: dict[str, Timeline], pictures: list) -> list[DatedThing]:
    words = (
        (
            "school",
            ("Зимові школи: одинадцять безоплатних шкіл на канікули", "Winter schools: eleven free schools for the holidays"),
            (
                "Історія та екскурсії містом, мистецтво, «Техношкола» з моделюванням і фото, спортивні школи – для учнів усієї громади.",
                "History and walks around the city, art, a technical school with modelling and photography, sports – for pupils of the whole community.",
            ),
        ),
        (
            "contest",
            ("Конкурс «Теплі листівки для ЗСУ»", "“Warm cards for the Armed Forces” contest"),
            ("Малюнок або листівка з добрим словом на звороті. Роботи передадуть захисникам.", "A drawing or a card with a kind word on its back. Works go to defenders."),
        ),
        (
            "past",
            ("Електронні журнали: анонімне опитування вчителів, батьків та учнів", "E-journals: an anonymous survey of teachers, parents and pupils"),
            ("Дванадцять запитань, чотири хвилини. Ніхто не дізнається, як саме ви відповіли.", "Twelve questions, four minutes. Nobody learns how you answered."),
        ),
    )  # fmt: skip
    return [
        DatedThing(
            kind=say("Кампанія", "Campaign"),
            title=say(*title),
            text=say(*text),
            url="#",
            timeline=timelines[name],
            picture=pictures[number] if number < len(pictures) else None,
            home=say("сайт освіти", "education site") if name == "contest" else None,
            outcome=Link(say("Підсумки", "Results"), "#") if name == "past" else None,
        )
        for number, (name, title, text) in enumerate(words)
    ]


def _news(say: Speaker, today: date, pictures: list) -> list[ListingItem]:
    words = (
        (("Програма сприяння розвитку волонтерства: що змінили пропозиції громади", "Volunteering programme: what residents' proposals changed"), ("Волонтерство", "Volunteering")),
        (("Е-садок: як записати дитину на вересень", "E-kindergarten: how to enrol a child for September"), ("Е-послуги", "E-services")),
        (("Батьки бачать у застосунку, чи обідала дитина", "Parents see in the app whether a child has had lunch"), ("Е-послуги", "E-services")),
        (("Світловідбивні елементи отримали вихованці дитсадків громади", "Kindergarten children receive reflectors"), ("Безпека", "Safety")),
        (("Безкоштовні курси української для мешканців: новий набір", "Free Ukrainian courses for residents: a new intake"), ("Освіта", "Education")),
    )  # fmt: skip
    lead = say(
        "Перша в Україні програма такого роду отримала нову редакцію. Порівняйте пункти до і після обговорення.",
        "The first programme of its kind in Ukraine has a new edition. Compare it before and after the discussion.",
    )
    return [
        ListingItem(
            title=say(*title),
            url="#",
            text=lead if number == 0 else "",
            when=today - timedelta(days=2 * number),
            label=say(*label),
            picture=pictures[number] if number < len(pictures) else None,
        )
        for number, (title, label) in enumerate(words)
    ]


def _services(say: Speaker) -> list[ListingItem]:
    words = (
        (("Е-садок", "E-kindergarten"), ("Черга до дитячого садка онлайн", "The kindergarten queue online")),
        (("єМалятко", "eMaliatko"), ("До дев’яти послуг для новонародженого однією заявою", "Up to nine services for a newborn in one application")),
        (("Контроль шкільного харчування", "School meals"), ("Меню, відвідування, оплата", "Menus, attendance, payment")),
        (("Електронна черга до ЦНАП", "Service centre queue"), ("Запис на зручний час", "Book a convenient time")),
        (("Бюджет участі", "Participatory budget"), ("Проєкти, голосування, виконання", "Projects, voting, progress")),
        (("1580", "1580"), ("Відключення і звернення цілодобово", "Outages and requests, round the clock")),
    )  # fmt: skip
    return [
        ListingItem(
            title=say(*title), url="#", text=say(*text), label=say("державна", "state") if number == 1 else ""
        )
        for number, (title, text) in enumerate(words)
    ]


def _figures(say: Speaker) -> list[dict]:
    return [
        {
            "value": "11",
            "label": say("безоплатних зимових шкіл", "free winter schools"),
            "as_of": say("грудень 2023", "December 2023"),
            "source_title": say("звіт департаменту за 2023 рік", "the department's 2023 report"),
            "source_url": "#",
        },
        {"value": "4 500 ₴", "label": say("найбільша допомога на проєкт", "the largest grant for a project")},
        {"value": "30 %", "label": say("учасників прийшли вперше", "of participants came for the first time"), "as_of": "2023"},
    ]  # fmt: skip


def _properties(say: Speaker) -> list[tuple]:
    return [
        (
            say("Для кого", "For whom"),
            say("Батьки дітей від 2 до 6 років", "Parents of children aged 2 to 6"),
            "",
        ),
        (say("Вартість", "Cost"), say("Безоплатно", "Free"), ""),
        (say("Де", "Where"), "dnz.if.ua", "#"),
        (say("Скільки чекати", "How long"), "", ""),
    ]


def _filters(say: Speaker) -> list[dict]:
    def options(*pairs: Pair, chosen: int = 0) -> list[dict]:
        return [
            {"value": str(n), "label": say(*pair), "count": 17 - 5 * n, "selected": n == chosen, "url": "#"}
            for n, pair in enumerate(pairs)
        ]

    return [
        {
            "name": "status",
            "label": say("Стан", "Status"),
            "links": True,
            "options": options(("Усі", "All"), ("Тривають", "Under way"), ("Завершені", "Finished")),
        },
        {
            "name": "kind",
            "label": say("Вид", "Kind"),
            "options": options(("Будь-який", "Any"), ("Безпека на дорозі", "Road safety"), chosen=1),
        },
        {
            "name": "audience",
            "label": say("Для кого", "For whom"),
            "options": options(("Для всіх", "Everybody"), ("Батьки", "Parents"), ("Учні", "Pupils")),
        },
    ]


def _contents(say: Speaker) -> list[dict]:
    return [
        {"anchor": "timeline", "text": say("Хто може взяти участь", "Who may take part")},
        {"anchor": "cards", "text": say("Як подати роботу", "How to send a work")},
        {"anchor": "forms", "text": say("Нагороди та оголошення результатів", "Prizes and results")},
    ]


def _places(say: Speaker) -> list[dict]:
    return [
        {"name": say("Ліцей № 5", "Lyceum 5"), "address": say("вул. Франка, 19", "19 Franka St")},
        {"name": say("Центр дозвілля", "Leisure centre"), "address": ""},
    ]


def _words(say: Speaker) -> dict[str, str]:
    return {
        "kicker": say("Кампанія · безпека на дорозі", "Campaign · road safety"),
        "lead": say("Флікер видно за 150 метрів. Дитину без нього – за 30", "A reflector is seen at 150 metres. A child without one – at 30"),
        "lead_text": say(
            "У дитсадках громади роздаємо світловідбивні елементи й разом із малечею вчимо правила дорожнього руху.",
            "In the community's kindergartens we hand out reflectors and learn the rules of the road with the little ones.",
        ),
        "action": say("Знайти свій садочок", "Find your kindergarten"),
        "now": say("Зараз триває", "Under way now"),
        "all_campaigns": say("Усі кампанії", "All campaigns"),
        "news": say("Новини", "News"),
        "all_news": say("Усі новини", "All news"),
        "services": say("Е-послуги", "E-services"),
        "all_services": say("Довідник послуг", "Directory of services"),
        "empty": say("За цими умовами нічого немає", "Nothing matches"),
        "empty_text": say("Спробуйте зняти один із фільтрів або пошукайте за іншим словом.", "Try to remove a filter or search for another word."),
        "reset": say("Зняти всі фільтри", "Remove all filters"),
        "introduction": say(
            "Подайте роботу до 15 травня: малюнок, листівку або вірш із добрим словом для захисника. Участь безоплатна.",
            "Send a work by 15 May: a drawing, a card or a poem with a kind word for a defender. Taking part is free.",
        ),
        "notice": say(
            "Після 15 травня роботи не приймаємо: журі починає читати наступного ранку.",
            "No works are taken after 15 May: the jury starts reading the next morning.",
        ),
        "prose": say(
            "Щоб записати дитину, знадобляться свідоцтво про народження, документ одного з батьків і довідка про місце проживання. Заяву можна подати з телефона за 10 хвилин.",
            "To enrol a child you need the birth certificate, a parent's document and a proof of residence. It takes ten minutes on a phone.",
        ),
        "video": say("Як працює флікер на дорозі", "How a reflector works on the road"),
    }  # fmt: skip
