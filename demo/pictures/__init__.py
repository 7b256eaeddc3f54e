"""The demo pictures: illustrations drawn by code, with no files to carry.

Each drawing is 1600 by 1000 pixels, the same on every machine, and keeps its
subject in the middle so that it may be cropped to 16:9, 4:3 or a square.
"""

import io
from collections.abc import Callable

from PIL import Image

from demo.pictures import city, lesson, park, pattern, people, road, school, season, service, toys

DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    scene.__name__: scene
    for scene in (
        road.flicker_star,
        road.flicker_path,
        school.school_diary,
        school.winter_school,
        lesson.language_letters,
        lesson.open_book,
        school.classroom,
        season.summer_camp,
        season.mountains_summer,
        season.snow_town,
        park.park_rope,
        park.green_dome,
        city.town_hall,
        city.town_square,
        people.newborn,
        people.ballot_box,
        people.volunteers_hands,
        service.canteen_tray,
        service.payment_card,
        service.queue_ticket,
        service.phone_app,
        service.hotline_phone,
        toys.kindergarten,
        pattern.ornament_green,
        pattern.ornament_blue,
    )
}


def draw(name: str) -> bytes:
    """Return the named drawing as a JPEG without metadata.

    Raises `KeyError` for a name that is not in `DRAWINGS`.
    """
    file = io.BytesIO()
    DRAWINGS[name]().save(file, "JPEG", quality=88, optimize=True)
    return file.getvalue()
