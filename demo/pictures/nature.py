"""Trees, clouds and snow that several scenes share."""

import math
import random

from demo.pictures.canvas import Canvas, Paint
from demo.pictures.geometry import Point, Shape, arc, capsule, ellipse, rectangle


def spruce(canvas: Canvas, foot: Point, height: float, light: str, dark: str, width: float = 0.42) -> None:
    """Draw a spruce of four tiers, lit from the left."""
    x, base = foot
    canvas.fill(rectangle(x - height * 0.02, base - height * 0.1, height * 0.04, height * 0.1), dark)
    for tier in range(4):
        half = height * width / 2 * (1 - tier * 0.2)
        bottom = base - height * (0.06 + tier * 0.2)
        top = (x, bottom - height * (0.38 - tier * 0.025))
        sag = height * 0.03
        canvas.fill(
            [top, (x - half, bottom), (x - half * 0.45, bottom + sag * 0.5), (x, bottom + sag)], light
        )
        canvas.fill([top, (x + half, bottom), (x + half * 0.45, bottom + sag * 0.5), (x, bottom + sag)], dark)


def forest(
    canvas: Canvas, skyline: Shape, heights: tuple[float, float], step: float, colour: str, seed: int
) -> None:
    """Plant a flat wood along the skyline, trees from `heights[0]` to `heights[1]`."""
    source = random.Random(seed)
    x = -20.0
    while x < 1640:
        base = level_at(skyline, x) + 8
        height = source.uniform(*heights)
        half = height * source.uniform(0.17, 0.23)
        canvas.fill([(x, base - height), (x + half, base), (x - half, base)], colour)
        x += step * source.uniform(0.6, 1.4)


def level_at(skyline: Shape, x: float) -> float:
    """Return the height of the skyline at `x`."""
    return min(skyline, key=lambda point: (abs(point[0] - x), point[1]))[1]


def round_tree(canvas: Canvas, foot: Point, height: float, light: Paint, dark: Paint, trunk: str) -> None:
    """Draw a tree with an egg-shaped crown, its right side in shade."""
    x, base = foot
    middle, across, down = (x, base - height * 0.62), height * 0.27, height * 0.38
    canvas.fill(ellipse(middle, across, down), light)
    shade = [*arc(middle, across, -90, 90, down), *arc(middle, across * 0.2, 90, -90, down)]
    canvas.fill(shade, dark)
    canvas.stroke([(x, base), (x, base - height * 0.7)], trunk, height * 0.032)
    for side, level in ((-1, 0.48), (1, 0.56)):
        fork = (x + side * height * 0.1, base - height * (level + 0.1))
        canvas.stroke([(x, base - height * level), fork], trunk, height * 0.016)


def cloud(canvas: Canvas, left: Point, width: float, paint: Paint, opacity: float = 1.0) -> None:
    """Draw a flat cloud of three bars."""
    x, y = left
    thick = width * 0.13
    bars = []
    for row, (start, end) in enumerate(((0.1, 0.62), (0, 0.85), (0.3, 1))):
        level = y + row * thick * 0.82
        bars.append(
            capsule((x + width * start + thick / 2, level), (x + width * end - thick / 2, level), thick)
        )
    canvas.fill_all(bars, paint, opacity)


def snowfall(canvas: Canvas, count: int, colour: str, seed: int, floor: float = 1000) -> None:
    """Let snow fall above `floor`, large flakes few and small flakes many."""
    source = random.Random(seed)
    for _ in range(count):
        size = 1.6 + 4.6 * source.random() ** 3
        place = (source.uniform(0, 1600), floor * math.sqrt(source.random()))
        canvas.dot(place, size, colour, opacity=source.uniform(0.45, 0.95))
