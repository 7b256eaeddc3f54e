"""School life, in ink blue and coral on cool paper."""

from PIL import Image

from demo.pictures.canvas import Canvas, Gradient
from demo.pictures.geometry import (
    Placing,
    Point,
    Shape,
    arc,
    capsule,
    ellipse,
    hills,
    moved,
    polar,
    rectangle,
    rounded,
    smooth,
    turned,
)
from demo.pictures.nature import snowfall, spruce
from demo.pictures.ornament import eight_star, grid, lattice
from demo.pictures.palette import (
    BLUSH,
    BRICK,
    COOL,
    CORAL,
    FERN,
    HAZE,
    ICE,
    INK,
    IRIS,
    NIGHT,
    OCHRE,
    SAGE,
    SAND,
    STRAW,
    mix,
)

TILT = -7


def school_diary() -> Image.Image:
    """A tablet with the week's lessons and ticks, a pencil and an apple beside it."""
    canvas = Canvas(Gradient(ICE, HAZE, 40))
    canvas.fill_all(lattice(), INK, 0.05)
    pivot = (780, 500)

    def lay(shape: Shape) -> Shape:
        return turned(shape, TILT, pivot)

    body = lay(rounded(380, 190, 800, 610, 44))
    canvas.cast(body, (150, 110), INK, 0.2)
    canvas.fill(body, Gradient(INK, NIGHT, 45))
    screen = lay(rounded(412, 222, 736, 546, 20))
    canvas.fill(screen, COOL)
    with canvas.layer(within=screen):
        _week(canvas, lay)
    _pencil(canvas, (1262, 250))
    _apple(canvas, (250, 660), 92)
    return canvas.finish()


def winter_school() -> Image.Image:
    """A school with warm windows in deep snow; sledges wait by the door."""
    canvas = Canvas(Gradient(NIGHT, mix(HAZE, BLUSH, 0.4), middle=mix(INK, IRIS, 0.5)))
    for x, y in grid(200, 0, 40):
        if y < 400:
            canvas.fill_all(eight_star((x, y), 13), ICE, 0.28)
    canvas.fill(hills(600, 90, ((760, 260), (320, 20))), Gradient(IRIS, HAZE))
    canvas.fill(hills(650, 50, ((640, 60), (280, 90))), Gradient(mix(INK, IRIS, 0.6), HAZE))
    for x, base, height in ((140, 770, 380), (270, 760, 260), (1350, 760, 280), (1480, 780, 420)):
        spruce(canvas, (x, base), height, mix(INK, IRIS, 0.35), NIGHT)
    canvas.fill(hills(742, 20, ((1300, 500), (460, 0))), Gradient(COOL, ICE))
    canvas.glow((800, 700), 680, BLUSH, 0.55, down=200)
    _school_house(canvas, 800, 742)
    canvas.fill(hills(840, 26, ((1100, 700), (420, 50))), Gradient(COOL, HAZE))
    path = [(768, 742), (832, 742), (860, 800), (1010, 1010), (620, 1010), (750, 800)]
    canvas.fill(smooth(path), Gradient(BLUSH, ICE), 0.75)
    _sledge(canvas, (1040, 836), 0.85)
    _sledge(canvas, (1190, 890), 1.1)
    _snowman(canvas, (400, 866))
    snowfall(canvas, 210, COOL, seed=30)
    return canvas.finish()


def classroom() -> Image.Image:
    """A quiet room before lessons: a board, desks, light from a tall window."""
    canvas = Canvas(Gradient(mix(COOL, SAND, 0.25), mix(ICE, COOL, 0.4), 20))
    canvas.fill(rectangle(0, 690, 1600, 310), Gradient(mix(SAND, STRAW, 0.35), mix(STRAW, BRICK, 0.3)))
    canvas.fill(rectangle(0, 676, 1600, 18), mix(HAZE, COOL, 0.2))
    _window(canvas, 110, 150)
    for x in (330, 560):
        beam = [(x, 150), (x + 150, 150), (x + 620, 1000), (x + 300, 1000)]
        canvas.fill(beam, COOL, 0.28)
    _board(canvas)
    _shelf(canvas)
    for x, base, size in (
        (520, 800, 0.78),
        (980, 800, 0.78),
        (300, 950, 1.12),
        (800, 950, 1.12),
        (1300, 950, 1.12),
    ):
        _desk(canvas, (x, base), size)
    return canvas.finish()


def _week(canvas: Canvas, lay: Placing) -> None:
    """Fill the tablet's screen: a head, five days, lessons as bars, ticks."""
    canvas.fill(lay(rectangle(412, 222, 736, 92)), Gradient(INK, mix(INK, IRIS, 0.3), 0))
    canvas.fill_all((lay(leaf) for leaf in eight_star((470, 268), 26)), CORAL)
    canvas.fill(lay(capsule((530, 256), (700, 256), 16)), COOL)
    canvas.fill(lay(capsule((530, 284), (630, 284), 10)), IRIS)
    for day in range(5):
        left = 800 + day * 64
        canvas.fill(lay(rounded(left, 246, 48, 44, 12)), CORAL if day == 2 else mix(INK, IRIS, 0.5))
        canvas.fill(lay(ellipse((left + 24, 268), 7)), COOL)
    lengths = (250, 190, 290, 220, 170)
    for row, length in enumerate(lengths):
        _lesson(canvas, lay, 340 + row * 82, length, row)


def _lesson(canvas: Canvas, lay: Placing, y: float, length: float, row: int) -> None:
    """Draw one lesson: its colour, its name as a bar, its mark."""
    now = row == 2
    canvas.fill(lay(rounded(436, y, 688, 66, 16)), mix(CORAL, COOL, 0.8) if now else mix(ICE, COOL, 0.4))
    canvas.fill(lay(rounded(436, y, 14, 66, 7)), (INK, IRIS, CORAL, OCHRE, SAGE)[row])
    canvas.fill(lay(capsule((490, y + 25), (490 + length, y + 25), 16)), INK)
    canvas.fill(lay(capsule((490, y + 48), (490 + length * 0.6, y + 48), 9)), HAZE)
    for column in range(3):
        canvas.fill(lay(ellipse((880 + column * 52, y + 33), 9)), CORAL if now and column == 0 else HAZE)
    if row > 2:
        canvas.stroke(lay(ellipse((1080, y + 33), 19)), HAZE, 4, closed=True)
        return
    canvas.fill(lay(ellipse((1080, y + 33), 22)), CORAL if now else INK)
    canvas.stroke(lay([(1070, y + 34), (1077, y + 42), (1091, y + 25)]), COOL, 5)


def _pencil(canvas: Canvas, top: Point) -> None:
    """Lay a coral pencil that points down: rubber, ferrule, three faces, wood, lead."""
    x, y = top

    def lay(shape: Shape) -> Shape:
        return turned(shape, TILT, top)

    canvas.cast(
        lay([(x - 20, y), (x + 20, y), (x + 20, y + 440), (x, y + 518), (x - 20, y + 440)]),
        (70, 52),
        INK,
        0.2,
    )
    canvas.fill(lay(rounded(x - 20, y - 20, 40, 70, (18, 18, 0, 0))), BLUSH)
    for left, width, tone in ((-20, 13, mix(CORAL, SAND, 0.25)), (-7, 14, CORAL), (7, 13, BRICK)):
        canvas.fill(lay(rectangle(x + left, y + 60, width, 382)), tone)
    canvas.fill(lay(rectangle(x - 20, y + 36, 40, 26)), IRIS)
    canvas.fill(lay([(x - 20, y + 440), (x + 20, y + 440), (x, y + 518)]), SAND)
    canvas.fill(lay([(x - 6, y + 496), (x + 6, y + 496), (x, y + 518)]), NIGHT)


def _apple(canvas: Canvas, centre: Point, size: float) -> None:
    """Lay an apple with a leaf."""
    x, y = centre
    outline = smooth(
        [
            (x, y - size * 0.78),
            (x + size * 0.55, y - size * 0.95),
            (x + size, y - size * 0.3),
            (x + size * 0.72, y + size * 0.66),
            (x + size * 0.22, y + size * 0.92),
            (x - size * 0.22, y + size * 0.92),
            (x - size * 0.72, y + size * 0.66),
            (x - size, y - size * 0.3),
            (x - size * 0.55, y - size * 0.95),
        ]
    )
    canvas.cast(outline, (110, 80), INK, 0.2)
    canvas.fill(outline, Gradient(mix(CORAL, SAND, 0.25), BRICK, 45, middle=CORAL))
    canvas.stroke([(x, y - size * 0.72), (x + size * 0.1, y - size * 1.2)], BRICK, 9)
    canvas.fill(
        smooth(
            [
                (x + size * 0.1, y - size * 1.0),
                (x + size * 0.4, y - size * 1.42),
                (x + size * 0.82, y - size * 1.4),
                (x + size * 0.5, y - size * 1.05),
            ]
        ),
        FERN,
    )


def _school_house(canvas: Canvas, x: float, base: float) -> None:
    """Build the school: two wings, a gable in the middle, snow on top."""
    for left in (x - 420, x + 120):
        _wing(canvas, left, base, 300, 250)
    gable = [(x - 120, base - 300), (x, base - 420), (x + 120, base - 300)]
    front = [(x - 120, base + 10), *gable, (x + 120, base + 10)]
    canvas.fill(front, Gradient(CORAL, mix(CORAL, BRICK, 0.6), 30))
    snow = [(x - 142, base - 288), (x, base - 430), (x + 142, base - 288)]
    canvas.stroke(snow, HAZE, 32)
    canvas.stroke(moved(snow, 0, -7), COOL, 22)
    canvas.dot((x, base - 318), 40, COOL)
    canvas.fill_all(eight_star((x, base - 318), 28), INK)
    for side in (-74, 26):
        _lit_window(canvas, x + side, base - 246, 48, 82)
    canvas.fill(rounded(x - 52, base - 130, 104, 140, (52, 52, 0, 0)), COOL)
    canvas.fill(rounded(x - 42, base - 120, 84, 130, (42, 42, 0, 0)), Gradient(SAND, STRAW))
    canvas.fill(rectangle(x - 3, base - 120, 6, 130), COOL)


def _lit_window(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Light one window, with a snowy sill."""
    canvas.glow((x + width / 2, y + height / 2), width * 1.7, SAND, 0.35)
    canvas.fill(rectangle(x, y, width, height), Gradient(SAND, OCHRE))
    canvas.fill(rectangle(x + width / 2 - 2, y, 4, height), BRICK)
    canvas.fill(rectangle(x, y + height * 0.38, width, 4), BRICK)
    canvas.fill(capsule((x - 2, y + height + 3), (x + width + 2, y + height + 3), 9), COOL)


def _sledge(canvas: Canvas, foot: Point, size: float) -> None:
    """Stand a wooden sledge on the snow."""
    x, y = foot
    canvas.fill(ellipse((x, y + 8 * size), 100 * size, 9 * size), IRIS, 0.5)
    runner = [
        (x - 84 * size, y),
        (x + 66 * size, y),
        (x + 100 * size, y - 18 * size),
        (x + 104 * size, y - 50 * size),
    ]
    canvas.stroke(smooth(runner, closed=False), BRICK, 8 * size)
    for post in (-52, 42):
        canvas.stroke([(x + post * size, y), (x + post * size, y - 38 * size)], BRICK, 7 * size)
    for plank, colour in ((0, CORAL), (1, OCHRE)):
        level = y - (44 + plank * 11) * size
        canvas.fill(capsule((x - 84 * size, level), (x + 76 * size, level), 11 * size), colour)


def _snowman(canvas: Canvas, foot: Point) -> None:
    """Build a faceless snowman with a striped scarf."""
    x, y = foot
    canvas.fill(ellipse((x + 20, y), 110, 16), IRIS, 0.45)
    for level, size in ((66, 74), (172, 54), (252, 38)):
        canvas.dot((x, y - level), size, Gradient(COOL, HAZE, 35))
    canvas.fill(capsule((x - 34, y - 216), (x + 34, y - 216), 22), CORAL)
    canvas.fill(turned(capsule((x + 22, y - 210), (x + 22, y - 140), 22), -14, (x + 22, y - 210)), BRICK)
    canvas.fill([(x - 40, y - 272), (x + 40, y - 272), (x + 26, y - 330), (x - 26, y - 330)], INK)
    canvas.fill(capsule((x - 44, y - 274), (x + 44, y - 274), 14), CORAL)
    for level in (150, 184):
        canvas.dot((x, y - level), 6, INK)


def _window(canvas: Canvas, x: float, y: float) -> None:
    """Hang a tall window with hills behind it."""
    frame = rectangle(x, y, 300, 420)
    canvas.fill(rectangle(x - 16, y - 16, 332, 452), COOL)
    with canvas.layer(within=frame):
        canvas.fill(frame, Gradient(ICE, COOL))
        canvas.fill(hills(450, 70, ((420, 0), (180, 60))), IRIS)
        canvas.fill(hills(520, 40, ((300, 90), (140, 0))), mix(INK, IRIS, 0.5))
        canvas.dot((x + 210, y + 110), 40, CORAL)
    for left in (x + 94, x + 197):
        canvas.fill(rectangle(left, y, 9, 420), COOL)
    canvas.fill(rectangle(x, y + 150, 300, 9), COOL)
    canvas.fill(rectangle(x - 30, y + 430, 360, 18), HAZE)


def _board(canvas: Canvas) -> None:
    """Hang the board with a chalk star and its construction lines."""
    canvas.cast(rectangle(490, 160, 680, 380), (34, 34), INK, 0.16)
    canvas.fill(rectangle(490, 160, 680, 380), mix(STRAW, BRICK, 0.25))
    canvas.fill(rectangle(508, 178, 644, 344), Gradient(INK, NIGHT, 50))
    centre = (830, 350)
    for radius in (62, 124):
        canvas.stroke(ellipse(centre, radius), ICE, 2.5, 0.4, closed=True)
    for angle in range(0, 180, 45):
        canvas.stroke([polar(centre, 146, angle), polar(centre, 146, angle + 180)], ICE, 2, 0.4)
    for leaf in eight_star(centre, 112):
        canvas.stroke(leaf, COOL, 4, closed=True)
    canvas.fill_all(eight_star(centre, 112)[::2], CORAL, 0.85)
    for row, length in enumerate((90, 120, 70)):
        canvas.stroke([(560, 260 + row * 46), (560 + length, 260 + row * 46)], ICE, 6, 0.55)
    for row, points in enumerate(
        ([(1010, 300), (1100, 300), (1010, 220)], [(1020, 440), (1090, 440), (1090, 380), (1020, 380)])
    ):
        canvas.stroke(points, ICE if row else STRAW, 4, 0.8, closed=True)
    canvas.fill(rectangle(490, 536, 680, 14), COOL)
    canvas.fill(capsule((640, 532), (676, 532), 8), CORAL)


def _shelf(canvas: Canvas) -> None:
    """Hang a shelf with books and a globe."""
    canvas.fill(rectangle(1250, 430, 270, 16), mix(STRAW, BRICK, 0.3))
    books = ((1264, 96, CORAL), (1292, 120, INK), (1320, 84, OCHRE), (1348, 110, IRIS))
    for left, height, colour in books:
        canvas.fill(rectangle(left, 430 - height, 26, height), colour)
        canvas.fill(rectangle(left, 444 - height, 26, 8), COOL, 0.6)
    canvas.stroke(arc((1450, 350), 58, 60, 240), mix(STRAW, BRICK, 0.4), 7)
    canvas.dot((1450, 350), 48, Gradient(ICE, IRIS, 45))
    canvas.fill(smooth([(1420, 330), (1450, 312), (1472, 336), (1448, 352), (1440, 380), (1424, 360)]), FERN)
    canvas.fill([(1420, 430), (1434, 404), (1466, 404), (1480, 430)], mix(STRAW, BRICK, 0.4))


def _desk(canvas: Canvas, foot: Point, size: float) -> None:
    """Stand a desk with its chair, seen from behind."""
    x, y = foot
    top = y - 150 * size
    canvas.fill(ellipse((x + 20, y + 4), 210 * size, 16 * size), BRICK, 0.25)
    for side in (-150, 150):
        canvas.stroke([(x + side * size, top), (x + side * 1.08 * size, y)], INK, 11 * size)
    canvas.fill(
        [
            (x - 180 * size, top),
            (x - 160 * size, top - 36 * size),
            (x + 160 * size, top - 36 * size),
            (x + 180 * size, top),
        ],
        Gradient(mix(SAND, COOL, 0.3), STRAW, 0),
    )
    canvas.fill(rectangle(x - 180 * size, top, 360 * size, 16 * size), mix(STRAW, BRICK, 0.4))
    canvas.fill(
        [
            (x - 60 * size, top - 10 * size),
            (x - 50 * size, top - 28 * size),
            (x + 44 * size, top - 28 * size),
            (x + 54 * size, top - 10 * size),
        ],
        COOL,
    )
    for side in (-56, 56):
        canvas.stroke([(x + side * size, top + 20 * size), (x + side * size, y + 6 * size)], NIGHT, 8 * size)
    canvas.fill(
        rounded(x - 76 * size, top + 4 * size, 152 * size, 56 * size, 16 * size),
        Gradient(CORAL, mix(CORAL, BRICK, 0.5)),
    )
    canvas.fill(rounded(x - 72 * size, top + 88 * size, 144 * size, 16 * size, 8 * size), BRICK)


def _wing(canvas: Canvas, left: float, base: float, width: float, height: float) -> None:
    """Build one wing: two floors of four windows under a snowy roof."""
    top, right = base - height, left + width
    brick = Gradient(mix(CORAL, INK, 0.25), mix(BRICK, INK, 0.25), 30)
    canvas.fill(rectangle(left, top, width, height + 10), brick)
    roof = [(left - 22, top), (left + 26, top - 84), (right - 26, top - 84), (right + 22, top)]
    canvas.fill(roof, Gradient(COOL, HAZE))
    for column in range(4):
        for row in range(2):
            _lit_window(canvas, left + 20 + column * 71, top + 34 + row * 112, 46, 74)
