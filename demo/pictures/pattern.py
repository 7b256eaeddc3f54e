"""Calm embroidery for backgrounds, stitch by stitch."""

from PIL import Image

from demo.pictures.canvas import Canvas, Gradient
from demo.pictures.ornament import stitched
from demo.pictures.palette import (
    CORAL,
    DEEP,
    FERN,
    ICE,
    INK,
    IRIS,
    NIGHT,
    OCHRE,
    PINE,
    SAGE,
    mix,
)

# The lower right quarter of a motif: the first row and column are its axes.
STAR = [
    "o...........",
    "..######....",
    ".#.######...",
    ".##.######..",
    ".###.######.",
    ".####.######",
    ".#####......",
    ".#####.oo...",
    "..####.oo.o.",
    "...###....o.",
    "....##..oo..",
    ".....#......",
]
RHOMB = [
    "o.#.o.#.+",
    ".#.#.#.+.",
    "#.#.#.+..",
    ".#.#.+...",
    "o.#.+....",
    ".#.+.....",
    "#.+......",
    ".+.......",
    "+........",
]
CROSS = [
    ".+o",
    "++.",
    "o..",
]
CELL = 11


def ornament_green() -> Image.Image:
    """Stars and rhombs in sage and ochre on pine green."""
    canvas = Canvas(Gradient(mix(PINE, FERN, 0.1), mix(PINE, DEEP, 0.8), 50))
    canvas.glow((800, 500), 900, FERN, 0.35)
    _cloth(canvas, {"#": mix(PINE, SAGE, 0.38), "o": mix(PINE, OCHRE, 0.72), "+": mix(PINE, FERN, 0.6)})
    return canvas.finish()


def ornament_blue() -> Image.Image:
    """Stars and rhombs in pale blue and coral on ink blue."""
    canvas = Canvas(Gradient(mix(INK, IRIS, 0.1), mix(INK, NIGHT, 0.8), 50))
    canvas.glow((800, 500), 900, IRIS, 0.3)
    _cloth(canvas, {"#": mix(INK, ICE, 0.32), "o": mix(INK, CORAL, 0.78), "+": mix(INK, IRIS, 0.5)})
    return canvas.finish()


def _cloth(canvas: Canvas, threads: dict[str, str]) -> None:
    """Cover the sheet with stars, rhombs between them and crosses in the gaps."""
    step = CELL * 29
    for row in range(-2, 3):
        for column in range(-3, 4):
            x, y = 800 + column * step, 500 + row * step
            _stitch(canvas, STAR, (x, y), threads)
            _stitch(canvas, RHOMB, (x + step / 2, y + step / 2), threads)
            for across, down in ((step / 2, 0), (0, step / 2)):
                _stitch(canvas, CROSS, (x + across, y + down), threads)


def _stitch(canvas: Canvas, motif: list[str], centre: tuple, threads: dict[str, str]) -> None:
    """Sew one motif."""
    for letter, cell in stitched(motif, centre, CELL):
        canvas.fill(cell, threads[letter])
