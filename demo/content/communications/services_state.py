"""State services in the directory of e-services."""

from datetime import date

from ..schema import EService, Label, Words
from ..sources import E_DIARIES_MARKET, EMALIATKO, EMALIATKO_ORDER, MRIIA, figure

CHECKED = date(2026, 11, 20)
FREE = Label("Безоплатно", "Free of charge")

STATE_SERVICES = (
    EService(
        key="emaliatko",
        parent="services",
        picture="newborn",
        level="state",
        for_whom=Label("Батькам новонароджених", "Parents of newborns"),
        link="https://diia.gov.ua",
        app=Label("Дія", "Diia"),
        address=Label(
            "Пологовий будинок, відділ ДРАЦС або ЦНАП",
            "Maternity hospital, civil registry office or service centre",
        ),
        term=Label("1 робочий день", "1 working day"),
        steps=(
            (
                Label("Оберіть, де подати заяву", "Choose where to apply"),
                Label(
                    "У пологовому, у відділі ДРАЦС, у ЦНАП або в Дії.",
                    "At the maternity hospital, the registry, a service centre or in Diia.",
                ),
            ),
            (
                Label("Позначте потрібні послуги", "Tick the services you need"),
                Label(
                    "Разом із реєстрацією народження можна замовити ще до девʼяти.",
                    "Up to nine more besides the registration of birth.",
                ),
            ),
        ),
        legal_act=Label(
            "Постанова КМУ від 11.08.2023 № 853",
            "Cabinet of Ministers resolution No. 853 of 11.08.2023",
        ),
        legal_act_url=EMALIATKO_ORDER.url,
        checked_on=CHECKED,
        uk=Words(
            title="«єМалятко»: одна заява після народження дитини",
            introduction="Зареєструйте народження і водночас замовте ще до девʼяти послуг. Одна "
            "заява замість багатьох черг.",
            slug="yemaliatko",
            body=[
                (
                    "rich_text",
                    "<p>Це комплексна державна послуга з кодом 01369. Опис – у "
                    f'<a href="{EMALIATKO.url}">Гіді з державних послуг</a>.</p>',
                ),
            ],
        ),
        en=Words(
            title="«єМалятко»: one application after a child is born",
            introduction="Register the birth and order up to nine more services at once.",
            slug="yemaliatko",
            body=[
                (
                    "rich_text",
                    "<p>A complex state service, code 01369. See the "
                    f'<a href="{EMALIATKO.url}">Guide to services</a>.</p>',
                ),
            ],
        ),
    ),
    EService(
        key="mriia",
        parent="services",
        picture="phone-app",
        level="state",
        for_whom=Label("Учням, батькам, учителям", "Pupils, parents, teachers"),
        cost=FREE,
        app=Label("Мрія", "Mriia"),
        steps=(
            (
                Label("Запитайте школу", "Ask the school"),
                Label(
                    "Систему обирає педагогічна рада закладу.",
                    "The school's pedagogical council chooses the system.",
                ),
            ),
            (
                Label("Встановіть застосунок", "Install the app"),
                Label(
                    "Для батьків, учнів і вчителів він безоплатний.",
                    "It is free for parents, pupils and teachers.",
                ),
            ),
        ),
        checked_on=CHECKED,
        uk=Words(
            title="«Мрія»: державний електронний щоденник",
            introduction="Оцінки, розклад і домашні завдання – у безоплатному застосунку. Працює, "
            "якщо до нього підʼєдналася ваша школа.",
            slug="mriia",
            body=[
                (
                    "figures",
                    {
                        "items": [
                            figure("понад 2 600", "шкіл України підʼєднано", "листопад 2025 року", MRIIA),
                            figure("400 000", "користувачів", "листопад 2025 року", MRIIA),
                        ]
                    },
                ),
                (
                    "notice",
                    {
                        "kind": "info",
                        "text": "<p>В Україні понад 15 електронних щоденників, державний серед них "
                        "один. Приватні можуть просити оплату, але батьки не зобовʼязані платити. "
                        f'Джерело: <a href="{E_DIARIES_MARKET.url}">zaxid.net</a>.</p>',
                    },
                ),
            ],
        ),
        en=Words(
            title="«Мрія»: the state electronic diary",
            introduction="Marks, timetable and homework in a free app, if your school has joined.",
            slug="mriia",
            body=[
                (
                    "figures",
                    {
                        "items": [
                            figure("2 600+", "schools of Ukraine joined", "November 2025", MRIIA),
                            figure("400 000", "users", "November 2025", MRIIA),
                        ]
                    },
                ),
                (
                    "notice",
                    {
                        "kind": "info",
                        "text": "<p>Ukraine has more than 15 electronic diaries; one belongs to "
                        "the state. Parents need not pay.</p>",
                    },
                ),
            ],
        ),
    ),
)
