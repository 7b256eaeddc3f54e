"""Green places of the city: a rope park and a greenhouse dome."""

import itertools
import math
import random
from collections.abc import Iterator

from PIL import Image

from demo.pictures.canvas import Canvas, Gradient
from demo.pictures.geometry import (
    Point,
    Shape,
    arc,
    capsule,
    ellipse,
    hanging,
    hills,
    mirrored,
    moved,
    rectangle,
    rounded,
    smooth,
)
from demo.pictures.nature import cloud
from demo.pictures.ornament import band, eight_star
from demo.pictures.palette import (
    AMBER,
    CORAL,
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


def park_rope() -> Image.Image:
    """Tall trees with platforms, a hanging bridge and rings between them."""
    canvas = Canvas(Gradient(mix(SAND, MIST, 0.5), mix(SAGE, MIST, 0.3), middle=MIST))
    canvas.glow((640, 330), 900, mix(SAND, OCHRE, 0.3), 0.9)
    _far_trunks(canvas)
    _beams(canvas)
    _leaves(canvas)
    _rings(canvas, (376, 330), (1230, 330))
    for x, width in ((330, 92), (1180, 100)):
        _rope_tree(canvas, x, width)
    _hanging_bridge(canvas, (490, 576), (1108, 576))
    canvas.fill(hills(905, 18, ((900, 0), (340, 90))), Gradient(MOSS, DEEP))
    for x in (60, 245, 540, 720, 960, 1120, 1395, 1530):
        _fern_tuft(canvas, (x, 925))
    return canvas.finish()


def green_dome() -> Image.Image:
    """A greenhouse dome of clear panes on a hill, with plants inside."""
    canvas = Canvas(Gradient(mix(SAGE, MIST, 0.55), SAND, middle=PAPER))
    canvas.glow((1130, 240), 520, STRAW, 0.7)
    canvas.dot((1130, 240), 84, Gradient(OCHRE, mix(OCHRE, STRAW, 0.3)))
    cloud(canvas, (270, 210), 270, PAPER, 0.9)
    for level, swing, waves, tone in (
        (600, 90, ((700, 200), (300, 30)), mix(MIST, SAGE, 0.8)),
        (680, 70, ((860, 520), (330, 10)), mix(SAGE, FERN, 0.5)),
    ):
        canvas.fill(hills(level, swing, waves), Gradient(tone, mix(tone, MIST, 0.4)))
    canvas.fill(hills(782, 26, ((1700, 300), (600, 0))), Gradient(FERN, PINE))
    centre, radius = (780, 770), 390
    shell = arc(centre, radius, 180, 360)
    canvas.fill(ellipse((700, 782), 470, 36), DEEP, 0.3)
    canvas.fill(shell, Gradient(mix(SAGE, MIST, 0.5), mix(SAGE, FERN, 0.3), 60))
    with canvas.layer(within=shell):
        canvas.glow((900, 520), 480, SAND, 0.9)
        _plants(canvas)
        _panes(canvas, centre, radius)
    canvas.stroke(shell, PAPER, 10)
    _dome_door(canvas, centre)
    for x, count in ((110, 6), (1150, 7)):
        _bed(canvas, (x + 40, 868), count)
        _bed(canvas, (x, 934), count)
    return canvas.finish()


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
    """Draw a near trunk with its platform and its bindings."""
    canvas.fill(rectangle(x, -10, width, 960), Gradient(MOSS, DEEP, 0))
    for i in range(9):
        left, top = x + 18 + i * 17 % 40, 60 + i * 108
        canvas.fill(capsule((left, top), (left, top + 46), 5), DEEP, 0.5)
    left, reach = x - 70, width + 140
    canvas.fill([(x - 50, 594), (x + width + 50, 594), (x + width, 664), (x, 664)], DEEP)
    canvas.fill(rounded(left, 566, reach, 34, 6), Gradient(OCHRE, AMBER))
    canvas.fill_all(band(left + 6, 568, reach - 12, 30), PAPER, 0.6)
    for level in (320, 418):
        canvas.fill(rectangle(x - 6, level, width + 12, 22), STRAW)
        canvas.fill(rectangle(x - 6, level + 15, width + 12, 7), AMBER)


def _hanging_bridge(canvas: Canvas, start: Point, end: Point) -> None:
    """Hang a bridge of planks between two platforms."""
    deck = hanging(start, end, 84, 14)
    lifted = ((start[0] - 68, start[1] - 148), (end[0] + 72, end[1] - 148))
    rail = hanging(*lifted, 96, 14)
    for (x, y), post in zip(deck[1:-1], rail[1:-1], strict=True):
        canvas.stroke([(x, y), post], PAPER, 5)
    canvas.stroke(rail, AMBER, 9)
    canvas.stroke(moved(deck, 0, 14), AMBER, 8)
    for x, y in deck:
        canvas.fill(capsule((x - 15, y + 8), (x + 15, y + 8), 20), AMBER)
        canvas.fill(capsule((x - 15, y + 3), (x + 15, y + 3), 17), OCHRE)


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
        canvas.stroke([(x, 730), (x, 730 - height)], MOSS, 7)
        for level in range(40, height, 42):
            leaf = smooth(
                [
                    (x, 730 - level),
                    (x + 22, 690 - level),
                    (x + 58, 690 - level),
                    (x + 40, 722 - level),
                ]
            )
            canvas.fill(leaf, MOSS)
            canvas.fill(mirrored(leaf, x), FERN)
        canvas.dot((x, 730 - height), 20, OCHRE if height % 4 else CORAL)


def _panes(canvas: Canvas, centre: Point, radius: float) -> None:
    """Lay the triangular panes: rows of a hemisphere seen from the front."""
    offsets = (range(-90, 91, 30), range(-105, 106, 30), range(-90, 91, 36), range(-108, 109, 54), (0,))
    rows = [
        [(turn, _on_sphere(centre, radius, lift, turn)) for turn in turns]
        for lift, turns in zip((0, 23, 45, 67, 90), offsets, strict=True)
    ]
    panes = [pane for low, high in itertools.pairwise(rows) for pane in _zigzag(low, high)]
    for i, pane in enumerate(panes):
        canvas.fill(pane, PAPER if i % 2 else SAGE, 0.1 + 0.05 * (i * 5 % 6))
    for pane in panes:
        canvas.stroke(pane, PAPER, 5.5, closed=True)


def _dome_door(canvas: Canvas, centre: Point) -> None:
    """Set the porch into the dome, and lay the path to it."""
    x, base = centre
    for half, height, peak, paint in ((84, 150, 206, PAPER), (66, 140, 184, Gradient(MOSS, PINE))):
        porch = [(x - half, base), (x - half, base - height), (x, base - peak)]
        canvas.fill([*porch, (x + half, base - height), (x + half, base)], paint)
    canvas.fill(rectangle(x - 3, base - 180, 6, 180), PAPER)
    canvas.fill_all(eight_star((x, base - 130), 22), OCHRE)
    canvas.fill(capsule((x - 410, base + 4), (x + 410, base + 4), 20), PAPER)
    path = [(x - 80, base + 14), (x + 80, base + 14), (x + 260, 1010), (x - 140, 1010)]
    canvas.fill(path, Gradient(SAND, STRAW))


def _far_trunks(canvas: Canvas) -> None:
    """Draw the wood behind in three depths of mist."""
    source = random.Random(21)
    for depth, count in ((0.2, 15), (0.4, 11), (0.7, 8)):
        tone = mix(mix(MIST, SAND, 0.3 * (1 - depth)), FERN, depth)
        for i in range(count):
            x = (i + source.uniform(0.1, 0.9)) * 1600 / count
            canvas.fill(rectangle(x, 0, 14 + 26 * depth, 1000), tone)
        ground = hills(760 + depth * 100, 26, ((620, 90 * depth), (240, 30)))
        canvas.fill(ground, Gradient(tone, mix(tone, MIST, 0.3)))


def _rings(canvas: Canvas, start: Point, end: Point) -> None:
    """String the safety line, with rings to swing along."""
    line = hanging(start, end, 26, 24)
    canvas.stroke(line, PINE, 6)
    for x, y in line[5:-4:3]:
        canvas.stroke([(x, y), (x, y + 52)], PINE, 5)
        canvas.stroke(ellipse((x, y + 74), 21), OCHRE, 9, closed=True)


def _on_sphere(centre: Point, radius: float, lift: float, turn: float) -> Point:
    """Return where a point of the dome is seen; beyond a right angle it is behind."""
    turn = max(-90, min(90, turn))
    across = math.cos(math.radians(lift)) * math.sin(math.radians(turn))
    return centre[0] + radius * across, centre[1] - radius * math.sin(math.radians(lift))


def _zigzag(low: list[tuple[float, Point]], high: list[tuple[float, Point]]) -> Iterator[Shape]:
    """Yield the triangles between two rows of `(turn, point)`."""
    i = j = 0
    while i < len(low) - 1 or j < len(high) - 1:
        next_low = low[i + 1][0] if i < len(low) - 1 else math.inf
        next_high = high[j + 1][0] if j < len(high) - 1 else math.inf
        if next_low <= next_high:
            yield [low[i][1], low[i + 1][1], high[j][1]]
            i += 1
        else:
            yield [low[i][1], high[j][1], high[j + 1][1]]
            j += 1


def _bed(canvas: Canvas, corner: Point, count: int) -> None:
    """Lay a raised bed with a row of seedlings."""
    x, y = corner
    for i in range(count):
        stem = x + 34 + i * 48
        leaf = smooth([(stem, y), (stem - 16, y - 22), (stem - 24, y - 38), (stem - 3, y - 26)])
        canvas.fill(leaf, SAGE)
        canvas.fill(mirrored(leaf, stem), mix(SAGE, FERN, 0.4))
    canvas.fill(rounded(x, y - 2, count * 48 + 20, 26, 5), AMBER)
    canvas.fill(rounded(x, y - 2, count * 48 + 20, 10, 5), OCHRE)
