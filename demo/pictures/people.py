"""What people do together: a birth, a vote, a helping hand."""

from PIL import Image

from demo.pictures.canvas import Canvas, Gradient, Paint
from demo.pictures.geometry import (
    Placing,
    Point,
    Shape,
    arc,
    capsule,
    ellipse,
    hills,
    moved,
    onto,
    polar,
    rectangle,
    rounded,
    smooth,
    turned,
)
from demo.pictures.nature import cloud
from demo.pictures.ornament import band, eight_star, lattice
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


def newborn() -> Image.Image:
    """A pram on a quiet hill; a stork flies over it with a bundle."""
    canvas = Canvas(Gradient(mix(MIST, SAGE, 0.3), PAPER))
    canvas.dot((800, 480), 380, mix(SAND, PAPER, 0.35))
    canvas.dot((800, 480), 296, mix(SAND, PAPER, 0.05))
    cloud(canvas, (170, 300), 260, PAPER)
    cloud(canvas, (1220, 470), 260, PAPER)
    canvas.fill(hills(770, 40, ((1500, 250), (600, 60))), Gradient(mix(SAGE, MIST, 0.2), SAGE))
    _stork(canvas, (1150, 262))
    canvas.fill(hills(846, 16, ((1200, 900), (500, 0))), Gradient(FERN, MOSS))
    _pram(canvas, (690, 596))
    return canvas.finish()


def ballot_box() -> Image.Image:
    """A ballot with a tick slides into a box with an embroidered band."""
    canvas = Canvas(Gradient(mix(MIST, PAPER, 0.3), mix(SAGE, MIST, 0.45), 60))
    canvas.fill_all(lattice(), FERN, 0.07)
    canvas.dot((760, 450), 340, mix(SAND, PAPER, 0.3), 0.85)
    front = rectangle(500, 480, 480, 330)
    side = [(980, 480), (1100, 420), (1100, 740), (980, 810)]
    lid = [(500, 480), (980, 480), (1100, 420), (630, 420)]
    canvas.cast([(500, 810), (980, 810), (1100, 740), (1100, 420), (980, 480)], (330, 120), PINE, 0.16)
    canvas.fill(lid, Gradient(mix(FERN, SAGE, 0.35), FERN, 0))
    canvas.fill([(640, 462), (910, 462), (944, 442), (680, 442)], DEEP)
    _ballot(canvas)
    canvas.fill([(500, 480), (980, 480), (1020, 460), (540, 460)], mix(FERN, SAGE, 0.3))
    canvas.fill(front, Gradient(MOSS, PINE, 50))
    canvas.fill(side, Gradient(PINE, DEEP))
    canvas.fill(rectangle(500, 480, 480, 8), SAGE, 0.6)
    canvas.fill_all(band(500, 706, 480, 72), SAND, 0.92)
    for shape in band(0, 0, 120, 72):
        unit = [(x / 120, y / 72) for x, y in shape]
        canvas.fill(onto(unit, (980, 706), (1100, 640), (980, 778)), STRAW, 0.6)
    canvas.fill_all(eight_star((740, 600), 74), OCHRE)
    return canvas.finish()


def volunteers_hands() -> Image.Image:
    """Four hands laid one on another, in embroidered cuffs."""
    canvas = Canvas(Gradient(PINE, DEEP, 60))
    canvas.glow((800, 500), 760, FERN, 0.6)
    canvas.fill_all(lattice(size=34), SAGE, 0.07)
    for radius, opacity in ((380, 0.12), (300, 0.14)):
        canvas.dot((800, 500), radius, SAGE, opacity)
    skins = (mix(SAND, AMBER, 0.3), mix(STRAW, AMBER, 0.85), mix(SAND, AMBER, 0.12), mix(SAND, AMBER, 0.5))
    sleeves = (PAPER, OCHRE, FERN, SAND)
    threads = (PINE, DEEP, SAND, mix(AMBER, DEEP, 0.2))
    for angle, skin, sleeve, thread in zip((216, 318, 140, 36), skins, sleeves, threads, strict=True):
        _hand(canvas, angle, skin, sleeve, thread)
    return canvas.finish()


def _stork(canvas: Canvas, centre: Point) -> None:
    """Let a stork glide to the left, a bundle in its bill."""

    def place(shape: Shape, flowing: bool = True) -> Shape:
        return moved(smooth(shape) if flowing else shape, *centre)

    far_wing = place([(10, -4), (90, -130), (210, -176), (176, -100), (110, -10)])
    canvas.fill(far_wing, Gradient(mix(SAGE, PAPER, 0.5), DEEP, 0))
    neck, back = [(-80, 12), (-150, 4), (-70, -8)], [(20, -26), (110, -8), (168, 14)]
    canvas.fill(place([*neck, *back, (80, 40), (-10, 36)]), PAPER)
    canvas.fill(place([(120, -2), (214, 26), (120, 30)], flowing=False), DEEP)
    for lag in (0, 12):
        canvas.stroke(place([(110, 26 + lag / 2), (268, 44 + lag)], flowing=False), OCHRE, 5)
    wing = place([(-20, -6), (10, -110), (96, -216), (110, -120), (90, -6), (40, 16)])
    canvas.fill(wing, PAPER)
    with canvas.layer(within=wing):
        canvas.fill(place([(30, -150), (90, -230), (130, -20), (84, 6)], flowing=False), DEEP)
    canvas.fill(place(ellipse((-152, 2), 21), flowing=False), PAPER)
    canvas.fill(place([(-164, -10), (-256, 20), (-162, 14)], flowing=False), OCHRE)
    canvas.stroke(place([(-244, 18), (-240, 44)], flowing=False), STRAW, 5)
    bundle = place([(-240, 34), (-202, 74), (-220, 112), (-262, 112), (-280, 74)])
    canvas.fill(bundle, Gradient(STRAW, OCHRE, 45))


def _pram(canvas: Canvas, centre: Point) -> None:
    """Draw a pram: a hood of four folds, a deep body, star-spoked wheels."""
    x, y = centre
    canvas.fill(ellipse((x + 40, y + 262), 330, 26), DEEP, 0.28)
    canvas.stroke(smooth([(x + 236, y + 4), (x + 330, y - 60), (x + 372, y - 96)], closed=False), DEEP, 13)
    canvas.fill(capsule((x + 352, y - 92), (x + 404, y - 112), 22), AMBER)
    canvas.stroke(smooth([(x - 170, y + 190), (x, y + 120), (x + 170, y + 190)], closed=False), DEEP, 13)
    folds = (FERN, mix(FERN, PINE, 0.45), FERN, mix(FERN, PINE, 0.45))
    for i, tone in enumerate(folds):
        start = 180 + i * 31
        canvas.fill([(x, y), *arc((x, y), 250, start, start + 31)], tone)
    canvas.stroke([(x, y), polar((x, y), 262, 304)], SAND, 9)
    body = [(x - 250, y), (x + 250, y), *arc((x, y), 250, 0, 180, 176)[1:-1]]
    canvas.fill(body, Gradient(MOSS, DEEP, 50, middle=PINE))
    with canvas.layer(within=body):
        canvas.fill_all(band(x - 260, y + 26, 520, 66), SAND, 0.9)
    canvas.fill(capsule((x - 254, y), (x + 254, y), 22), OCHRE)
    for side in (-158, 158):
        _wheel(canvas, (x + side, y + 200), 66)


def _wheel(canvas: Canvas, hub: Point, radius: float) -> None:
    """Draw a wheel with an eight-pointed star for spokes."""
    canvas.dot(hub, radius, DEEP)
    canvas.dot(hub, radius - 13, PAPER)
    canvas.fill_all(eight_star(hub, radius - 18), OCHRE)
    canvas.dot(hub, 9, DEEP)


def _ballot(canvas: Canvas) -> None:
    """Hold the ballot half way in the slot."""
    pivot = (790, 300)
    sheet = turned(rectangle(668, 150, 244, 306), -5, pivot)
    canvas.shadow(sheet, PINE, 16, 0.3, (16, 12))
    canvas.fill(sheet, Gradient(PAPER, mix(PAPER, SAND, 0.4)))
    for row in range(3):
        y = 196 + row * 72
        box = turned(rounded(694, y, 46, 46, 8), -5, pivot)
        canvas.fill(box, OCHRE if row == 1 else MIST)
        canvas.fill(turned(capsule((768, y + 15), (872 - row * 14, y + 15), 12), -5, pivot), SAGE)
        canvas.fill(turned(capsule((768, y + 37), (836, y + 37), 9), -5, pivot), MIST)
    canvas.stroke(turned([(703, 292), (715, 304), (740, 270)], -5, pivot), DEEP, 9)


def _hand(canvas: Canvas, angle: float, skin: str, sleeve: Paint, thread: str) -> None:
    """Reach one arm to the middle, from the direction `angle`."""
    middle = (800, 500)

    def place(shape: Shape) -> Shape:
        return turned(moved(shape, middle[0] - 40, middle[1]), angle + 180, middle)

    shade = mix(skin, mix(AMBER, DEEP, 0.2), 0.45)
    palm = [(-200, -58), (-110, -78), (-20, -80), (24, -66), (24, 60), (-20, 76), (-110, 74), (-200, 56)]
    reaches = ((-58, 92), (-19, 126), (20, 120), (58, 84))
    fingers = [place(capsule((-10, y), (reach, y * 0.96), 38)) for y, reach in reaches]
    thumb = place(capsule((-104, 50), (-34, 98), 42))
    for part in (place(smooth(palm)), *fingers, thumb):
        canvas.shadow(part, DEEP, 12, 0.24, (8, 14))
    canvas.fill(thumb, mix(skin, shade, 0.6))
    for finger in fingers:
        canvas.fill(finger, skin)
        canvas.stroke(finger, shade, 3.5, closed=True)
    canvas.fill(place(smooth(palm)), skin)
    for y in (-38, 0, 39):
        canvas.stroke(place([(2, y), (60, y)]), shade, 4)
    _sleeve(canvas, place, sleeve, thread)


def _sleeve(canvas: Canvas, place: Placing, sleeve: Paint, thread: str) -> None:
    """Draw a sleeve that comes from the edge, with an embroidered cuff."""
    canvas.fill(place(rectangle(-1200, -84, 1020, 168)), sleeve)
    canvas.fill(place(rectangle(-1200, 30, 1020, 54)), DEEP, 0.12)
    canvas.fill(place(rounded(-312, -96, 140, 192, 12)), sleeve)
    for shape in band(0, 0, 192, 92):
        canvas.fill(place([(-196 - y, x - 96) for x, y in shape]), thread)
