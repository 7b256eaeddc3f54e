"""The city's places, in pine green and ochre."""

from PIL import Image

from demo.pictures.canvas import Canvas, Gradient
from demo.pictures.geometry import (
    Point,
    arc,
    capsule,
    ellipse,
    hills,
    rectangle,
    rhombus,
    rounded,
    smooth,
)
from demo.pictures.nature import cloud, round_tree
from demo.pictures.ornament import lattice
from demo.pictures.palette import (
    AMBER,
    DEEP,
    FERN,
    MIST,
    MOSS,
    OCHRE,
    PAPER,
    PINE,
    SAGE,
    SAND,
    STRAW,
    mix,
)


def town_hall() -> Image.Image:
    """A plain stepped town hall tower before a rising sun."""
    canvas = Canvas(Gradient(mix(SAGE, MIST, 0.4), SAND, middle=mix(MIST, PAPER, 0.3)))
    canvas.fill_all(lattice(120, 34), PAPER, 0.22)
    canvas.glow((800, 470), 620, PAPER, 0.8)
    canvas.dot((800, 470), 330, Gradient(STRAW, mix(OCHRE, SAND, 0.2)))
    canvas.dot((800, 470), 270, mix(OCHRE, STRAW, 0.4))
    canvas.fill(hills(700, 60, ((760, 100), (330, 40))), mix(SAGE, MIST, 0.35))
    _roofs(canvas, 800, (130, 90, 150, 110, 80, 140, 100), mix(SAGE, FERN, 0.45), 0)
    _roofs(canvas, 850, (120, 160, 100, 140, 170, 110, 150), mix(FERN, PINE, 0.2), 90)
    _tower(canvas, 800, 870)
    canvas.fill(hills(885, 6, ((1600, 0), (500, 90))), Gradient(PINE, DEEP))
    for x, height in ((430, 190), (540, 150), (1070, 160), (1190, 200)):
        round_tree(canvas, (x, 900), height, FERN, MOSS, DEEP)
    return canvas.finish()


def town_square() -> Image.Image:
    """A row of old houses behind a paved square with a fountain and lamps."""
    canvas = Canvas(Gradient(mix(SAGE, MIST, 0.5), mix(SAND, PAPER, 0.4)))
    canvas.glow((1000, 200), 500, PAPER, 0.9)
    cloud(canvas, (240, 140), 260, PAPER, 0.9)
    cloud(canvas, (1060, 110), 300, PAPER, 0.9)
    tones = (
        SAGE,
        STRAW,
        mix(MIST, SAGE, 0.4),
        mix(OCHRE, AMBER, 0.15),
        FERN,
        SAND,
        mix(SAGE, FERN, 0.5),
        STRAW,
    )
    left = -30.0
    for i, tone in enumerate(tones):
        width, height = 196 + (i * 37) % 40, 330 + (i * 53) % 90
        _town_house(canvas, left, 640, width, height, tone, i)
        left += width
    _paving(canvas)
    for x in (250, 1350):
        round_tree(canvas, (x, 720), 270, FERN, MOSS, DEEP)
    _fountain(canvas, (800, 790))
    for x in (440, 1160):
        _lamp(canvas, (x, 850))
    return canvas.finish()


def _roofs(canvas: Canvas, base: float, heights: tuple, tone: str, shift: float) -> None:
    """Set a far row of roofs on both sides of the sheet."""
    step = 1600 / (len(heights) - 1)
    for i, height in enumerate(heights):
        left = i * step - shift - 60
        top = base - height
        canvas.fill(
            [
                (left, base + 90),
                (left, top),
                (left + step / 2, top - 62),
                (left + step, top),
                (left + step, base + 90),
            ],
            Gradient(tone, mix(tone, MIST, 0.25)),
        )
        for column in range(3):
            for row in range(2):
                canvas.fill(
                    rectangle(left + step * (0.2 + column * 0.25), top + 20 + row * 54, 18, 28),
                    mix(tone, SAND, 0.35),
                )


def _tower(canvas: Canvas, x: float, base: float) -> None:
    """Build the tower: a broad foot, three narrower steps, a dome."""
    light, dark = mix(PINE, FERN, 0.3), DEEP
    steps = ((280, 190, 0), (190, 150, 190), (132, 170, 340), (92, 92, 510))
    for half, height, lift in steps:
        _tower_step(canvas, x, base - lift, half, height, light, dark)
    for column in range(5):
        canvas.fill(
            rounded(x - 236 + column * 104, base - 120, 56, 120, (28, 28, 0, 0)),
            STRAW if column == 2 else mix(DEEP, PINE, 0.5),
        )
    for column in range(3):
        canvas.fill(
            rounded(x - 116 + column * 92, base - 300, 46, 76, (23, 23, 0, 0)), mix(STRAW, OCHRE, 0.3)
        )
    canvas.dot((x, base - 430), 54, PAPER)
    canvas.stroke(ellipse((x, base - 430), 54), OCHRE, 7, closed=True)
    canvas.stroke([(x, base - 466), (x, base - 430), (x + 24, base - 416)], PINE, 7)
    for column in range(2):
        canvas.fill(rounded(x - 52 + column * 64, base - 584, 40, 74, (20, 20, 0, 0)), STRAW)
    top = base - 602
    dome = arc((x, top), 84, 180, 360, 96)
    canvas.fill(dome, Gradient(mix(OCHRE, SAND, 0.2), AMBER, 0, middle=OCHRE))
    canvas.fill(rectangle(x - 18, top - 128, 36, 40), dark)
    canvas.fill([(x - 24, top - 126), (x, top - 168), (x + 24, top - 126)], OCHRE)
    canvas.stroke([(x, top - 168), (x, top - 214)], dark, 6)


def _tower_step(
    canvas: Canvas, x: float, base: float, half: float, height: float, light: str, dark: str
) -> None:
    """Build one step with its shaded side, its cornice and thin pilasters."""
    canvas.fill(rectangle(x - half, base - height, half * 2, height), Gradient(light, PINE, 0))
    canvas.fill(rectangle(x + half * 0.42, base - height, half * 0.58, height), dark, 0.7)
    for share in (-0.86, -0.42, 0.42, 0.86):
        canvas.fill(rectangle(x + half * share - 3, base - height, 6, height), FERN, 0.4)
    canvas.fill(rectangle(x - half - 14, base - height - 10, half * 2 + 28, 20), FERN)
    canvas.fill(rectangle(x - half - 14, base - height - 10, half * 2 + 28, 7), SAGE)


def _town_house(
    canvas: Canvas, left: float, base: float, width: float, height: float, tone: str, kind: int
) -> None:
    """Build one façade: a roof or gable, windows with surrounds, a shop below."""
    top, trim = base - height, mix(tone, PAPER, 0.6)
    if kind % 3 == 1:
        _gable(canvas, left, top, width, tone)
    else:
        roof = mix(DEEP, PINE, 0.6) if kind % 2 else mix(AMBER, PINE, 0.45)
        _mansard(canvas, left, top, width, roof, tone)
    front = rectangle(left, top, width + 1, height)
    canvas.fill(front, Gradient(mix(tone, PAPER, 0.15), mix(tone, PINE, 0.1)))
    canvas.fill(rectangle(left + width - 14, top, 15, height), PINE, 0.12)
    canvas.fill(rectangle(left - 4, top - 8, width + 8, 16), trim)
    canvas.fill(rectangle(left, base - 128, width, 12), trim)
    arch = 23 if kind % 2 else 2
    for floor in range(int((height - 150) // 94)):
        for column in range(3):
            x, y = left + width * (0.2 + column * 0.3) - 17, top + 34 + floor * 94
            canvas.fill(rounded(x - 6, y - 6, 46, 68, (arch, arch, 0, 0)), trim)
            glass = rounded(x, y, 34, 56, (arch * 0.7, arch * 0.7, 0, 0))
            canvas.fill(glass, Gradient(MOSS, mix(FERN, SAGE, 0.4), 120))
    _shop(canvas, left, base, width, OCHRE if kind % 2 else FERN)


def _paving(canvas: Canvas) -> None:
    """Lay the square with rhombs that shrink towards the houses."""
    canvas.fill(rectangle(0, 638, 1600, 362), Gradient(mix(SAND, STRAW, 0.1), mix(SAGE, SAND, 0.4)))
    tiles, row, y, depth = [], 0, 644.0, 16.0
    while y < 1100:
        wide = depth * 3.4
        for column in range(-16, 17):
            x = 800 + (column + row % 2 / 2) * wide * 1.15
            tiles.append(rhombus((x, y), wide * 0.42, depth * 0.42))
        row, y, depth = row + 1, y + depth * 1.15, depth * 1.22
    canvas.fill_all(tiles, mix(STRAW, SAGE, 0.3), 0.45)
    canvas.fill(rectangle(0, 636, 1600, 12), mix(SAGE, FERN, 0.3))


def _fountain(canvas: Canvas, foot: Point) -> None:
    """Build a round fountain with two bowls and thin jets."""
    x, y = foot
    canvas.fill(ellipse((x + 70, y + 30), 330, 70), PINE, 0.16)
    canvas.fill(ellipse((x, y + 40), 270, 66), mix(FERN, PINE, 0.5))
    canvas.fill(rectangle(x - 270, y, 540, 40), Gradient(SAGE, mix(FERN, PINE, 0.5), 0))
    canvas.fill(ellipse((x, y), 270, 66), PAPER)
    canvas.fill(ellipse((x, y + 4), 246, 56), Gradient(FERN, SAGE))
    canvas.fill(
        [(x - 26, y + 10), (x - 14, y - 150), (x + 14, y - 150), (x + 26, y + 10)], Gradient(PAPER, SAGE, 0)
    )
    canvas.fill(arc((x, y - 150), 120, 0, 180, 44), Gradient(PAPER, SAGE, 0))
    canvas.fill(ellipse((x, y - 150), 120, 22), mix(SAGE, FERN, 0.4))
    canvas.fill(capsule((x, y - 150), (x, y - 200), 16), PAPER)
    for side in (-1, 1):
        for reach, lift in ((96, 70), (176, 96)):
            jet = smooth(
                [
                    (x, y - 196),
                    (x + side * reach * 0.45, y - 196 - lift),
                    (x + side * reach * 0.9, y - 150),
                    (x + side * reach, y - 10),
                ],
                closed=False,
            )
            canvas.stroke(jet, PAPER, 6, 0.85)


def _lamp(canvas: Canvas, foot: Point) -> None:
    """Stand a lamp with two lights."""
    x, y = foot
    canvas.fill(ellipse((x + 40, y), 90, 12), PINE, 0.18)
    canvas.fill([(x - 22, y), (x - 10, y - 40), (x + 10, y - 40), (x + 22, y)], DEEP)
    canvas.stroke([(x, y - 30), (x, y - 350)], DEEP, 11)
    canvas.stroke(arc((x, y - 322), 58, 180, 360), DEEP, 7)
    for side in (-58, 58):
        canvas.fill(
            [
                (x + side - 20, y - 318),
                (x + side + 20, y - 318),
                (x + side + 13, y - 262),
                (x + side - 13, y - 262),
            ],
            Gradient(PAPER, STRAW),
        )
        canvas.fill([(x + side - 25, y - 316), (x + side, y - 340), (x + side + 25, y - 316)], DEEP)
    canvas.dot((x, y - 386), 9, OCHRE)


def _gable(canvas: Canvas, left: float, top: float, width: float, tone: str) -> None:
    """Crown a façade with a curved gable and a round window."""
    steps = ((0, 0), (0.2, 46), (0.26, 92), (0.5, 124), (0.74, 92), (0.8, 46), (1, 0))
    canvas.fill([(left + width * share, top - lift) for share, lift in steps], tone)
    canvas.dot((left + width / 2, top - 52), 22, PAPER, 0.9)


def _mansard(canvas: Canvas, left: float, top: float, width: float, roof: str, tone: str) -> None:
    """Crown a façade with a steep roof and a dormer."""
    right, middle = left + width, left + width / 2
    slope = [(left - 8, top), (left + 24, top - 84), (right - 24, top - 84), (right + 8, top)]
    canvas.fill(slope, Gradient(mix(roof, SAGE, 0.2), roof))
    dormer = [(middle - 26, top), (middle - 26, top - 40), (middle, top - 62)]
    canvas.fill([*dormer, (middle + 26, top - 40), (middle + 26, top)], tone)
    canvas.fill(rectangle(middle - 10, top - 36, 20, 28), PINE)


def _shop(canvas: Canvas, left: float, base: float, width: float, cloth: str) -> None:
    """Open a shop on the ground floor: its window, a striped awning, a door."""
    canvas.fill(rectangle(left + 22, base - 92, width * 0.4, 66), mix(PINE, DEEP, 0.3))
    stripe = (width * 0.4 + 12) / 4
    for i in range(4):
        canvas.fill(rectangle(left + 16 + i * stripe, base - 104, stripe, 26), PAPER if i % 2 else cloth)
    canvas.fill(rounded(left + width * 0.66, base - 98, 44, 98, (22, 22, 0, 0)), mix(DEEP, AMBER, 0.2))
