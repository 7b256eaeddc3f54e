"""Letters and books, in ink blue and coral."""

from PIL import Image

from demo.pictures.canvas import Canvas, Gradient, Paint
from demo.pictures.geometry import (
    Point,
    Shape,
    arc,
    ellipse,
    hills,
    mirrored,
    moved,
    polar,
    rectangle,
    ring,
    smooth,
    turned,
)
from demo.pictures.ornament import band, eight_star
from demo.pictures.palette import (
    BLUSH,
    BRICK,
    COOL,
    CORAL,
    HAZE,
    ICE,
    INK,
    IRIS,
    NIGHT,
    OCHRE,
    SAND,
    STRAW,
    mix,
)


def language_letters() -> Image.Image:
    """The letters ґ, є, і and ї at play; their dots fly as balls."""
    canvas = Canvas(Gradient(COOL, ICE))
    canvas.dot((800, 500), 380, mix(ICE, COOL, 0.2))
    canvas.dot((800, 500), 300, mix(ICE, COOL, 0.55))
    floor = 760
    canvas.fill(rectangle(0, floor, 1600, 240), Gradient(mix(HAZE, ICE, 0.3), ICE))
    canvas.fill_all(band(-40, 880, 1680, 84), INK, 0.16)
    canvas.shadow(rectangle(330, floor - 6, 980, 22), INK, 14, 0.4)
    _letter_ghe(canvas, (390, floor))
    _letter_ie(canvas, (720, floor))
    _letter_i(canvas, (985, floor))
    _letter_yi(canvas, (1204, floor))
    return canvas.finish()


def open_book() -> Image.Image:
    """An open book from which light, hills and embroidered stars rise."""
    canvas = Canvas(Gradient(mix(INK, NIGHT, 0.4), NIGHT))
    canvas.glow((800, 640), 820, IRIS, 0.8)
    canvas.glow((800, 640), 430, BLUSH, 0.75)
    _story(canvas)
    _book(canvas, 800, 640)
    return canvas.finish()


def _letter_ghe(canvas: Canvas, foot: Point) -> None:
    """Stand ґ as a tall frame."""
    x, base = foot
    outline = [
        (x - 70, base),
        (x - 70, base - 420),
        (x + 82, base - 420),
        (x + 82, base - 500),
        (x + 166, base - 500),
        (x + 166, base - 336),
        (x + 16, base - 336),
        (x + 16, base),
    ]
    _block(canvas, outline, Gradient(mix(INK, IRIS, 0.3), INK, 60), mix(INK, NIGHT, 0.6))
    canvas.fill_all(band(x - 66, base - 62, 78, 42), COOL, 0.6)


def _letter_ie(canvas: Canvas, foot: Point) -> None:
    """Rock є on its round back."""
    x, base = foot
    centre = (x, base - 190)
    body = turned(ring(centre, 190, 104, 42, 318), -10, centre)
    bar = turned(rectangle(x - 130, base - 230, 206, 80), -10, centre)
    _block(canvas, body, Gradient(mix(CORAL, SAND, 0.3), CORAL, 60), BRICK)
    _block(canvas, bar, mix(CORAL, SAND, 0.08), BRICK)
    canvas.fill(body, Gradient(mix(CORAL, SAND, 0.3), CORAL, 60))
    for radius, reach in ((222, 14), (246, 8)):
        for angle in (52, 142):
            canvas.stroke(arc(centre, radius, angle - reach, angle + reach), IRIS, 6, 0.7)


def _letter_i(canvas: Canvas, foot: Point) -> None:
    """Let і jump after its dot."""
    x, base = foot
    stem = turned(rectangle(x - 42, base - 360, 84, 300), 9, (x, base - 200))
    canvas.fill(ellipse((x, base + 16), 84, 13), INK, 0.28)
    _block(canvas, stem, Gradient(STRAW, OCHRE, 60), mix(OCHRE, BRICK, 0.6))
    flight = [(x + 34, base - 400), (x + 12, base - 490), (x - 60, base - 548), (x - 160, base - 540)]
    for i, place in enumerate(smooth(flight, closed=False)[6:-12:5]):
        canvas.dot(place, 6, OCHRE, 0.9 - i * 0.08)
    _ball(canvas, (x - 150, base - 540), STRAW, OCHRE)


def _letter_yi(canvas: Canvas, foot: Point) -> None:
    """Let ї juggle its two dots."""
    x, base = foot
    stem = rectangle(x - 42, base - 320, 84, 320)
    _block(canvas, stem, Gradient(mix(INK, IRIS, 0.8), mix(INK, IRIS, 0.4), 60), INK)
    canvas.stroke(arc((x, base - 450), 118, 232, 300), IRIS, 5, 0.6)
    _ball(canvas, (x - 64, base - 420), mix(CORAL, SAND, 0.4), CORAL)
    _ball(canvas, (x + 72, base - 470), mix(CORAL, SAND, 0.4), CORAL)


def _story(canvas: Canvas) -> None:
    """Raise hills, a moon and an arch of stars out of the book."""
    canvas.dot((800, 390), 150, Gradient(mix(CORAL, SAND, 0.5), CORAL))
    for radius in (190, 236):
        canvas.stroke(arc((800, 390), radius, 150, 390), BLUSH, 3, 0.35)
    for i, angle in enumerate(range(190, 351, 20)):
        place = polar((800, 520), 420, angle)
        canvas.glow(place, 80, BLUSH, 0.5)
        canvas.fill_all(eight_star(place, 30 if i % 2 else 44), SAND if i % 2 else COOL)
    clearing = smooth([(440, 660), (560, 520), (800, 330), (1040, 520), (1160, 660), (800, 720)])
    with canvas.layer(within=clearing):
        canvas.fill(hills(520, 70, ((300, 40), (170, 20))), IRIS)
        canvas.fill(hills(570, 50, ((260, 120), (140, 0))), mix(INK, IRIS, 0.5))
        canvas.fill(hills(620, 40, ((340, 20), (120, 60))), INK)


def _book(canvas: Canvas, x: float, y: float) -> None:
    """Lay the open book: a cover, and a stack of curved pages on each side."""
    canvas.shadow(ellipse((x, y + 190), 470, 36), "#000000", 30, 0.5)
    for flip in (list, lambda shape: mirrored(shape, x)):
        cover = [(x, y + 210), (x - 500, y + 150), (x - 500, y - 20), (x, y + 40)]
        canvas.fill(flip(cover), Gradient(BRICK, CORAL))
        inner = 0 if flip is list else 180
        for depth in range(4):
            tone = mix(HAZE, COOL, depth / 3)
            canvas.fill(flip(_page(x, y - depth * 9)), Gradient(tone, mix(tone, HAZE, 0.5), inner))
        for row in range(5):
            level = y - 20 + row * 26
            line = [(x - 400 - row * 5, level - 6), (x - 280, level - 22)]
            line += [(x - 150, level - 12), (x - 60, level + 18)] if row < 4 else [(x - 200, level - 18)]
            canvas.stroke(flip(smooth(line, closed=False)), IRIS, 5, 0.45)


def _block(canvas: Canvas, outline: Shape, paint: Paint, edge: str) -> None:
    """Cut a letter's part out of thick board; its edge shows on the right."""
    for depth in range(24, 0, -2):
        canvas.fill(moved(outline, depth, 0), edge)
    canvas.fill(outline, paint)


def _ball(canvas: Canvas, centre: Point, light: str, tone: str) -> None:
    """Throw one dot."""
    canvas.dot(centre, 50, Gradient(light, mix(tone, BRICK, 0.25), 50, middle=tone))


def _page(x: float, y: float) -> Shape:
    """Return the left page, which bows up from the fold at `x`."""
    lower = [(x, y + 176), (x - 160, y + 110), (x - 320, y + 104), (x - 476, y + 138)]
    upper = [(x - 440, y - 56), (x - 300, y - 74), (x - 140, y - 56), (x, y + 14)]
    return [*smooth(lower, closed=False), *smooth(upper, closed=False)]
