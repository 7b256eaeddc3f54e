"""Seasons and open air: mountains, camp, park, greenhouse, a town in snow."""

import math
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
    mirrored,
    rectangle,
    smooth,
)
from demo.pictures.nature import cloud, forest, snowfall, spruce
from demo.pictures.ornament import band, eight_star, grid
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


def park_rope() -> Image.Image:
    """Tall trees with platforms, a hanging bridge and a net between them."""
    canvas = Canvas(Gradient(mix(SAND, MIST, 0.5), mix(SAGE, MIST, 0.3), middle=MIST))
    canvas.glow((560, 160), 760, mix(SAND, OCHRE, 0.25), 0.85)
    source = random.Random(21)
    for depth, count in ((0.25, 15), (0.5, 11), (0.8, 8)):
        tone = mix(MIST, FERN, depth)
        for i in range(count):
            x = (i + source.uniform(0.1, 0.9)) * 1600 / count
            width = 14 + 22 * depth
            canvas.fill(rectangle(x, 0, width, 1000), tone)
        canvas.fill(hills(760 + depth * 90, 26, ((620, 90 * depth), (240, 30))), tone)
    _beams(canvas)
    _leaves(canvas)
    for x, width in ((330, 92), (1180, 100)):
        _rope_tree(canvas, x, width)
    _hanging_bridge(canvas, (420, 560), (1184, 560))
    _net(canvas, (424, 330), (1184, 330), (424, 545), (1184, 545))
    canvas.fill(hills(905, 18, ((900, 0), (340, 90))), Gradient(MOSS, DEEP))
    for x in (60, 245, 540, 720, 960, 1120, 1395, 1530):
        _fern_tuft(canvas, (x, 925))
    return canvas.finish()


def green_dome() -> Image.Image:
    """A greenhouse dome of clear panes on a hill, with plants inside."""
    canvas = Canvas(Gradient(mix(SAGE, MIST, 0.55), SAND, middle=PAPER))
    canvas.glow((1120, 240), 520, STRAW, 0.7)
    canvas.dot((1150, 230), 74, OCHRE, 0.9)
    cloud(canvas, (270, 210), 270, PAPER, 0.9)
    for level, swing, waves, tone in (
        (600, 90, ((700, 200), (300, 30)), mix(MIST, SAGE, 0.8)),
        (680, 70, ((860, 520), (330, 10)), mix(SAGE, FERN, 0.5)),
    ):
        canvas.fill(hills(level, swing, waves), Gradient(tone, mix(tone, MIST, 0.4)))
    canvas.fill(hills(782, 26, ((1700, 300), (600, 0))), Gradient(FERN, PINE))
    centre, radius = (780, 770), 390
    canvas.cast(arc(centre, radius, 180, 360), (330, 90), DEEP, 0.22)
    canvas.fill(arc(centre, radius, 180, 360), Gradient(PAPER, mix(SAGE, MIST, 0.3), 70))
    with canvas.layer(within=arc(centre, radius, 180, 360)):
        canvas.glow((640, 520), 420, SAND, 0.8)
        _plants(canvas)
    _panes(canvas, centre, radius)
    _dome_door(canvas, centre)
    for x, width in ((150, 230), (1160, 330)):
        _beds(canvas, x, width)
    return canvas.finish()


def snow_town() -> Image.Image:
    """Roofs under snow at night, warm windows, smoke, a moon above the hills."""
    canvas = Canvas(Gradient(mix(DEEP, "#000000", 0.25), mix(FERN, SAGE, 0.35), middle=PINE))
    canvas.glow((1080, 230), 480, SAND, 0.5)
    canvas.dot((1080, 230), 72, mix(SAND, PAPER, 0.4))
    for x, y in grid(200, 60, 30):
        if y < 420:
            canvas.fill_all(eight_star((x, y), 9), SAGE, 0.4)
    canvas.fill(hills(520, 90, ((800, 100), (350, 40))), mix(FERN, SAGE, 0.2))
    canvas.fill(hills(580, 60, ((640, 300), (260, 10))), mix(PINE, FERN, 0.7))
    rows = (
        (640, 0.72, mix(PINE, FERN, 0.45), 31, 120),
        (780, 1.0, mix(PINE, DEEP, 0.1), 8, 165),
        (950, 1.35, mix(DEEP, "#000000", 0.15), 17, 225),
    )
    for base, size, wall, seed, step in rows:
        canvas.glow((800, base + 20), 1000, SAND, 0.16, down=140)
        _snowy_row(canvas, base, size, wall, seed, step)
    canvas.fill(hills(945, 16, ((900, 0), (330, 40))), Gradient(PAPER, mix(MIST, SAGE, 0.5)))
    for x, height in ((90, 290), (1480, 330), (1350, 200)):
        spruce(canvas, (x, 965), height, mix(PINE, FERN, 0.25), DEEP)
    snowfall(canvas, 260, PAPER, seed=12)
    return canvas.finish()


def _meadow(canvas: Canvas) -> None:
    """Draw the near meadow with its haystack, fence and spruces."""
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
    canvas.cast(stack, (230, 60), DEEP, 0.18)
    canvas.fill(stack, Gradient(STRAW, AMBER, 0, middle=OCHRE))
    for x in (660, 690, 722):
        canvas.stroke(
            smooth([(690, 690), (x + (x - 690) * 0.2, 760), (x + (x - 690) * 0.7, 850)], closed=False),
            AMBER,
            3,
            0.5,
        )


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


def _beams(canvas: Canvas) -> None:
    """Let slanted light fall between the trunks."""
    for x, width in ((180, 120), (480, 190), (860, 110), (1090, 170)):
        beam = [(x + 360, -20), (x + 360 + width, -20), (x + width - 120, 1000), (x - 160, 1000)]
        canvas.fill(beam, PAPER, 0.2)


def _leaves(canvas: Canvas) -> None:
    """Hang a canopy of round leaf masses from the top edge."""
    source = random.Random(5)
    for tone, level, size in ((mix(SAGE, FERN, 0.4), 70, 120), (FERN, 30, 110), (MOSS, -20, 110)):
        for i in range(15):
            x = i * 118 + source.uniform(-30, 30)
            canvas.dot((x, level + source.uniform(-40, 20)), size * source.uniform(0.7, 1.1), tone)


def _rope_tree(canvas: Canvas, x: float, width: float) -> None:
    """Draw a near trunk with its platform and rails."""
    canvas.fill(rectangle(x, -10, width, 960), Gradient(MOSS, DEEP, 0))
    for i in range(9):
        y = 60 + i * 108
        canvas.fill(capsule((x + 18 + i * 17 % 40, y), (x + 18 + i * 17 % 40, y + 46), 5), DEEP, 0.5)
    left, reach = x - 76, width + 152
    canvas.fill([(x - 50, 590), (x + width + 50, 590), (x + width, 664), (x, 664)], DEEP)
    canvas.fill(rectangle(left, 566, reach, 28), Gradient(OCHRE, AMBER))
    with canvas.layer(within=rectangle(left, 566, reach, 28), opacity=0.5):
        canvas.fill_all(band(left, 566, reach, 28), PAPER)
    for level in (320, 440):
        canvas.fill(rectangle(x - 6, level, width + 12, 20), STRAW)
        canvas.fill(rectangle(x - 6, level + 14, width + 12, 6), AMBER)


def _hanging_bridge(canvas: Canvas, start: Point, end: Point) -> None:
    """Hang a bridge of planks between two platforms."""
    middle = ((start[0] + end[0]) / 2, start[1] + 96)
    deck = smooth(
        [
            start,
            between(between(start, middle, 0.5), (middle[0] / 2 + start[0] / 2, middle[1]), 0.4),
            middle,
            between(between(end, middle, 0.5), (middle[0] / 2 + end[0] / 2, middle[1]), 0.4),
            end,
        ],
        closed=False,
    )
    for rail_lift in (150,):
        rail = [(x, y - rail_lift + (y - start[1]) * 0.25) for x, y in deck]
        canvas.stroke(rail, AMBER, 8)
    canvas.stroke([(x, y + 12) for x, y in deck], AMBER, 7)
    for i in range(2, len(deck) - 1, 4):
        x, y = deck[i]
        canvas.stroke([(x, y + 6), (x, y - 150 + (y - start[1]) * 0.25)], PAPER, 4)
        canvas.fill(capsule((x - 21, y + 8), (x + 21, y + 8), 20), AMBER)
        canvas.fill(capsule((x - 21, y + 4), (x + 21, y + 4), 16), OCHRE)


def _net(canvas: Canvas, *corners: Point) -> None:
    """String the safety line and three trapeze rings above the bridge."""
    left, right, _, _ = corners
    canvas.stroke([left, right], DEEP, 6)
    for i in range(1, 6):
        x, y = between(left, right, i / 6)
        canvas.stroke([(x, y), (x, y + 62)], DEEP, 4)
        canvas.stroke(ellipse((x, y + 82), 22), OCHRE, 8, closed=True)


def _fern_tuft(canvas: Canvas, foot: Point) -> None:
    """Grow a tuft of five blades."""
    x, y = foot
    for lean in (-52, -26, 0, 26, 52):
        tip = (x + lean, y - 86 + abs(lean) * 0.7)
        canvas.fill([(x - 8, y), tip, (x + 8, y)], FERN if lean < 0 else MOSS)


def _plants(canvas: Canvas) -> None:
    """Grow plants behind the panes."""
    canvas.fill(rectangle(380, 724, 800, 60), mix(PINE, AMBER, 0.3))
    for x, height in ((470, 130), (560, 240), (660, 180), (900, 210), (1000, 270), (1090, 140)):
        stem = [(x, 730), (x, 730 - height)]
        canvas.stroke(stem, MOSS, 7)
        for level in range(40, height, 42):
            for side in (-1, 1):
                tip = (x + side * 58, 730 - level - 40)
                canvas.fill(
                    smooth(
                        [
                            (x, 730 - level),
                            (x + side * 22, 730 - level - 40),
                            tip,
                            (x + side * 40, 730 - level - 8),
                        ]
                    ),
                    FERN if side < 0 else MOSS,
                )
        canvas.dot((x, 730 - height), 20, OCHRE if height % 4 else CORAL)


def _panes(canvas: Canvas, centre: Point, radius: float) -> None:
    """Lay the triangular panes: rows of a hemisphere seen from the front."""
    rows = [
        [
            (
                centre[0] + radius * math.cos(math.radians(lift)) * math.sin(math.radians(turn + shift)),
                centre[1] - radius * math.sin(math.radians(lift)),
            )
            for turn in range(-90, 91, 30)
        ]
        for lift, shift in ((0, 0), (24, 0), (47, 0), (69, 0), (90, 0))
    ]
    for low, high in zip(rows, rows[1:], strict=False):
        for i in range(len(low) - 1):
            lower = [low[i], low[i + 1], high[i]]
            upper = [high[i], high[i + 1], low[i + 1]]
            canvas.fill(lower, PAPER, 0.1 + 0.09 * ((i * 2) % 5))
            canvas.fill(upper, SAGE, 0.08 + 0.06 * (i % 4))
    for low, high in zip(rows, rows[1:], strict=False):
        for i in range(len(low) - 1):
            canvas.stroke([low[i], low[i + 1], high[i]], PAPER, 6, closed=True)
            canvas.stroke([high[i], high[i + 1]], PAPER, 6)
    canvas.stroke(arc(centre, radius, 180, 360), PAPER, 10)


def _dome_door(canvas: Canvas, centre: Point) -> None:
    """Set the porch into the dome."""
    x, base = centre
    canvas.fill(
        [(x - 84, base), (x - 84, base - 150), (x, base - 206), (x + 84, base - 150), (x + 84, base)], PAPER
    )
    canvas.fill(
        [(x - 66, base), (x - 66, base - 140), (x, base - 184), (x + 66, base - 140), (x + 66, base)],
        Gradient(MOSS, PINE),
    )
    canvas.fill(rectangle(x - 3, base - 180, 6, 180), PAPER)
    canvas.fill_all(eight_star((x, base - 130), 20), OCHRE)
    canvas.fill(capsule((x - 410, base + 4), (x + 410, base + 4), 20), PAPER)
    path = [(x - 80, base + 14), (x + 80, base + 14), (x + 260, 1010), (x - 140, 1010)]
    canvas.fill(path, Gradient(SAND, STRAW))


def _beds(canvas: Canvas, x: float, width: float) -> None:
    """Lay two raised beds with seedlings."""
    for row in range(2):
        y = 872 + row * 62
        left = x - row * 40
        for i in range(int(width / 46)):
            canvas.fill_all(
                [
                    mirrored(leaf, left + 30 + i * 46) if side else leaf
                    for side in (0, 1)
                    for leaf in [
                        smooth(
                            [
                                (left + 30 + i * 46, y),
                                (left + 14 + i * 46, y - 22),
                                (left + 8 + i * 46, y - 36),
                                (left + 28 + i * 46, y - 26),
                            ]
                        )
                    ]
                ],
                SAGE,
            )
        canvas.fill(rectangle(left, y, width + row * 60, 24), AMBER)
        canvas.fill(rectangle(left, y, width + row * 60, 8), OCHRE)


def _snowy_row(canvas: Canvas, base: float, size: float, wall: str, seed: int, step: float) -> None:
    """Build one row of gabled houses with snow on their roofs."""
    source = random.Random(seed)
    x = -step * source.random()
    while x < 1620:
        width = step * source.uniform(0.8, 1.1)
        height = 120 * size * source.uniform(0.7, 1.2)
        _snowy_house(canvas, (x, base), width, height, size, wall, source)
        x += width


def _snowy_house(
    canvas: Canvas, foot: Point, width: float, height: float, size: float, wall: str, source: random.Random
) -> None:
    """Build a house with a gable, lit windows and a chimney."""
    x, base = foot
    top, peak = base - height, base - height - width * source.uniform(0.42, 0.62)
    canvas.fill(rectangle(x + width * 0.68, peak + 10 * size, 20 * size, width * 0.4), mix(wall, DEEP, 0.4))
    canvas.fill(rectangle(x + width * 0.66, peak + 2 * size, 26 * size, 10 * size), PAPER)
    front = [(x, base + 200), (x, top), (x + width / 2, peak), (x + width, top), (x + width, base + 200)]
    canvas.fill(front, Gradient(mix(wall, FERN, 0.22), wall, 20))
    roof = [
        (x - 10 * size, top + 6 * size),
        (x + width / 2, peak - 16 * size),
        (x + width + 10 * size, top + 6 * size),
    ]
    canvas.stroke(roof, mix(MIST, SAGE, 0.35), 20 * size)
    canvas.stroke([(a, b - 4 * size) for a, b in roof], PAPER, 13 * size)
    pane = width * 0.13
    for row in range(2):
        for column in (0.24, 0.63):
            left, up = x + width * column, top + height * (0.12 + row * 0.46)
            lit = source.random() < 0.62
            if lit:
                canvas.glow((left + pane / 2, up + pane * 0.7), pane * 2.6, OCHRE, 0.35)
            canvas.fill(
                rectangle(left, up, pane, pane * 1.4),
                Gradient(STRAW, OCHRE) if lit else mix(wall, DEEP, 0.55),
            )
            canvas.fill(rectangle(left + pane / 2 - size, up, 2 * size, pane * 1.4), wall)
