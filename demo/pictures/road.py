"""Road safety: reflectors that shine in the dark."""

import math

from PIL import Image

from demo.pictures.canvas import Canvas, Gradient
from demo.pictures.geometry import (
    Point,
    Shape,
    arc,
    capsule,
    ellipse,
    moved,
    rectangle,
    rhombus,
    rounded,
    smooth,
    softened,
    star,
)
from demo.pictures.ornament import band, eight_star, grid, nested_rhombs
from demo.pictures.palette import (
    AMBER,
    DEEP,
    FERN,
    MOSS,
    OCHRE,
    PAPER,
    PINE,
    SAND,
    STRAW,
    mix,
)


def flicker_star() -> Image.Image:
    """A reflective star that glows before a woven dark green night."""
    canvas = Canvas(Gradient(mix(PINE, DEEP, 0.3), mix(DEEP, "#000000", 0.3), 60))
    centre = (800, 520)
    canvas.glow(centre, 1200, FERN, 0.5, falloff=1.6)
    canvas.glow(centre, 1000, AMBER, 0.8, falloff=1.8)
    canvas.glow(centre, 720, OCHRE, 0.85, falloff=1.7)
    _woven_night(canvas, centre)
    _rays(canvas, centre)
    canvas.stroke(smooth([(800, -20), (806, 60), (800, 150)], closed=False), SAND, 5)
    canvas.stroke(ellipse((800, 176), 24), SAND, 7, closed=True)
    _reflector(canvas, centre, 330)
    return canvas.finish()


def flicker_path() -> Image.Image:
    """An empty zebra crossing at dusk; a school bag with reflectors shines beside it."""
    canvas = Canvas(Gradient(mix(DEEP, PINE, 0.2), mix(OCHRE, SAND, 0.3), middle=FERN))
    canvas.glow((1080, 470), 620, SAND, 0.8, down=260)
    _far_street(canvas)
    _crossing(canvas)
    _bag(canvas, (640, 850))
    return canvas.finish()


def _woven_night(canvas: Canvas, light: Point) -> None:
    """Weave rhombs that are the brighter the nearer they are to the light."""
    for x, y in grid(100):
        nearness = max(0.0, 1 - math.dist((x, y), light) / 980)
        shapes = nested_rhombs((x, y), 44, 5)
        thread = mix(FERN, SAND, nearness)
        canvas.fill(shapes[0], thread, 0.13 + 0.3 * nearness**2)
        canvas.fill(shapes[1], thread, 0.2 + 0.5 * nearness**2)


def _rays(canvas: Canvas, centre: Point) -> None:
    """Throw ten soft beams of light."""
    canvas.shadow(star(centre, 690, 125, tips=10), SAND, 9, 0.26)


def _reflector(canvas: Canvas, centre: Point, size: float) -> None:
    """Draw the tag: a pale prismatic rim around a faceted ochre star."""
    rim = softened(star(centre, size, size * 0.5), 26)
    canvas.shadow(rim, mix(DEEP, "#000000", 0.4), 26, 0.55, (0, 26))
    canvas.fill(rim, Gradient(PAPER, mix(SAND, STRAW, 0.3), 70))
    with canvas.layer(within=rim):
        prisms = (rhombus(node, 9) for node in grid(26) if math.dist(node, centre) < size)
        canvas.fill_all(prisms, STRAW, 0.33)
    field = softened(star(centre, size * 0.79, size * 0.385), 12)
    canvas.fill(field, AMBER)
    heart = star(centre, size * 0.74, size * 0.36)
    _facets(canvas, centre, heart)
    canvas.glow((centre[0] - 40, centre[1] - 50), 260, PAPER, 0.5)
    canvas.fill_all(eight_star(centre, size * 0.2), PAPER)


def _facets(canvas: Canvas, centre: Point, outline: Shape) -> None:
    """Fill a star so that each tip has a lit and a shaded side."""
    light, shade = mix(OCHRE, SAND, 0.4), mix(OCHRE, AMBER, 0.3)
    for i, corner in enumerate(outline):
        after = outline[(i + 1) % len(outline)]
        canvas.fill([centre, corner, after], shade if i % 2 == 0 else light)


def _far_street(canvas: Canvas) -> None:
    """Draw the houses and lamps across the road."""
    heights = [150, 210, 120, 180, 240, 140, 190, 110, 170, 230, 150, 200]
    for i, height in enumerate(heights):
        left = i * 140 - 30
        house = rectangle(left, 560 - height, 141, height)
        canvas.fill(house, mix(PINE, FERN, 0.25 if i % 2 else 0.12))
        if i % 3:
            ridge = [(left, 560 - height), (left + 70, 505 - height), (left + 141, 560 - height)]
            canvas.fill(ridge, mix(PINE, DEEP, 0.4))
        for column in range(3):
            if (i * 5 + column * 3) % 4 == 0:
                canvas.fill(rectangle(left + 24 + column * 38, 590 - height, 18, 28), STRAW)
    for x in (330, 1290):
        canvas.glow((x + 40, 322), 170, SAND, 0.8)
        lamp = [(x, 570), (x, 330), (x + 6, 312), (x + 44, 308)]
        canvas.stroke(lamp, DEEP, 8)
        canvas.fill(capsule((x + 28, 310), (x + 58, 310), 12), PAPER)


def _crossing(canvas: Canvas) -> None:
    """Lay the road with its zebra in perspective, and the kerb before it."""
    canvas.fill(rectangle(0, 556, 1600, 24), mix(FERN, SAND, 0.25))
    canvas.fill(rectangle(0, 578, 1600, 422), Gradient(mix(DEEP, PINE, 0.6), mix(DEEP, "#000000", 0.25)))
    canvas.glow((1120, 590), 700, OCHRE, 0.3, down=230)
    vanish = (1060, 330)
    for near, far in ((600, 655), (668, 740), (758, 858), (884, 1020)):
        stripe = [
            _towards(vanish, 560, near),
            _towards(vanish, 1640, near),
            _towards(vanish, 1640, far),
            _towards(vanish, 560, far),
        ]
        canvas.fill(stripe, Gradient(mix(SAND, PAPER, 0.4), mix(SAND, FERN, 0.25)), 0.92)
    kerb = [(-10, 790), (690, 790), (900, 1010), (-10, 1010)]
    canvas.fill(moved(kerb, 18, 14), mix(DEEP, "#000000", 0.3))
    canvas.fill(kerb, Gradient(mix(FERN, PINE, 0.4), PINE))


def _towards(vanish: Point, x: float, y: float) -> Point:
    """Return where the line from the bottom edge at `x` to `vanish` meets `y`."""
    share = (1000 - y) / (1000 - vanish[1])
    return x + (vanish[0] - x) * share, y


def _bag(canvas: Canvas, foot: Point) -> None:
    """Stand the bag on the pavement, its strips and star shining."""
    x, base = foot
    canvas.glow((x, base - 250), 560, OCHRE, 0.5)
    canvas.shadow(ellipse((x - 30, base), 230, 30), "#000000", 22, 0.5)
    canvas.stroke(arc((x, base - 530), 56, 180, 360), DEEP, 20)
    body = rounded(x - 190, base - 540, 380, 545, (150, 150, 50, 50))
    canvas.fill(
        body, Gradient(mix(OCHRE, AMBER, 0.25), mix(AMBER, DEEP, 0.5), 25, middle=mix(AMBER, OCHRE, 0.25))
    )
    with canvas.layer(within=body):
        canvas.fill(rectangle(x - 190, base - 356, 380, 82), DEEP)
        canvas.fill_all(band(x - 200, base - 346, 400, 62), SAND, 0.9)
    for side in (-1, 1):
        strip = rounded(x + side * 226 - 34, base - 230, 68, 190, 26)
        canvas.fill(strip, AMBER if side < 0 else mix(AMBER, DEEP, 0.5))
        bright = rounded(x + side * 226 - 34, base - 170, 68, 22, 4)
        canvas.glow((x + side * 226, base - 160), 130, PAPER, 0.6)
        canvas.fill(bright, PAPER)
    pocket = rounded(x - 146, base - 250, 292, 222, (30, 30, 44, 44))
    canvas.shadow(pocket, "#000000", 12, 0.35, (0, 8))
    canvas.fill(pocket, Gradient(MOSS, PINE, 60))
    canvas.fill(rounded(x - 146, base - 200, 292, 26, 2), PAPER)
    canvas.glow((x, base - 187), 260, PAPER, 0.5, down=110)
    _small_star(canvas, (x + 62, base - 108))


def _small_star(canvas: Canvas, centre: Point) -> None:
    """Hang a shining star from the pocket."""
    x, y = centre
    canvas.stroke([(x, y - 84), (x, y - 50)], SAND, 5)
    canvas.glow(centre, 230, SAND, 0.75)
    canvas.fill(softened(star(centre, 66, 33), 8), PAPER)
    _facets(canvas, centre, star(centre, 48, 23))
