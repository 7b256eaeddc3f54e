"""Pictures of the demo, all drawn: no picture shows a real person, let alone a child."""

from .schema import Label, Picture

PICTURES: tuple[Picture, ...] = (
    Picture(
        "flicker-star",
        "Флікер-зірка",
        Label(
            "Жовтий світловідбивач у формі зірки світиться в темряві",
            "A yellow star-shaped reflector shining in the dark",
        ),
        "flicker_star",
    ),
    Picture(
        "flicker-path",
        "Вечірня стежка",
        Label(
            "Темна стежка, на якій світло фар вихоплює яскраві цятки світловідбивачів",
            "A dark path where headlights pick out the bright dots of reflectors",
        ),
        "flicker_path",
    ),
    Picture(
        "school-diary",
        "Електронний щоденник",
        Label(
            "Шкільний щоденник, поруч із яким лежить телефон з розкладом",
            "A school diary with a phone showing the timetable beside it",
        ),
        "school_diary",
    ),
    Picture(
        "summer-camp",
        "Літня школа",
        Label(
            "Намети серед зелені під літнім сонцем",
            "Tents in the greenery under the summer sun",
        ),
        "summer_camp",
    ),
    Picture(
        "mountains-summer",
        "Карпати влітку",
        Label("Зелені схили Карпат і сонце над ними", "Green Carpathian slopes with the sun above"),
        "mountains_summer",
    ),
    Picture(
        "winter-school",
        "Зимова школа",
        Label(
            "Шкільна будівля взимку, вікна світяться теплим світлом",
            "A school building in winter, its windows glowing warmly",
        ),
        "winter_school",
    ),
    Picture(
        "snow-town",
        "Засніжене місто",
        Label("Дахи міста під снігом", "The roofs of the city under snow"),
        "snow_town",
    ),
    Picture(
        "canteen-tray",
        "Обід у шкільній їдальні",
        Label(
            "Таця зі шкільним обідом: перша страва, друга страва, напій",
            "A tray with a school lunch: soup, a main course and a drink",
        ),
        "canteen_tray",
    ),
    Picture(
        "payment-card",
        "Картка замість готівки",
        Label(
            "Платіжна картка над терміналом для безготівкової оплати",
            "A payment card held above a contactless terminal",
        ),
        "payment_card",
    ),
    Picture(
        "language-letters",
        "Літери української абетки",
        Label(
            "Великі літери Ґ, Є, І, Ї на барвистих аркушах",
            "Large letters Ґ, Є, І, Ї on colourful sheets",
        ),
        "language_letters",
    ),
    Picture(
        "open-book",
        "Розгорнута книжка",
        Label("Розгорнута книжка із закладкою", "An open book with a bookmark"),
        "open_book",
    ),
    Picture(
        "town-hall",
        "Ратуша",
        Label(
            "Силует ратуші Івано-Франківська на тлі неба",
            "The outline of Ivano-Frankivsk town hall against the sky",
        ),
        "town_hall",
    ),
    Picture(
        "town-square",
        "Міська площа",
        Label("Міська площа з ліхтарями й деревами", "A city square with street lamps and trees"),
        "town_square",
    ),
    Picture(
        "kindergarten",
        "Дитячий садок",
        Label(
            "Яскрава будівля дитячого садка з гіркою на подвірʼї",
            "A bright kindergarten building with a slide in the yard",
        ),
        "kindergarten",
    ),
    Picture(
        "newborn",
        "Дитяча колиска",
        Label("Колиска з мобілем із зірочок", "A cradle under a mobile of little stars"),
        "newborn",
    ),
    Picture(
        "queue-ticket",
        "Талон електронної черги",
        Label("Паперовий талон електронної черги", "A paper ticket of an electronic queue"),
        "queue_ticket",
    ),
    Picture(
        "phone-app",
        "Застосунок у телефоні",
        Label(
            "Телефон з відкритим застосунком: список заяв і позначки про їхній стан",
            "A phone with an app open: a list of requests with marks of their state",
        ),
        "phone_app",
    ),
    Picture(
        "ballot-box",
        "Голосування",
        Label(
            "Скринька для голосування, над нею різнобарвні бюлетені",
            "A ballot box with ballots of different colours above it",
        ),
        "ballot_box",
    ),
    Picture(
        "park-rope",
        "Мотузковий парк",
        Label(
            "Мотузкові мостики й драбинки між деревами",
            "Rope bridges and ladders between the trees",
        ),
        "park_rope",
    ),
    Picture(
        "green-dome",
        "Полікарбонатний купол",
        Label("Прозорий купол серед зеленого подвірʼя", "A transparent dome in a green yard"),
        "green_dome",
    ),
    Picture(
        "volunteers-hands",
        "Руки волонтерів",
        Label(
            "Кілька рук тримають одну коробку з допомогою",
            "Several hands hold one box of aid together",
        ),
        "volunteers_hands",
    ),
    Picture(
        "hotline-phone",
        "Гаряча лінія 1580",
        Label(
            "Телефонна слухавка й цифри 1580",
            "A telephone receiver and the digits 1580",
        ),
        "hotline_phone",
    ),
    Picture(
        "classroom",
        "Навчальний клас",
        Label("Порожній світлий клас: парти, дошка, вікна", "A bright empty classroom"),
        "classroom",
    ),
    Picture(
        "ornament-green",
        "Зелений орнамент",
        Label("Зелений геометричний орнамент", "A green geometric ornament"),
        "ornament_green",
        decorative=True,
    ),
    Picture(
        "ornament-blue",
        "Синій орнамент",
        Label("Синій геометричний орнамент", "A blue geometric ornament"),
        "ornament_blue",
        decorative=True,
    ),
)
