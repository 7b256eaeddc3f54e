"""The signature of the set: rhombs, eight-pointed stars and embroidered bands.

Functions return shapes, so that a scene may turn them, tint them or lay them on
a slanted plane.
"""

from collections.abc import Iterator

from demo.pictures.geometry import Point, Shape, between, rectangle, rhombus


def grid(step: float, left: float = 0, top: float = 0) -> Iterator[Point]:
    """Yield the nodes of a diagonal grid which covers the sheet."""
    row = 0
    y = top
    while y <= 1000 + step:
        x = left + (step / 2 if row % 2 else 0)
        while x <= 1600 + step:
            yield x, y
            x += step
        y += step / 2
        row += 1


def eight_star(centre: Point, radius: float, gap: float = 0.1) -> list[Shape]:
    """Return the eight leaves of the star that embroidery calls «ружа»."""
    half = radius / 2
    leaf = [(0.0, 0.0), (half, 0.0), (radius, half), (half, half)]
    middle = (half, half / 2)
    leaf = [between(corner, middle, gap) for corner in leaf]
    leaves = []
    for across, down in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        upright = [(centre[0] + across * x, centre[1] + down * y) for x, y in leaf]
        lying = [(centre[0] + across * y, centre[1] + down * x) for x, y in leaf]
        leaves += [upright, lying]
    return leaves


def nested_rhombs(centre: Point, size: float, line: float) -> list[Shape]:
    """Return a hollow rhombus, whose sides are `line` wide, and the small one in it."""
    outer, inner = rhombus(centre, size), rhombus(centre, size - line)
    hollow = [*outer, outer[0], inner[0], *reversed(inner)]
    return [hollow, rhombus(centre, size * 0.26)]


def band(x: float, y: float, width: float, height: float) -> list[Shape]:
    """Return a lying band: two rails, rhombs between them, teeth along the rails."""
    rail = height * 0.07
    shapes = [
        rectangle(x, y, width, rail),
        rectangle(x, y + height - rail, width, rail),
    ]
    count = max(1, round(width / height))
    step = width / count
    reach = height * 0.36
    for i in range(count):
        centre = (x + step * (i + 0.5), y + height / 2)
        shapes += nested_rhombs(centre, reach, reach * 0.36)
    for i in range(count + 1):
        shapes += _teeth(x + step * i, x, x + width, y, height, step * 0.2)
    return shapes


def stitched(motif: list[str], centre: Point, cell: float) -> Iterator[tuple[str, Shape]]:
    """Yield the cells of a motif as `(letter, small square)`.

    The motif is its lower right quarter, the first row and column being the axes;
    it is mirrored both ways. Dots stay empty.
    """
    side = cell * 0.86
    for row, letters in enumerate(motif):
        for column, letter in enumerate(letters):
            if letter == ".":
                continue
            for across in {column, -column}:
                for down in {row, -row}:
                    corner_x = centre[0] + across * cell - side / 2
                    corner_y = centre[1] + down * cell - side / 2
                    yield letter, rectangle(corner_x, corner_y, side, side)


def _teeth(x: float, left: float, right: float, y: float, height: float, size: float) -> list[Shape]:
    """Return the two small triangles that stand on the rails at `x`."""
    low, high = max(left, x - size), min(right, x + size)
    inset = height * 0.13
    return [
        [(low, y + inset), (high, y + inset), (x, y + inset + size)],
        [
            (low, y + height - inset),
            (high, y + height - inset),
            (x, y + height - inset - size),
        ],
    ]


def lattice(step: float = 100, size: float = 30, line: float = 3) -> Iterator[Shape]:
    """Yield nested rhombs that cover the sheet: the quiet ground of a picture."""
    for node in grid(step):
        yield from nested_rhombs(node, size, line)
