"""Consultations about the statute of volunteers: one that runs, one that is answered. Both are examples."""

from ..schema import Consultation, Label, Proposal, Words

RUNNING = Consultation(
    key="volunteering-consultation",
    parent="volunteering-statute",
    statute="volunteering-statute",
    name=Label("Що змінити в положенні про волонтерів (приклад)", "What to change in the statute (example)"),
    days=(-9, 21, 51),
    proposals=(
        Proposal(
            "4.2",
            "Посвідчення волонтера видають на три роки. Щоб отримати нове, подають заяву особисто або "
            "електронною поштою.",
            "Щороку приходити із заявою незручно, а дані за рік не змінюються. Пошта заощадить час "
            "і нам, і вам.",
            days=-6,
            supporters=14,
            shown_name="Олена (приклад)",
        ),
        Proposal(
            "3.2",
            "Місто оплачує навчання волонтерів двічі на рік, зокрема з домедичної допомоги.",
            "Одного навчання замало для тих, хто долучився влітку.",
            days=-4,
            supporters=6,
        ),
        Proposal(
            "4.3",
            "Години волонтерства підтверджує організатор протягом десяти днів.",
            "Тепер довідки доводиться чекати місяцями.",
            days=-1,
            supporters=1,
            shown_name="Студрада вигаданого університету (приклад)",
        ),
        Proposal(
            "3.3",
            "Волонтерам, які приїздять на зміну з іншого району, місто оплачує проїзд.",
            "Склади тепер на околицях, і дорога туди коштує більше, ніж обід.",
            days=-2,
            supporters=3,
            kind="add",
        ),
        Proposal(
            "1.2",
            "Волонтерство добровільне й безоплатне. Нікого не можна до нього примусити чи за відмову карати.",
            "Варто сказати прямо й про відмову.",
            days=0,
            state="received",
        ),
    ),
    uk=Words(
        title="Що змінити в положенні про волонтерів (приклад)",
        introduction="Оберіть пункт, напишіть, як він має звучати, і поясніть чому. Або підтримайте чужу "
        "пропозицію. На кожну відповімо публічно.",
        slug="konsultatsiia",
        body=[
            (
                "checklist",
                {
                    "title": "Як це працює",
                    "items": [
                        "Потрібна лише адреса електронної пошти: за посиланням із листа ви "
                        "підтверджуєте пропозицію.",
                        "Модератор переглядає пропозицію й публікує її або пояснює, чому ні.",
                        "Наприкінці кожна пропозиція має відповідь із поясненням.",
                    ],
                },
            ),
        ],
    ),
    en=Words(
        title="What to change in the statute on volunteers (example)",
        introduction="Choose a clause, write how it should read and say why. Or support a proposal of "
        "somebody else. Each is answered in public.",
        slug="consultation",
    ),
)

FINISHED = Consultation(
    key="volunteering-consultation-past",
    parent="volunteering-statute",
    statute="volunteering-statute",
    name=Label("Які умови потрібні волонтерам (приклад)", "What volunteers need (example)"),
    days=(-200, -170, -140),
    proposals=(
        Proposal(
            "3.1",
            "Місто надає волонтерським організаціям приміщення для зустрічей безоплатно, зокрема "
            "ввечері та "
            "у вихідні.",
            "Волонтери працюють удень, тому збираються ввечері.",
            days=-195,
            supporters=23,
            state="accepted",
            answer=Label(
                "Слушно: удень зали й так зайняті. Зміну внесено до пункту 3.1.",
                "Right: the rooms are taken in the daytime anyway. Clause 3.1 is changed.",
            ),
        ),
        Proposal(
            "3.3",
            "Про потреби в допомозі місто повідомляє на своєму сайті та в месенджерах не пізніше ніж "
            "за тиждень "
            "до початку.",
            "За день до початку людей уже не зібрати.",
            days=-190,
            supporters=17,
            state="partly",
            shown_name="Ігор (приклад)",
            answer=Label(
                "За тиждень потреби ще не завжди відомі, тому в положенні буде три дні. Окремої вимоги про "
                "месенджери не пишемо: вони змінюються швидше за документи.",
                "Needs are not always known a week ahead, so the statute says three days. Messengers "
                "change "
                "faster than documents do, so it names none.",
            ),
        ),
        Proposal(
            "2.1",
            "Волонтером може стати кожен, кому виповнилося 16 років.",
            "У 16 років уже можна відповідати за себе.",
            days=-180,
            supporters=4,
            state="declined",
            answer=Label(
                "Вік визначає закон, місто не може його змінити. З 14 років допомагати можна "
                "за згодою батьків: про "
                "це пункт 2.2.",
                "The law sets the age, and the city cannot change it. From 14 one may help with the "
                "consent of "
                "parents: see clause 2.2.",
            ),
        ),
        Proposal(
            "5.1",
            "",
            "Щорічні обговорення забирають час, а зміни потрібні рідко.",
            days=-175,
            supporters=2,
            state="declined",
            kind="drop",
            answer=Label(
                "Без щорічного обговорення про потрібні зміни дізнаватимемося запізно. Пункт лишається.",
                "Without a yearly discussion the city would learn too late what has to change. The clause "
                "stays.",
            ),
        ),
    ),
    uk=Words(
        title="Які умови потрібні волонтерам (приклад)",
        introduction="Консультація завершена, на всі пропозиції є відповіді.",
        slug="konsultatsiia-mynula",
    ),
    en=Words(
        title="What volunteers need (example)",
        introduction="The consultation is over; every proposal is answered.",
        slug="past-consultation",
    ),
)
