"""The survey of the report: electronic gradebooks, asked of teachers, parents and pupils.

That it was anonymous and asked these three groups is in the report of 2023; its questions and numbers are
not, so the questions here are ours, and the answers of the closed one are examples and say so.
"""

from demo.content.schema import Label, Question, Survey

FREQUENCY = Label(
    "Щодня\nКілька разів на тиждень\nРідше\nЩе не користуюся",
    "Every day\nSeveral times a week\nLess often\nNot yet",
)
ALL = (
    Question("one", Label("Як часто ви відкриваєте електронний щоденник чи журнал?",
                          "How often do you open the electronic diary or gradebook?"),
             choices=FREQUENCY, is_required=True),
    Question("scale", Label("Чи зручно вам ним користуватися?", "Is it convenient for you?"),
             choices=Label("зовсім незручно\nдуже зручно", "not at all\nvery"), is_required=True),
    Question("several", Label("Що заважає?", "What gets in the way?"),
             choices=Label("Повільний інтернет\nНезручно на телефоні\nЗабуваю пароль\nНічого",
                           "Slow internet\nAwkward on a phone\nI forget the password\nNothing")),
    Question("one", Label("Чи ведете ще й паперовий журнал?", "Do you still keep a paper gradebook?"),
             choices=Label("Так\nНі", "Yes\nNo"), roles=("teacher",)),
    Question("matrix", Label("Чи вистачає вам цих відомостей?", "Is this information enough for you?"),
             choices=Label("так\nчастково\nні", "yes\npartly\nno"),
             lines=Label("Оцінки\nДомашні завдання\nПовідомлення від учителів",
                         "Marks\nHomework\nMessages from teachers"), roles=("parent", "pupil")),
    Question("text", Label("Що варто поліпшити?", "What should be better?")),
)  # fmt: skip

SURVEYS = (
    Survey(
        campaign="e-journals",
        name=Label("Електронний щоденник: приклад опитування з результатами",
                   "Electronic diaries: an example of a survey with results"),
        introduction=Label(
            "Так виглядає закрите опитування: запитали вчителів, батьків і учнів – ось підсумки.",
            "This is what a closed survey looks like: teachers, parents and pupils were asked; here is what "
            "came of it.",
        ),
        questions=ALL,
        # Made up: how many of each role, and how often they give the first answers.
        answers={"teacher": (46, 0.9), "parent": (128, 0.6), "pupil": (74, 0.75)},
        texts=("Простіший вхід для батьків.", "Щоб домашнє завдання зʼявлялося до 17:00.",
               "Один застосунок замість трьох.", "Працюйте над швидкістю на слабких телефонах."),
    ),
    Survey(
        campaign="e-journals",
        name=Label("Вам зручно з електронним щоденником?", "Is the electronic diary convenient for you?"),
        introduction=Label(
            "Опитування-приклад: кожен може пройти його й побачити, як захищено відповіді.",
            "An example of a survey: anybody may take it and see how answers are protected.",
        ),
        questions=ALL,
    ),
)  # fmt: skip
