"""Outlines as plain lists of points, in a plane of 1600 by 1000 units.

Nothing here paints. A shape is a list of `(x, y)`, so that it can be turned,
moved, filled, stroked, or used as a window without being of a special kind.
Angles are in degrees, 0 points right and 90 points down, as on the screen.
"""

import math
from collections.abc import Callable, Iterable

Point = tuple[float, float]
Shape = list[Point]
Placing = Callable[[Shape], Shape]


def polar(centre: Point, radius: float, angle: float) -> Point:
    """Return the point `radius` away from `centre` in the direction `angle`."""
    turn = math.radians(angle)
    return centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn)


def between(first: Point, second: Point, share: float) -> Point:
    """Return the point that lies `share` (0 to 1) of the way to `second`."""
    return (
        first[0] + (second[0] - first[0]) * share,
        first[1] + (second[1] - first[1]) * share,
    )


def rectangle(x: float, y: float, width: float, height: float) -> Shape:
    """Return an upright rectangle from its top left corner."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def rounded(x: float, y: float, width: float, height: float, radius: float | tuple) -> Shape:
    """Return a rectangle with round corners.

    `radius` is one number, or four: top left, top right, bottom right, bottom left.
    """
    radii = radius if isinstance(radius, tuple) else (radius,) * 4
    signs = [(1, 1), (-1, 1), (-1, -1), (1, -1)]
    outline: Shape = []
    for corner, (across, down), r, start in zip(
        rectangle(x, y, width, height), signs, radii, (180, 270, 0, 90), strict=True
    ):
        centre = (corner[0] + across * r, corner[1] + down * r)
        outline += arc(centre, r, start, start + 90)
    return outline


def ellipse(centre: Point, across: float, down: float | None = None) -> Shape:
    """Return an ellipse by its half axes, or a circle when `down` is left out."""
    return arc(centre, across, 0, 360, down)


def arc(centre: Point, radius: float, start: float, end: float, down: float | None = None) -> Shape:
    """Return an open arc from angle `start` to `end`."""
    down = radius if down is None else down
    reach = max(radius, down) * abs(end - start)
    steps = max(6, min(180, round(reach / 180)))
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(centre[0] + radius * math.cos(a), centre[1] + down * math.sin(a)) for a in angles]


def ring(centre: Point, outer: float, inner: float, start: float = 0, end: float = 360) -> Shape:
    """Return a part of a ring between two radii."""
    return arc(centre, outer, start, end) + arc(centre, inner, end, start)


def star(centre: Point, outer: float, inner: float, tips: int = 5, turn: float = -90) -> Shape:
    """Return a star whose first tip points in the direction `turn`."""
    return [polar(centre, inner if i % 2 else outer, turn + i * 180 / tips) for i in range(tips * 2)]


def rhombus(centre: Point, across: float, down: float | None = None) -> Shape:
    """Return a rhombus by its half diagonals."""
    x, y = centre
    down = across if down is None else down
    return [(x, y - down), (x + across, y), (x, y + down), (x - across, y)]


def capsule(start: Point, end: Point, width: float) -> Shape:
    """Return a bar of `width` with round ends between two points."""
    angle = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    half = width / 2
    return arc(end, half, angle - 90, angle + 90) + arc(start, half, angle + 90, angle + 270)


def softened(outline: Shape, radius: float) -> Shape:
    """Return the polygon with its corners rounded off by `radius`."""
    result: Shape = []
    for i, corner in enumerate(outline):
        before, after = outline[i - 1], outline[(i + 1) % len(outline)]
        start = between(corner, before, min(0.5, radius / max(1, math.dist(corner, before))))
        end = between(corner, after, min(0.5, radius / max(1, math.dist(corner, after))))
        result += _bend(start, corner, end)
    return result


def smooth(points: Shape, closed: bool = True) -> Shape:
    """Return a flowing Catmull-Rom curve through the points."""
    count = len(points)
    result: Shape = []
    for i in range(count if closed else count - 1):
        if closed:
            around = [points[(i + k) % count] for k in (-1, 0, 1, 2)]
        else:
            around = [points[min(max(i + k, 0), count - 1)] for k in (-1, 0, 1, 2)]
        result += [_catmull_rom(around, t / 14) for t in range(14)]
    return result if closed else [*result, points[-1]]


def hills(base: float, height: float, waves: Iterable[tuple[float, float]]) -> Shape:
    """Return land that reaches the bottom edge.

    `base` is the mean level of the skyline, `height` how far it swings, and
    each wave is `(length, phase)`; longer waves count for more.
    """
    waves = list(waves)
    weight = sum(length for length, _ in waves)
    top = [
        (
            x,
            base
            - height
            * sum(length * math.sin(2 * math.pi * (x + phase) / length) for length, phase in waves)
            / weight,
        )
        for x in range(-20, 1641, 10)
    ]
    return [*top, (1640, 1020), (-20, 1020)]


def moved(shape: Shape, across: float, down: float) -> Shape:
    """Return the shape moved."""
    return [(x + across, y + down) for x, y in shape]


def turned(shape: Shape, angle: float, pivot: Point) -> Shape:
    """Return the shape turned clockwise about the pivot."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    px, py = pivot
    return [(px + (x - px) * cos - (y - py) * sin, py + (x - px) * sin + (y - py) * cos) for x, y in shape]


def mirrored(shape: Shape, axis: float = 800) -> Shape:
    """Return the shape mirrored in the upright line at `axis`."""
    return [(2 * axis - x, y) for x, y in shape]


def onto(shape: Shape, corner: Point, across: Point, down: Point) -> Shape:
    """Return the shape, drawn in a unit square, laid onto a slanted plane.

    `corner`, `across` and `down` are where the square's top left, top right and
    bottom left corners come to lie.
    """
    ax, ay = across[0] - corner[0], across[1] - corner[1]
    dx, dy = down[0] - corner[0], down[1] - corner[1]
    return [(corner[0] + u * ax + v * dx, corner[1] + u * ay + v * dy) for u, v in shape]


def _bend(start: Point, control: Point, end: Point) -> Shape:
    """Return a quadratic curve that leans towards `control`."""
    return [between(between(start, control, t / 8), between(control, end, t / 8), t / 8) for t in range(9)]


def _catmull_rom(around: list[Point], t: float) -> Point:
    def axis(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (
            2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
        )

    return (
        axis(*(p[0] for p in around)),
        axis(*(p[1] for p in around)),
    )


def hanging(start: Point, end: Point, sag: float, parts: int = 24) -> Shape:
    """Return a rope between two points, which sags by `sag` in its middle."""
    rope = []
    for i in range(parts + 1):
        x, y = between(start, end, i / parts)
        rope.append((x, y + sag * 4 * (i / parts) * (1 - i / parts)))
    return rope
