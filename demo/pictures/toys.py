"""The kindergarten's world."""

from PIL import Image

from demo.pictures.canvas import Canvas, Gradient
from demo.pictures.geometry import Point, arc, ellipse, rectangle, ring, rounded
from demo.pictures.ornament import band, eight_star, grid, nested_rhombs
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

ROSE = mix(CORAL, SAND, 0.25)


def kindergarten() -> Image.Image:
    """A town of wooden blocks: a house, an arch, a tower, a ball, a nest of bows."""
    canvas = Canvas(Gradient(mix(MIST, PAPER, 0.5), mix(MIST, SAGE, 0.25)))
    for x, y in grid(120):
        if y < 700:
            canvas.fill_all(eight_star((x, y), 15), FERN, 0.1)
    canvas.dot((800, 480), 380, mix(SAND, PAPER, 0.2))
    floor = 780
    canvas.fill(rectangle(0, floor, 1600, 220), Gradient(mix(SAGE, FERN, 0.4), MOSS))
    canvas.fill_all(band(-40, 886, 1680, 76), PAPER, 0.22)
    canvas.fill(ellipse((820, floor + 10), 560, 30), DEEP, 0.22)
    _bows(canvas, (420, floor))
    _block_house(canvas, 600, floor)
    _block_tower(canvas, 950, floor)
    _ball(canvas, (1200, floor - 62), 76)
    return canvas.finish()


def _bows(canvas: Canvas, foot: Point) -> None:
    """Nest four wooden bows."""
    tones = (PINE, FERN, OCHRE, ROSE)
    for i, tone in enumerate(tones):
        outer = 178 - i * 40
        canvas.fill(ring(foot, outer, outer - 40, 180, 360), Gradient(mix(tone, PAPER, 0.12), tone, 20))
        canvas.stroke(arc(foot, outer - 2, 180, 360), mix(tone, DEEP, 0.3), 3, 0.5)


def _block(canvas: Canvas, x: float, y: float, width: float, height: float, tone: str) -> None:
    """Set one wooden block, its right edge in shade."""
    canvas.fill(rounded(x, y, width, height, 7), Gradient(mix(tone, PAPER, 0.14), tone, 30))
    canvas.fill(rounded(x + width - 16, y, 16, height, (0, 7, 7, 0)), DEEP, 0.16)


def _block_house(canvas: Canvas, x: float, base: float) -> None:
    """Build a house: four cubes around an arch, a beam, a roof, a chimney."""
    _block(canvas, x, base - 210, 100, 210, STRAW)
    _block(canvas, x + 220, base - 210, 100, 210, SAGE)
    _block(canvas, x + 100, base - 210, 120, 210, ROSE)
    canvas.fill(rounded(x + 118, base - 130, 84, 130, (42, 42, 0, 0)), mix(AMBER, DEEP, 0.3))
    _block(canvas, x - 24, base - 256, 368, 46, PINE)
    canvas.fill_all(band(x - 14, base - 252, 340, 38), SAND, 0.75)
    _block(canvas, x + 240, base - 400, 54, 144, FERN)
    roof = [(x - 24, base - 256), (x + 160, base - 430), (x + 344, base - 256)]
    canvas.fill(roof, Gradient(STRAW, mix(OCHRE, AMBER, 0.25), 20, middle=OCHRE))
    canvas.fill([roof[1], roof[2], (x + 300, base - 256)], AMBER, 0.35)
    canvas.dot((x + 160, base - 322), 40, PAPER)
    canvas.fill_all(eight_star((x + 160, base - 322), 28), PINE)
    for left in (x + 26, x + 246):
        canvas.fill(rounded(left, base - 160, 48, 64, 6), PAPER)
        canvas.fill(rectangle(left + 22, base - 160, 4, 64), FERN)


def _block_tower(canvas: Canvas, x: float, base: float) -> None:
    """Pile a tower that ends in a star."""
    _block(canvas, x, base - 150, 150, 150, PINE)
    canvas.fill_all(nested_rhombs((x + 70, base - 75), 52, 12), OCHRE)
    _block(canvas, x + 14, base - 270, 122, 120, OCHRE)
    canvas.dot((x + 68, base - 210), 36, PAPER, 0.9)
    _block(canvas, x + 26, base - 370, 98, 100, SAGE)
    canvas.fill([*arc((x + 66, base - 300), 30, 180, 360), (x + 96, base - 270), (x + 36, base - 270)], PINE)
    _block(canvas, x + 4, base - 400, 142, 30, ROSE)
    canvas.fill([(x + 20, base - 400), (x + 75, base - 520), (x + 130, base - 400)], Gradient(FERN, PINE, 0))
    canvas.fill_all(eight_star((x + 75, base - 556), 40), OCHRE)


def _ball(canvas: Canvas, centre: Point, size: float) -> None:
    """Roll a striped ball to the tower."""
    whole = ellipse(centre, size)
    x, y = centre
    canvas.fill(whole, PAPER)
    with canvas.layer(within=whole):
        canvas.fill(ellipse((x - size * 0.9, y - size * 0.2), size * 0.75, size * 1.2), ROSE)
        canvas.fill(ellipse((x + size * 0.95, y + size * 0.1), size * 0.7, size * 1.2), FERN)
        canvas.glow((x + size * 0.5, y + size * 0.8), size * 1.4, DEEP, 0.35)
    canvas.dot((x - 6, y - size * 0.72), 12, OCHRE)
