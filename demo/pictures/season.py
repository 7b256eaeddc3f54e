"""Seasons and open air: mountains, a camp, a town in snow."""

import random

from PIL import Image

from demo.pictures.canvas import Canvas, Gradient
from demo.pictures.geometry import (
    Point,
    Shape,
    arc,
    between,
    capsule,
    ellipse,
    hills,
    rectangle,
    rounded,
    smooth,
)
from demo.pictures.nature import cloud, forest, snowfall, spruce
from demo.pictures.ornament import eight_star, grid
from demo.pictures.palette import (
    AMBER,
    BLUSH,
    BRICK,
    COOL,
    CORAL,
    DEEP,
    FERN,
    ICE,
    INK,
    IRIS,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    SAGE,
    SAND,
    STRAW,
    mix,
)


def mountains_summer() -> Image.Image:
    """The Carpathians in seven layers, a high sun, a haystack on the meadow."""
    canvas = Canvas(Gradient(mix(SAGE, MIST, 0.35), SAND, middle=mix(MIST, PAPER, 0.4)))
    sun = (1010, 290)
    canvas.glow(sun, 520, PAPER, 0.9)
    for radius, opacity in ((170, 0.18), (132, 0.3)):
        canvas.dot(sun, radius, STRAW, opacity)
    canvas.dot(sun, 96, Gradient(OCHRE, mix(OCHRE, CORAL, 0.25)))
    cloud(canvas, (300, 190), 300, PAPER, 0.85)
    cloud(canvas, (1160, 340), 240, PAPER, 0.7)
    layers = (
        (430, 150, ((760, 90), (330, 40), (170, 20)), mix(MIST, SAGE, 0.45)),
        (500, 140, ((680, 420), (290, 130), (140, 60)), mix(MIST, SAGE, 0.85)),
        (580, 120, ((820, 130), (310, 0), (150, 30)), mix(SAGE, FERN, 0.45)),
        (660, 105, ((700, 560), (270, 70)), FERN),
        (745, 90, ((900, 260), (360, 150)), mix(FERN, PINE, 0.5)),
    )
    for level, swing, waves, colour in layers:
        land = hills(level, swing, waves)
        canvas.fill(land, Gradient(colour, mix(colour, MIST, 0.42)))
    wood = hills(745, 90, ((900, 260), (360, 150)))
    forest(canvas, wood, (34, 74), 24, mix(FERN, PINE, 0.55), seed=4)
    _meadow(canvas)
    return canvas.finish()


def summer_camp() -> Image.Image:
    """Two tents by a lake under blue mountains, flags between the spruces."""
    canvas = Canvas(Gradient(ICE, mix(SAND, BLUSH, 0.35), middle=COOL))
    sun = (800, 330)
    canvas.glow(sun, 560, BLUSH, 0.8)
    canvas.dot(sun, 118, Gradient(CORAL, mix(CORAL, SAND, 0.45)))
    cloud(canvas, (330, 180), 260, COOL, 0.9)
    cloud(canvas, (1080, 230), 230, COOL, 0.8)
    for level, swing, waves, share in (
        (470, 150, ((640, 300), (260, 90)), 0.62),
        (540, 110, ((720, 40), (310, 200)), 0.42),
        (600, 60, ((500, 200), (220, 60)), 0.2),
    ):
        tone = mix(INK, ICE, share)
        canvas.fill(hills(level, swing, waves), Gradient(tone, mix(tone, ICE, 0.45)))
    _lake(canvas, sun)
    ground = hills(800, 26, ((1500, 400), (500, 100)))
    canvas.fill(ground, Gradient(mix(INK, FERN, 0.45), mix(NIGHT, PINE, 0.3)))
    for x, base, height in ((150, 850, 480), (300, 830, 330), (1330, 830, 360), (1480, 860, 520)):
        spruce(canvas, (x, base), height, mix(INK, FERN, 0.2), NIGHT)
    _tent(canvas, (990, 830), 210, IRIS, INK, COOL)
    _tent(canvas, (650, 872), 290, CORAL, BRICK, SAND)
    _bunting(canvas, [(300, 560), (560, 650), (980, 640), (1330, 530)])
    _campfire(canvas, (1090, 905))
    return canvas.finish()


def snow_town() -> Image.Image:
    """A small town under snow at night: warm windows, a clock tower, a moon."""
    canvas = Canvas(Gradient(mix(DEEP, "#000000", 0.2), mix(FERN, SAGE, 0.45), middle=PINE))
    for x, y in grid(200, 60, 30):
        if y < 420:
            canvas.fill_all(eight_star((x, y), 9), SAGE, 0.45)
    canvas.glow((1080, 240), 480, SAND, 0.5)
    canvas.dot((1080, 240), 84, Gradient(PAPER, SAND))
    canvas.fill(
        hills(520, 90, ((800, 100), (350, 40))), Gradient(mix(FERN, SAGE, 0.25), mix(SAGE, MIST, 0.2))
    )
    canvas.fill(hills(590, 60, ((640, 300), (260, 10))), Gradient(mix(PINE, FERN, 0.7), mix(FERN, SAGE, 0.6)))
    _snowy_row(canvas, 690, 0.62, mix(PINE, FERN, 0.6), 31)
    _clock_tower(canvas, (640, 770))
    canvas.glow((800, 720), 1000, SAND, 0.3, down=150)
    _snowy_row(canvas, 815, 0.95, mix(PINE, FERN, 0.15), 8)
    canvas.fill(hills(842, 22, ((1300, 200), (430, 40))), Gradient(PAPER, mix(MIST, SAGE, 0.7)))
    for x, base, height in (
        (110, 930, 330),
        (240, 900, 210),
        (1490, 940, 380),
        (1370, 905, 230),
        (1270, 890, 150),
    ):
        canvas.fill(ellipse((x + 20, base), height * 0.22, 10), FERN, 0.4)
        spruce(canvas, (x, base), height, mix(PINE, FERN, 0.25), DEEP)
    path = [(760, 846), (830, 846), (850, 880), (960, 930), (1000, 1020), (560, 1020), (700, 930), (770, 885)]
    canvas.fill(smooth(path), Gradient(STRAW, mix(SAGE, SAND, 0.4)), 0.5)
    snowfall(canvas, 230, PAPER, seed=12)
    return canvas.finish()


def _meadow(canvas: Canvas) -> None:
    """Draw the near meadow with its haystack and spruces."""
    meadow = hills(850, 44, ((1400, 900), (600, 100)))
    canvas.fill(meadow, Gradient(mix(FERN, OCHRE, 0.22), PINE))
    canvas.fill(hills(930, 30, ((1200, 200), (500, 20))), Gradient(MOSS, DEEP))
    for x, base, height in (
        (170, 905, 330),
        (60, 930, 420),
        (300, 915, 220),
        (1500, 930, 400),
        (1400, 915, 250),
    ):
        spruce(canvas, (x, base), height, mix(PINE, FERN, 0.25), DEEP)
    stack = smooth([(610, 860), (640, 740), (690, 662), (740, 740), (772, 860), (690, 878)])
    canvas.stroke([(690, 640), (690, 680)], AMBER, 6)
    canvas.fill(ellipse((650, 868), 170, 20), DEEP, 0.25)
    canvas.fill(stack, Gradient(STRAW, AMBER, 0, middle=OCHRE))
    for lean in (-30, 0, 32):
        straw = [(690, 690), (690 + lean * 1.2, 760), (690 + lean * 1.7, 850)]
        canvas.stroke(smooth(straw, closed=False), AMBER, 3, 0.5)


def _lake(canvas: Canvas, sun: Point) -> None:
    """Lay the lake with the path of the sun upon it."""
    canvas.fill(rectangle(0, 640, 1600, 200), Gradient(mix(ICE, BLUSH, 0.4), IRIS))
    for i in range(9):
        half = 130 - i * 9 + (i % 3) * 26
        y = 654 + i * 17
        canvas.fill(capsule((sun[0] - half, y), (sun[0] + half, y), 5), COOL, 0.7 - i * 0.05)


def _tent(canvas: Canvas, foot: Point, size: float, light: str, dark: str, inside: str) -> None:
    """Pitch a ridge tent that faces the viewer's left."""
    x, base = foot
    top, back = (x, base - size), (x + size * 0.62, base - size * 0.94)
    left, right, far = (x - size * 0.68, base), (x + size * 0.6, base), (x + size * 1.3, base - size * 0.06)
    canvas.cast([left, top, back, far], (size * 0.5, size * 0.12), NIGHT, 0.3)
    canvas.fill([top, back, far, right], Gradient(dark, mix(dark, NIGHT, 0.3)))
    canvas.fill([top, left, right], Gradient(mix(light, inside, 0.15), light))
    for share in (0.2, 0.86):
        near, away = between(left, top, share), between(right, top, share)
        canvas.stroke([near, away], inside, size * 0.022, 0.85)
    canvas.fill([(x, base - size * 0.72), (x - size * 0.2, base), (x + size * 0.24, base)], NIGHT)
    canvas.fill(
        [
            (x, base - size * 0.72),
            (x - size * 0.2, base),
            (x - size * 0.28, base),
            (x - size * 0.02, base - size * 0.6),
        ],
        inside,
    )
    canvas.stroke([top, (x - 5, base - size * 1.07)], dark, 6)
    canvas.stroke([between(top, left, 0.55), (x - size * 0.95, base + 14)], inside, 2.5, 0.7)


def _bunting(canvas: Canvas, line: Shape) -> None:
    """Hang small flags on a line."""
    rope = smooth(line, closed=False)
    canvas.stroke(rope, INK, 3)
    colours = (CORAL, COOL, IRIS, SAND)
    for i, (x, y) in enumerate(rope[2:-2:3]):
        canvas.fill([(x - 15, y), (x + 15, y), (x, y + 34)], colours[i % 4])


def _campfire(canvas: Canvas, foot: Point) -> None:
    """Light a small fire."""
    x, y = foot
    canvas.glow((x, y - 30), 190, CORAL, 0.6)
    for width, height, colour in ((40, 104, CORAL), (26, 72, OCHRE), (13, 42, SAND)):
        flame = [
            (x, y - height),
            (x + width, y - height * 0.32),
            (x + width * 0.6, y),
            (x - width * 0.6, y),
            (x - width, y - height * 0.36),
        ]
        canvas.fill(smooth(flame), colour)
    canvas.fill(capsule((x - 54, y + 10), (x + 54, y - 6), 16), BRICK)
    canvas.fill(capsule((x - 54, y - 6), (x + 54, y + 10), 16), mix(BRICK, NIGHT, 0.4))


def _snowy_row(canvas: Canvas, base: float, size: float, wall: str, seed: int) -> None:
    """Build one row of houses, some with their gable to us and some with their eaves."""
    source = random.Random(seed)
    x = -80.0
    while x < 1640:
        width = size * source.uniform(150, 230)
        height = size * source.uniform(110, 175)
        _snowy_house(canvas, rectangle(x, base - height, width, height), size, wall, source)
        x += width + size * source.choice((0, 0, 26))


def _snowy_house(canvas: Canvas, front: Shape, size: float, wall: str, source: random.Random) -> None:
    """Build a house on its front wall: roof with snow, chimney, windows."""
    (x, top), (right, _), (_, base), _ = front
    width, eave = right - x, 14 * size
    ridge = top - width * source.uniform(0.36, 0.5)
    chimney = x + width * source.uniform(0.6, 0.75)
    canvas.fill(rectangle(chimney, ridge + 4 * size, 22 * size, top - ridge), mix(wall, DEEP, 0.5))
    canvas.fill(rounded(chimney - 4 * size, ridge - 8 * size, 30 * size, 14 * size, 6 * size), PAPER)
    low = [(x - eave, top + 8 * size), (x - eave, top - 6 * size)]
    far = [(right + eave, top - 6 * size), (right + eave, top + 8 * size)]
    wall_paint = Gradient(mix(wall, FERN, 0.25), mix(wall, DEEP, 0.25), 40)
    snow = Gradient(PAPER, mix(MIST, SAGE, 0.5))
    if source.random() < 0.5:
        canvas.fill([*low, (x + width / 2, ridge - 14 * size), *far], snow)
        gable = [(x, top + 8 * size), (x + width / 2, ridge + 16 * size), (right, top + 8 * size)]
        canvas.fill(gable, mix(wall, FERN, 0.18))
    else:
        level = ridge + 14 * size
        canvas.fill([*low, (x + width * 0.14, level), (right - width * 0.14, level), *far], snow)
    canvas.fill(rectangle(x, top + 6 * size, width, base + 60 - top), wall_paint)
    _windows(canvas, front, size, wall, source)


def _windows(canvas: Canvas, front: Shape, size: float, wall: str, source: random.Random) -> None:
    """Put two floors of windows into a front, most of them lit."""
    (x, top), (right, _), (_, base), _ = front
    columns = 2 if right - x < 180 * size else 3
    step = (right - x) / columns
    pane, height = 26 * size, 36 * size
    for column in range(columns):
        for floor in range(2):
            left = x + step * (column + 0.5) - pane / 2
            upper = top + (base - top) * (0.2 + floor * 0.42)
            lit = source.random() < 0.7
            if lit:
                canvas.glow((left + pane / 2, upper + height / 2), pane * 2.2, OCHRE, 0.5)
            canvas.fill(rectangle(left, upper, pane, height), STRAW if lit else mix(wall, DEEP, 0.6))
            canvas.fill(rectangle(left + pane / 2 - size, upper, 2 * size, height), mix(wall, DEEP, 0.3))
            canvas.fill(rectangle(left - 3 * size, upper + height, pane + 6 * size, 5 * size), PAPER)


def _clock_tower(canvas: Canvas, foot: Point) -> None:
    """Raise a plain stepped clock tower above the roofs."""
    x, base = foot
    stone = Gradient(mix(PINE, FERN, 0.5), mix(PINE, DEEP, 0.4), 0)
    for half, lift, height in ((80, 0, 250), (58, 250, 110), (40, 360, 60)):
        top = base - lift - height
        canvas.fill(rectangle(x - half, top, half * 2, height), stone)
        canvas.fill(capsule((x - half - 4, top), (x + half + 4, top), 13), PAPER)
    canvas.fill(arc((x, base - 424), 36, 180, 360, 46), Gradient(PAPER, SAGE, 0))
    canvas.stroke([(x, base - 468), (x, base - 510)], DEEP, 5)
    canvas.glow((x, base - 304), 100, SAND, 0.6)
    canvas.dot((x, base - 304), 30, STRAW)
    canvas.stroke([(x, base - 322), (x, base - 304), (x + 12, base - 297)], DEEP, 4)
