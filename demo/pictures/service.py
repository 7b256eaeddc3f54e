"""Everyday services: cards, queues, phones, meals."""

import math

from PIL import Image

from demo.pictures.canvas import Canvas, Gradient
from demo.pictures.geometry import (
    Placing,
    Point,
    Shape,
    arc,
    capsule,
    ellipse,
    polar,
    rectangle,
    rhombus,
    rounded,
    smooth,
    turned,
)
from demo.pictures.ornament import band, eight_star, grid, lattice
from demo.pictures.palette import (
    AMBER,
    BLUSH,
    BRICK,
    COOL,
    CORAL,
    DEEP,
    FERN,
    HAZE,
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


def payment_card() -> Image.Image:
    """Two cards with embroidered bands; the nearer sends contactless waves."""
    canvas = Canvas(Gradient(mix(SAND, PAPER, 0.3), mix(SAND, STRAW, 0.2), 50))
    canvas.fill_all(lattice(), OCHRE, 0.09)
    canvas.dot((800, 500), 400, PAPER, 0.5)
    _card(canvas, (860, 420), 14, Gradient(STRAW, OCHRE, 45), PAPER, DEEP)
    _card(canvas, (740, 580), -12, Gradient(MOSS, DEEP, 45, middle=PINE), SAND, OCHRE)
    for radius in (60, 104, 148):
        canvas.stroke(arc((1120, 262), radius, -58, 18), PINE, 17)
    return canvas.finish()


def queue_ticket() -> Image.Image:
    """A numberless ticket from a machine; dots show the place in the queue."""
    canvas = Canvas(Gradient(mix(MIST, PAPER, 0.4), mix(MIST, SAGE, 0.55), 60))
    canvas.fill_all(lattice(), FERN, 0.07)
    canvas.dot((800, 520), 380, mix(SAND, PAPER, 0.3), 0.8)
    machine = rounded(480, -60, 640, 330, 48)
    canvas.cast(machine, (150, 110), PINE, 0.16)
    canvas.fill(machine, Gradient(MOSS, DEEP, 30, middle=PINE))
    canvas.fill(rounded(548, 40, 300, 120, 16), Gradient(mix(FERN, SAGE, 0.4), FERN, 40))
    for i in range(4):
        canvas.dot((594 + i * 70, 100), 18, OCHRE if i == 2 else PAPER, 1 if i == 2 else 0.85)
    canvas.dot((968, 100), 52, AMBER)
    canvas.dot((968, 94), 50, Gradient(STRAW, OCHRE))
    canvas.fill(capsule((600, 220), (1000, 220), 30), mix(DEEP, "#000000", 0.4))
    _ticket(canvas, 630, 218)
    return canvas.finish()


def phone_app() -> Image.Image:
    """A phone with the city's services; a map pin and a notice float beside it."""
    canvas = Canvas(Gradient(PINE, DEEP, 60))
    canvas.glow((760, 480), 760, FERN, 0.7)
    canvas.fill_all(lattice(size=34), SAGE, 0.08)
    pivot = (800, 500)

    def lay(shape: Shape) -> Shape:
        return turned(shape, 8, pivot)

    body = lay(rounded(600, 90, 400, 820, 62))
    canvas.cast(body, (420, 330), "#000000", 0.2)
    canvas.fill(body, Gradient(mix(DEEP, "#000000", 0.5), mix(DEEP, "#000000", 0.2), 60))
    screen = lay(rounded(620, 110, 360, 780, 46))
    canvas.fill(screen, PAPER)
    with canvas.layer(within=screen):
        _app(canvas, lay)
    canvas.fill(lay(capsule((770, 134), (830, 134), 16)), DEEP)
    _pin(canvas, (450, 470), 120)
    _notice(canvas, (1020, 250))
    return canvas.finish()


def hotline_phone() -> Image.Image:
    """A receiver with its coiled cord, and the waves of a voice."""
    canvas = Canvas(Gradient(mix(SAND, PAPER, 0.2), mix(STRAW, SAND, 0.35), 60))
    canvas.fill_all(lattice(), OCHRE, 0.1)
    canvas.dot((800, 480), 370, Gradient(mix(OCHRE, STRAW, 0.3), OCHRE, 60))
    for radius, opacity in ((430, 0.5), (490, 0.28)):
        canvas.stroke(ellipse((800, 480), radius), OCHRE, 10, opacity, closed=True)
    _cord(canvas)
    _receiver(canvas, (800, 480), -32)
    return canvas.finish()


def canteen_tray() -> Image.Image:
    """A school lunch seen from above: soup, buckwheat with salad, compote, bread."""
    canvas = Canvas(Gradient(COOL, ICE, 50))
    canvas.fill_all(lattice(), INK, 0.05)
    tray = rounded(250, 160, 1100, 680, 64)
    canvas.cast(tray, (130, 96), INK, 0.18)
    canvas.fill(tray, Gradient(mix(INK, IRIS, 0.35), INK, 50))
    inside = rounded(280, 190, 1040, 620, 44)
    canvas.fill(inside, Gradient(IRIS, mix(INK, IRIS, 0.6), 50))
    with canvas.layer(within=inside):
        canvas.fill(rectangle(280, 700, 1040, 120), COOL)
        canvas.fill_all(band(270, 714, 1060, 80), CORAL, 0.9)
    _soup(canvas, (500, 460), 180)
    _plate(canvas, (890, 450), 212)
    _glass(canvas, (1220, 300), 72)
    _bread(canvas, (1142, 620))
    _cutlery(canvas)
    return canvas.finish()


def _card(canvas: Canvas, centre: Point, angle: float, face: Gradient, thread: str, accent: str) -> None:
    """Lay one card, turned by `angle`."""
    x, y = centre

    def lay(shape: Shape) -> Shape:
        return turned(shape, angle, centre)

    body = lay(rounded(x - 310, y - 196, 620, 392, 38))
    canvas.cast(body, (120, 90), AMBER, 0.22)
    canvas.fill(body, face)
    with canvas.layer(within=body):
        canvas.fill_all((lay(s) for s in band(x - 320, y + 66, 640, 76)), thread, 0.8)
        canvas.fill(
            lay([(x + 40, y - 200), (x + 190, y - 200), (x - 20, y + 60), (x - 170, y + 60)]), PAPER, 0.06
        )
    canvas.fill(lay(rounded(x - 256, y - 130, 104, 80, 14)), Gradient(SAND, STRAW, 45))
    for line in (
        [(x - 256, y - 90), (x - 152, y - 90)],
        [(x - 222, y - 130), (x - 222, y - 50)],
        [(x - 186, y - 130), (x - 186, y - 50)],
    ):
        canvas.stroke(lay(line), AMBER, 3, 0.8)
    canvas.fill_all((lay(s) for s in eight_star((x + 222, y - 112), 54)), accent)
    for i in range(4):
        start = x - 256 + i * 84
        canvas.fill(lay(capsule((start, y + 14), (start + 52, y + 14), 15)), thread, 0.85)


def _ticket(canvas: Canvas, x: float, y: float) -> None:
    """Hang the ticket from the slot."""
    teeth = [(x + 340 - i * 20, y + 606 + (16 if i % 2 else 0)) for i in range(18)]
    paper = [(x, y), (x + 340, y), *teeth]
    canvas.cast(paper, (110, 80), PINE, 0.14)
    canvas.fill(paper, Gradient(mix(SAGE, PAPER, 0.4), PAPER, middle=PAPER))
    canvas.fill_all(eight_star((x + 170, y + 128), 66), PINE)
    canvas.fill(capsule((x + 60, y + 236), (x + 280, y + 236), 18), SAGE)
    canvas.fill(capsule((x + 100, y + 270), (x + 240, y + 270), 12), mix(MIST, SAGE, 0.5))
    for i in range(17):
        canvas.fill(rectangle(x + 4 + i * 20, y + 318, 10, 3), SAGE)
    canvas.stroke([(x + 56, y + 392), (x + 284, y + 392)], mix(MIST, SAGE, 0.6), 7)
    canvas.stroke([(x + 56, y + 392), (x + 180, y + 392)], PINE, 7)
    for i, tone in enumerate((PINE, PINE, OCHRE, MIST)):
        place = (x + 56 + i * 76, y + 392)
        if i == 2:
            canvas.dot(place, 34, STRAW, 0.7)
        canvas.dot(place, 22, SAGE if i == 3 else tone)
        if i == 3:
            canvas.dot(place, 15, PAPER)
    canvas.fill_all(band(x + 30, y + 470, 280, 76), FERN)


def _app(canvas: Canvas, lay: Placing) -> None:
    """Fill the screen: a greeting, a tile for each service, a running timeline."""
    canvas.fill(lay(rectangle(620, 110, 360, 190)), Gradient(MOSS, PINE, 40))
    canvas.fill_all((lay(s) for s in band(612, 256, 376, 44)), SAGE, 0.6)
    canvas.fill(lay(capsule((660, 188), (850, 188), 20)), PAPER)
    canvas.fill(lay(capsule((660, 222), (780, 222), 12)), SAGE)
    canvas.fill(lay(ellipse((918, 200), 34)), OCHRE)
    for i in range(4):
        x, y = 646 + (i % 2) * 160, 326 + (i // 2) * 152
        tile = (MIST, SAND, SAND, MIST)[i]
        canvas.fill(lay(rounded(x, y, 146, 136, 24)), tile)
        canvas.fill(lay(capsule((x + 30, y + 112), (x + 100, y + 112), 10)), mix(tile, PINE, 0.4))
    canvas.fill_all((lay(s) for s in eight_star((719, 378), 36)), FERN)
    canvas.fill(lay(rhombus((879, 378), 36)), OCHRE)
    canvas.stroke(lay(ellipse((719, 530), 28)), OCHRE, 12, closed=True)
    canvas.fill(lay([(846, 560), (846, 520), (879, 494), (912, 520), (912, 560)]), FERN)
    canvas.fill(lay(rounded(646, 644, 306, 124, 24)), MIST)
    canvas.stroke(lay([(680, 706), (918, 706)]), SAGE, 6)
    canvas.stroke(lay([(680, 706), (800, 706)]), PINE, 6)
    for i, tone in enumerate((PINE, OCHRE, SAGE)):
        canvas.fill(lay(ellipse((680 + i * 119, 706), 19)), tone)
    canvas.fill(lay(rounded(646, 790, 306, 66, 33)), Gradient(OCHRE, mix(OCHRE, AMBER, 0.3), 0))
    canvas.fill(lay(capsule((740, 823), (858, 823), 14)), PAPER)


def _pin(canvas: Canvas, centre: Point, size: float) -> None:
    """Float a map pin."""
    x, y = centre
    tip = (x, y + size * 1.35)
    outline = [*arc(centre, size, 132, 408), tip]
    canvas.fill(ellipse((x, y + size * 1.62), size * 0.5, size * 0.11), "#000000", 0.3)
    canvas.shadow(outline, "#000000", 20, 0.3, (14, 20))
    canvas.fill(outline, Gradient(STRAW, AMBER, 50, middle=OCHRE))
    canvas.dot(centre, size * 0.56, PAPER)
    canvas.fill_all(eight_star(centre, size * 0.38), PINE)


def _notice(canvas: Canvas, corner: Point) -> None:
    """Float a notice with a tick."""
    x, y = corner
    card = rounded(x, y, 320, 132, 34)
    canvas.shadow(card, "#000000", 24, 0.4, (14, 24))
    canvas.fill(card, PAPER)
    canvas.dot((x + 70, y + 66), 38, FERN)
    canvas.stroke([(x + 54, y + 67), (x + 66, y + 80), (x + 88, y + 52)], PAPER, 9)
    canvas.fill(capsule((x + 136, y + 50), (x + 276, y + 50), 16), PINE)
    canvas.fill(capsule((x + 136, y + 84), (x + 226, y + 84), 11), SAGE)


def _receiver(canvas: Canvas, centre: Point, angle: float) -> None:
    """Lay the receiver: a bowed handle, two round ends."""
    x, y = centre

    def lay(shape: Shape) -> Shape:
        return turned(shape, angle, centre)

    handle = lay([*arc((x, y + 250), 420, 222, 318), *arc((x, y + 250), 318, 318, 222)])
    ends = [lay(rounded(x + side - 96, y - 66, 192, 176, (88, 88, 40, 40))) for side in (-276, 276)]
    for part in (handle, *ends):
        canvas.shadow(part, AMBER, 24, 0.4, (26, 34))
    canvas.fill(handle, Gradient(MOSS, DEEP, 30, middle=PINE))
    for end, side in zip(ends, (-276, 276), strict=True):
        canvas.fill(end, Gradient(MOSS, DEEP, 60, middle=PINE))
        canvas.fill(lay(rounded(x + side - 96, y + 52, 192, 24, 2)), OCHRE)
        canvas.fill(lay(rounded(x + side - 82, y + 100, 164, 30, (0, 0, 15, 15))), DEEP)
    canvas.stroke(lay(arc((x, y + 250), 400, 240, 300)), SAGE, 8, 0.6)
    canvas.fill_all((lay(s) for s in eight_star((x, y - 118), 40)), STRAW)


def _cord(canvas: Canvas) -> None:
    """Coil the cord from the lower end of the receiver to the edge."""
    loops = [(566 - i * 4 + (34 if i % 2 else -34), 690 + i * 20) for i in range(19)]
    canvas.stroke(smooth(loops, closed=False), DEEP, 15)
    canvas.stroke(smooth(loops, closed=False), PINE, 8)


def _soup(canvas: Canvas, centre: Point, size: float) -> None:
    """Serve a bowl of borshch with cream and dill."""
    x, y = centre
    canvas.shadow(ellipse(centre, size), NIGHT, 18, 0.4, (16, 20))
    canvas.dot(centre, size, Gradient(COOL, HAZE, 45))
    canvas.dot(centre, size * 0.88, COOL)
    canvas.dot(centre, size * 0.74, Gradient(CORAL, BRICK, 50))
    canvas.fill(
        smooth([(x - 30, y - 46), (x + 34, y - 40), (x + 50, y + 8), (x, y + 34), (x - 46, y + 4)]), COOL
    )
    for angle, reach in ((20, 100), (75, 108), (130, 96), (190, 108), (250, 104), (310, 98)):
        place = polar(centre, reach, angle)
        canvas.fill(rhombus(place, 13, 8), (FERN, SAND, BLUSH)[angle % 3])


def _plate(canvas: Canvas, centre: Point, size: float) -> None:
    """Serve a plate: buckwheat, a cutlet, cucumber."""
    x, y = centre
    canvas.shadow(ellipse(centre, size), NIGHT, 18, 0.4, (16, 20))
    canvas.dot(centre, size, Gradient(COOL, HAZE, 45))
    canvas.dot(centre, size * 0.8, mix(ICE, COOL, 0.6))
    mound = smooth(
        [
            (x - 130, y - 20),
            (x - 90, y - 110),
            (x + 10, y - 126),
            (x + 60, y - 60),
            (x + 10, y + 20),
            (x - 80, y + 40),
        ]
    )
    canvas.fill(mound, Gradient(mix(AMBER, BRICK, 0.3), mix(BRICK, NIGHT, 0.25), 50))
    with canvas.layer(within=mound):
        grains = (rhombus(node, 6) for node in grid(30) if math.dist(node, centre) < 200)
        canvas.fill_all(grains, STRAW, 0.5)
    cutlet = smooth(
        [(x - 20, y + 60), (x + 60, y + 20), (x + 124, y + 50), (x + 96, y + 110), (x + 10, y + 124)]
    )
    canvas.fill(cutlet, Gradient(OCHRE, AMBER, 50))
    for i in range(3):
        canvas.stroke([(x + 20 + i * 32, y + 56), (x + 36 + i * 32, y + 102)], AMBER, 6)
    for place in ((x + 104, y - 72), (x + 128, y - 20), (x + 76, y - 18)):
        canvas.dot(place, 36, FERN)
        canvas.dot(place, 29, mix(SAGE, COOL, 0.5))
        canvas.fill_all(eight_star(place, 16), FERN, 0.5)


def _glass(canvas: Canvas, centre: Point, size: float) -> None:
    """Pour a glass of compote."""
    canvas.shadow(ellipse(centre, size), NIGHT, 14, 0.4, (14, 18))
    canvas.dot(centre, size, COOL, 0.9)
    canvas.dot(centre, size * 0.84, Gradient(mix(CORAL, OCHRE, 0.4), CORAL, 60))
    canvas.stroke(arc(centre, size * 0.66, 200, 280), COOL, 7, 0.7)
    canvas.dot((centre[0] + 16, centre[1] + 18), 17, BRICK, 0.7)


def _bread(canvas: Canvas, corner: Point) -> None:
    """Lay two slices of bread."""
    x, y = corner
    for shift, drop, angle in ((0, -90, -14), (26, 0, 8)):
        centre = (x + shift + 52, y + drop - 24)

        def lay(shape: Shape, angle: float = angle, centre: Point = centre) -> Shape:
            return turned(shape, angle, centre)

        crust = lay(rounded(x + shift, y + drop - 74, 112, 100, (38, 38, 12, 12)))
        canvas.shadow(crust, NIGHT, 8, 0.4, (7, 10))
        canvas.fill(crust, AMBER)
        canvas.fill(lay(rounded(x + shift + 9, y + drop - 65, 94, 82, (30, 30, 8, 8))), SAND)


def _cutlery(canvas: Canvas) -> None:
    """Lay a spoon on the left of the soup's rim and a fork before the plate."""
    spoon = [ellipse((322, 330), 24, 40), capsule((322, 360), (322, 600), 12)]
    fork = [capsule((672, 668), (1010, 668), 12), rounded(1000, 648, 44, 40, (18, 0, 0, 18))]
    fork += [capsule((1036, 652 + row * 16), (1092, 652 + row * 16), 8) for row in range(3)]
    for part in (*spoon, *fork):
        canvas.shadow(part, NIGHT, 6, 0.3, (5, 7))
    canvas.fill_all((*spoon, *fork), COOL)
