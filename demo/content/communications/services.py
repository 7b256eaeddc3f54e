"""The directory of e-services.

``checked_on`` is the day when the description was last compared with its sources.
"""

from datetime import date

from ..schema import EService, Label, Words
from ..sources import (
    CANTEENS,
    CITY_SERVICES,
    KINDERGARTEN_RULES,
    PB_TEN_SPRINGS,
)
from .services_state import CHECKED, FREE, STATE_SERVICES

CALL_1580 = Label("1580, 050 010 15 80, 067 010 15 80", "1580, 050 010 15 80, 067 010 15 80")
CNAP_OFFICE = Label(
    "ЦНАП, центральний офіс: вул. Незалежності, 9",
    "Administrative Service Centre, main office: 9 Nezalezhnosti St",
)

COMMUNITY_SERVICES = (
    EService(
        key="e-sadok",
        parent="services",
        picture="kindergarten",
        for_whom=Label("Батькам дошкільнят", "Parents of preschoolers"),
        cost=FREE,
        link="https://sadok.bloqly.com",
        steps=(
            (
                Label("Відкрийте систему", "Open the system"),
                Label("Адреса – sadok.bloqly.com.", "It lives at sadok.bloqly.com."),
            ),
            (
                Label("Зареєструйте дитину", "Register the child"),
                Label(
                    "Того року, коли вона має піти до садочка.",
                    "In the year when the child is to start.",
                ),
            ),
            (
                Label("Стежте за результатом", "Follow the result"),
                Label(
                    "Навесні записують на вересень, після 1 вересня – на вільні місця.",
                    "Spring is for September, autumn for free places.",
                ),
            ),
        ),
        help_contact=CALL_1580,
        legal_act=Label(
            "Рішення міської ради від 23.12.2021 № 446-19",
            "City Council decision No. 446-19 of 23.12.2021",
        ),
        legal_act_url=KINDERGARTEN_RULES.url,
        checked_on=CHECKED,
        uk=Words(
            title="«Е-садок»: запис до дитячого садка",
            introduction="Запишіть дитину до комунального садочка онлайн. Два етапи на рік: з 1 "
            "березня до 31 травня – на вересень, після 1 вересня – на вільні місця.",
            slug="e-sadok",
            body=[
                (
                    "call_to_action",
                    {
                        "text": "Зараз триває другий етап.",
                        "label": "Як зареєструвати дитину восени",
                        "page": "kindergarten-registration",
                        "url": "",
                    },
                ),
            ],
        ),
        en=Words(
            title="«Е-садок»: kindergarten registration",
            introduction="Register a child online. Two stages a year: 1 March to 31 May, and after "
            "1 September for free places.",
            slug="e-sadok",
            body=[
                (
                    "call_to_action",
                    {
                        "text": "The second stage is on.",
                        "label": "How to register in autumn",
                        "page": "kindergarten-registration",
                        "url": "",
                    },
                ),
            ],
        ),
    ),
    EService(
        key="cnap-queue",
        parent="services",
        picture="queue-ticket",
        for_whom=Label("Усім мешканцям", "All residents"),
        link="https://www.cnap.if.ua",
        address=CNAP_OFFICE,
        help_contact=CALL_1580,
        checked_on=date(2025, 9, 10),
        uk=Words(
            title="Електронна черга до ЦНАП",
            introduction="Оберіть зручний час заздалегідь і прийдіть до адміністратора без "
            "очікування в коридорі.",
            slug="cherha-do-tsnap",
            body=[
                (
                    "rich_text",
                    "<p>У громаді 23 офіси ЦНАП. Міська рада називає серед своїх послуг запис до "
                    "черги й особистий кабінет мешканця: "
                    f'<a href="{CITY_SERVICES.url}">mvk.if.ua</a>.</p>',
                ),
            ],
        ),
        en=Words(
            title="Electronic queue at the service centre",
            introduction="Choose a time beforehand and come without waiting.",
            slug="service-centre-queue",
            body=[("rich_text", "<p>The community has 23 service offices.</p>")],
        ),
    ),
    EService(
        key="canteen-control",
        parent="services",
        picture="canteen-tray",
        for_whom=Label("Батькам школярів", "Parents of pupils"),
        steps=(
            (
                Label("Попросіть доступ у школі", "Ask the school for access"),
                Label(
                    "Дані про обіди вносить адміністратор закладу.",
                    "The school's administrator enters the data.",
                ),
            ),
            (
                Label("Відкрийте свій кабінет", "Open your account"),
                Label(
                    "У ньому видно, чи дитина сьогодні їла.",
                    "It shows whether the child has eaten today.",
                ),
            ),
        ),
        legal_act=Label(
            "Рішення виконавчого комітету про програму з 01.11.2021",
            "Executive committee decision on the programme from 01.11.2021",
        ),
        legal_act_url=CANTEENS.url,
        checked_on=CHECKED,
        uk=Words(
            title="«Контроль шкільного харчування»",
            introduction="Дізнайтеся, чи обідала дитина в школі, не перепитуючи її ввечері. "
            "Програма діє в школах громади з 1 листопада 2021 року.",
            slug="kontrol-shkilnoho-kharchuvannia",
            body=[
                (
                    "rich_text",
                    "<p>Замість паперового обліку – електронний. Коли програму впроваджували, від "
                    "неї очікували близько 18 % економії, а оплату онлайн мали додати згодом: "
                    f'<a href="{CANTEENS.url}">kurs.if.ua</a>.</p>',
                ),
            ],
        ),
        en=Words(
            title="School meals control",
            introduction="See whether your child had lunch at school. In use since 1 November 2021.",
            slug="school-meals",
            body=[
                (
                    "rich_text",
                    "<p>Electronic records instead of paper. A saving of about 18% was expected "
                    "at the start.</p>",
                ),
            ],
        ),
    ),
    EService(
        key="pb-platform",
        parent="services",
        picture="ballot-box",
        for_whom=Label("Мешканцям громади від 18 років", "Residents aged 18 or over"),
        cost=FREE,
        link="https://if.pb.org.ua",
        address=Label("Будь-яке відділення ЦНАП громади", "Any service office of the community"),
        documents=(
            Label(
                "У ЦНАП: паспорт і код або документи в Дії",
                "At an office: passport and tax number, or documents in Diia",
            ),
            Label(
                "Переселенцям без реєстрації: довідка ВПО",
                "Displaced people without registration: the IDP certificate",
            ),
        ),
        checked_on=CHECKED,
        uk=Words(
            title="Бюджет участі: подати проєкт або проголосувати",
            introduction="Проєкти подають і підтримують на платформі if.pb.org.ua, а навесні за "
            "них можна голосувати й у ЦНАП.",
            slug="biudzhet-uchasti-platforma",
            body=[
                (
                    "rich_text",
                    "<p>Онлайн входять через BankID деяких банків; Дію не підʼєднано. Перші три дні "
                    "голосування збирають до 40 % голосів, тож починайте агітувати завчасно. "
                    f'Джерело: <a href="{PB_TEN_SPRINGS.url}">kurs.if.ua</a>.</p>',
                ),
                (
                    "downloads",
                    {
                        "title": "Голосуєте у ЦНАП?",
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
            title="Participatory budget: submit a project or vote",
            introduction="Projects are submitted and supported at if.pb.org.ua; in spring you can "
            "also vote at a service office.",
            slug="participatory-budget-platform",
            body=[
                (
                    "rich_text",
                    "<p>Online you sign in through the BankID of some banks; Diia is not "
                    "connected. The first three days bring up to 40% of votes.</p>",
                ),
            ],
        ),
    ),
    EService(
        key="hotline-service",
        parent="services",
        picture="hotline-phone",
        for_whom=Label("Усім мешканцям громади", "Everyone in the community"),
        app=Label("1580 Івано-Франківськ", "1580 Івано-Франківськ"),
        steps=(
            (
                Label("Зателефонуйте або відкрийте застосунок", "Call or open the app"),
                Label("Лінія працює цілодобово.", "The line works day and night."),
            ),
            (
                Label("Назвіть адресу і що сталося", "Give the address and the problem"),
                Label("Звернення відразу бачить виконавець.", "The executor sees it at once."),
            ),
            (
                Label("Перевірте стан", "Check the state"),
                Label(
                    "На сайті муніципальних оголошень «1580» є відповідь виконавця.",
                    "The «1580» site shows the executor's answer.",
                ),
            ),
        ),
        help_contact=CALL_1580,
        checked_on=CHECKED,
        uk=Words(
            title="1580: повідомити про проблему",
            introduction="Немає води, не горить ліхтар, палять листя? Зателефонуйте 1580 або "
            "надішліть звернення із застосунку.",
            slug="1580-zvernennia",
            body=[
                (
                    "downloads",
                    {
                        "title": "Що підготувати перед дзвінком",
                        "items": [
                            {
                                "document": "hotline-memo",
                                "title": "1580: як повідомити про проблему",
                            }
                        ],
                    },
                ),
                (
                    "call_to_action",
                    {
                        "text": "Скільки звернень надходить і що з ними стається?",
                        "label": "1580 у цифрах",
                        "page": "hotline",
                        "url": "",
                    },
                ),
            ],
        ),
        en=Words(
            title="1580: report a problem",
            introduction="No water, a broken lamp, burning leaves? Call 1580 or use the app.",
            slug="1580-report",
            body=[
                (
                    "call_to_action",
                    {
                        "text": "How many requests come in?",
                        "label": "1580 in figures",
                        "page": "hotline",
                        "url": "",
                    },
                ),
            ],
        ),
    ),
    EService(
        key="e-appeals",
        parent="services",
        picture="open-book",
        for_whom=Label("Людям і організаціям", "People and organisations"),
        link="http://emvk.if.ua/tupzvern",
        steps=(
            (
                Label("Оберіть вид", "Choose the kind"),
                Label(
                    "Звернення, запит на інформацію від людини чи від організації.",
                    "An appeal, or an information request by a person or an organisation.",
                ),
            ),
            (
                Label("Виберіть тему й опишіть справу", "Pick the topic and describe the matter"),
                Label("Пишіть державною мовою.", "Write in the state language."),
            ),
        ),
        help_contact=CALL_1580,
        checked_on=CHECKED,
        uk=Words(
            title="Електронне звернення до міської ради",
            introduction="Потрібна письмова відповідь або інформація від міської ради? Надішліть "
            "звернення онлайн.",
            slug="elektronne-zvernennia",
            body=[
                (
                    "notice",
                    {
                        "kind": "info",
                        "text": "<p>Якщо питання не належить до повноважень міської ради, "
                        "звернення не приймуть. Про аварію швидше сказати за телефоном 1580.</p>",
                    },
                ),
            ],
        ),
        en=Words(
            title="Electronic appeal to the City Council",
            introduction="Need a written answer or information? Send an appeal online.",
            slug="electronic-appeal",
            body=[
                (
                    "notice",
                    {
                        "kind": "info",
                        "text": "<p>Matters outside the council's powers are refused. For an "
                        "emergency call 1580.</p>",
                    },
                ),
            ],
        ),
    ),
)

SERVICES = (*COMMUNITY_SERVICES, *STATE_SERVICES)
