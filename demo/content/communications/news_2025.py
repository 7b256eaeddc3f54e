"""News of the communications site in 2025."""

from datetime import datetime

from ..schema import News, Words
from ..sources import E_DIARIES_MARKET, MRIIA, PB_2025, PB_WINNERS_2025, figure

NEWS_2025 = (
    News(
        key="mriia-2600",
        parent="news",
        picture="phone-app",
        date=datetime(2025, 11, 28, 12, 0),
        category="e-services",
        service="mriia",
        shown_on=("education",),
        sources=(MRIIA,),
        uk=Words(
            title="До «Мрії» підʼєдналися понад 2 600 шкіл: що це дає батькам",
            introduction="Державним електронним щоденником користуються 400 тисяч людей. "
            "Дізнайтеся, чи є серед підʼєднаних ваша школа.",
            slug="mriia-2600-shkil",
            body=[
                (
                    "figures",
                    {
                        "items": [
                            figure("понад 2 600", "шкіл із 24 областей", "28 листопада 2025 року", MRIIA),
                            figure("400 000", "користувачів", "28 листопада 2025 року", MRIIA),
                        ]
                    },
                ),
                (
                    "rich_text",
                    "<p>Учні переглядають у застосунку розклад, оцінки, матеріали уроків і домашні "
                    "завдання. У 2026 році планували підʼєднати й садочки.</p>",
                ),
            ],
        ),
    ),
    News(
        key="paid-diary",
        parent="news",
        picture="payment-card",
        date=datetime(2025, 9, 6, 10, 0),
        category="e-services",
        service="mriia",
        shown_on=("education",),
        sources=(E_DIARIES_MARKET,),
        uk=Words(
            title="Щоденник просить 49 гривень на місяць. Платити не обовʼязково",
            introduction="«Єдина школа» запровадила підписку для батьків. Міністерство нагадує: "
            "систему обирає школа, а безоплатна заміна є.",
            slug="platnyi-shchodennyk",
            body=[
                (
                    "checklist",
                    {
                        "title": "Що зробити батькам",
                        "items": [
                            "Не поспішати з оплатою.",
                            "Запитати в школі, чи можна бачити оцінки інакше.",
                            "Запропонувати педагогічній раді безоплатну систему.",
                        ],
                    },
                ),
                (
                    "rich_text",
                    "<p>В Україні понад 15 електронних щоденників. Державний один – «Мрія», і він "
                    "безоплатний для всіх.</p>",
                ),
            ],
        ),
    ),
    News(
        key="pb-2025-start",
        parent="news",
        picture="town-square",
        date=datetime(2025, 3, 12, 9, 0),
        category="participation",
        service="pb-platform",
        sources=(PB_2025, PB_WINNERS_2025),
        uk=Words(
            title="50 мільйонів на ідеї мешканців: приймаємо проєкти",
            introduction="Від сьогодні можна подати проєкт до Бюджету участі. Уперше є окрема "
            "категорія для допомоги ЗСУ – на неї відвели 20 млн грн.",
            slug="biudzhet-uchasti-2025",
            body=[
                (
                    "rich_text",
                    "<p>Проєкт на допомогу ЗСУ може коштувати до 500 тис. грн. До нього додають "
                    "звернення військової частини на імʼя міського голови.</p>",
                ),
                (
                    "notice",
                    {
                        "kind": "success",
                        "text": "<p>Доповнено: голосуванням обрали 40 переможців із 150 ініціатив.</p>",
                    },
                ),
            ],
        ),
    ),
)
