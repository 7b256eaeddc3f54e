"""A sheet of 1600 by 1000 units to paint on, drawn large and then reduced.

Everything is painted at `SCALE` times the final size and reduced once at the end,
which is what makes the edges smooth. Soft things (glows, shadows) are made small
and enlarged, which is what makes them cheap.
"""

import math
import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from demo.pictures.geometry import Point, Shape, ellipse, moved, rectangle

WIDTH, HEIGHT = 1600, 1000
SCALE = 2
SOFTNESS = 8
SHEET = rectangle(0, 0, WIDTH, HEIGHT)


@dataclass(frozen=True)
class Gradient:
    """A passage from one colour to another, through `middle` if there is one.

    `angle` is the direction of the passage: 90 runs from top to bottom.
    """

    start: str
    end: str
    angle: float = 90
    middle: str | None = None

    def image(self, size: tuple[int, int]) -> Image.Image:
        """Return the gradient spread over `size` pixels."""
        width, height = size
        across = math.cos(math.radians(self.angle))
        down = math.sin(math.radians(self.angle))
        step = 255 / (abs(width * across) + abs(height * down))
        start = 127.5 - (width * across + height * down) / 2 * step
        ramp = Image.linear_gradient("L").transform(
            size,
            Image.Transform.AFFINE,
            (0, 0, 128, across * step, down * step, start),
            Image.Resampling.NEAREST,
        )
        return ImageOps.colorize(ramp, self.start, self.end, mid=self.middle)


Paint = str | Gradient


class Canvas:
    """A sheet that shapes are painted on, the later over the earlier."""

    def __init__(self, ground: Paint) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE))
        self.fill(SHEET, ground)

    def fill(self, shape: Shape, paint: Paint, opacity: float = 1.0) -> None:
        """Fill the inside of the shape."""
        self._paint(
            shape,
            paint,
            opacity,
            lambda draw, outline, ink: draw.polygon(outline, fill=ink),
        )

    def fill_all(self, shapes: Iterable[Shape], paint: Paint, opacity: float = 1.0) -> None:
        """Fill several shapes alike."""
        for shape in shapes:
            self.fill(shape, paint, opacity)

    def dot(self, centre: Point, radius: float, paint: Paint, opacity: float = 1.0) -> None:
        """Fill a circle."""
        self.fill(ellipse(centre, radius), paint, opacity)

    def stroke(
        self,
        path: Shape,
        paint: Paint,
        width: float,
        opacity: float = 1.0,
        closed: bool = False,
    ) -> None:
        """Draw a line of `width` with round joints and ends along the path."""

        def pen(draw: ImageDraw.ImageDraw, line: Shape, ink: str | int) -> None:
            line = [*line, *line[:2]] if closed else line
            thick = max(1, round(width * SCALE))
            draw.line(line, fill=ink, width=thick, joint="curve")
            for x, y in (line[0], line[-1]) if thick > 2 and not closed else ():
                draw.circle((x, y), thick / 2 - 0.5, fill=ink)

        self._paint(path, paint, opacity, pen, margin=width)

    def glow(
        self,
        centre: Point,
        radius: float,
        colour: str,
        strength: float = 1.0,
        down: float | None = None,
        falloff: float = 2.0,
    ) -> None:
        """Lay light around a point, which fades out at `radius`.

        A greater `falloff` keeps the light closer to the middle.
        """
        down = radius if down is None else down
        light = Image.radial_gradient("L")
        edge = light.getpixel((0, light.height // 2))
        nearness = (max(0.0, 1 - v / edge) for v in range(256))
        light = light.point([round(255 * strength * n**falloff) for n in nearness])
        size = (round(radius * 2 * SCALE), round(down * 2 * SCALE))
        light = light.resize(size, Image.Resampling.BILINEAR)
        corner = (
            round((centre[0] - radius) * SCALE),
            round((centre[1] - down) * SCALE),
        )
        self.image.paste(colour, (*corner, corner[0] + size[0], corner[1] + size[1]), light)

    def shadow(
        self,
        shape: Shape,
        colour: str,
        blur: float,
        opacity: float,
        offset: Point = (0, 0),
    ) -> None:
        """Lay the blurred shadow of the shape, shifted by `offset`."""
        shape = moved(shape, *offset)
        left, top, right, bottom = _bounds(shape, margin=blur * 3)
        size = (right - left, bottom - top)
        small = (max(1, size[0] // SOFTNESS), max(1, size[1] // SOFTNESS))
        mask = Image.new("L", small)
        shrunk = [
            ((x * SCALE - left) * small[0] / size[0], (y * SCALE - top) * small[1] / size[1])
            for x, y in shape
        ]
        ImageDraw.Draw(mask).polygon(shrunk, fill=round(255 * opacity))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * SCALE / SOFTNESS))
        mask = mask.resize(size, Image.Resampling.BILINEAR)
        self.image.paste(colour, (left, top, right, bottom), mask)

    def cast(self, shape: Shape, reach: Point, colour: str, opacity: float = 0.16) -> None:
        """Lay the long flat shadow that the shape throws as far as `reach`."""
        sides = zip(shape, [*shape[1:], shape[0]], strict=True)
        far = moved(shape, *reach)
        box = _bounds(shape + far)
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        draw = ImageDraw.Draw(mask)
        ink = round(255 * opacity)
        for (ax, ay), (bx, by) in sides:
            quad = [(ax, ay), (bx, by), (bx + reach[0], by + reach[1])]
            quad.append((ax + reach[0], ay + reach[1]))
            draw.polygon(_pixels(quad, box), fill=ink)
        draw.polygon(_pixels(far, box), fill=ink)
        self.image.paste(colour, box, mask)

    @contextmanager
    def layer(self, within: Shape | None = None, opacity: float = 1.0) -> Iterator[None]:
        """Paint what follows as one layer: cut to a shape, thinned, or both."""
        before = self.image.copy()
        yield
        box = _bounds(within or SHEET)
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        outline = _pixels(within or SHEET, box)
        ImageDraw.Draw(mask).polygon(outline, fill=round(255 * opacity))
        before.paste(self.image.crop(box), box, mask)
        self.image = before

    def finish(self, grain: float = 3.0) -> Image.Image:
        """Return the picture at its final size, with paper grain."""
        picture = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        noise = _grain(grain)
        return ImageChops.add(picture, noise, scale=1, offset=-128)

    def _paint(
        self,
        shape: Shape,
        paint: Paint,
        opacity: float,
        pen: Callable[[ImageDraw.ImageDraw, Shape, str | int], None],
        margin: float = 0,
    ) -> None:
        """Let the pen draw the shape: at once if it is flat, else through a mask."""
        if isinstance(paint, str) and opacity >= 1:
            pen(ImageDraw.Draw(self.image), _pixels(shape), paint)
            return
        box = _bounds(shape, margin)
        size = (box[2] - box[0], box[3] - box[1])
        mask = Image.new("L", size)
        pen(ImageDraw.Draw(mask), _pixels(shape, box), round(255 * opacity))
        colour = paint if isinstance(paint, str) else paint.image(size)
        self.image.paste(colour, box, mask)


def _pixels(shape: Shape, box: tuple[int, int, int, int] = (0, 0, 0, 0)) -> Shape:
    """Return the shape in pixels, counted from the corner of the box."""
    return [(x * SCALE - box[0], y * SCALE - box[1]) for x, y in shape]


def _bounds(shape: Shape, margin: float = 0) -> tuple[int, int, int, int]:
    """Return the pixels around the shape as left, top, right, bottom."""
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    return (
        math.floor((min(xs) - margin) * SCALE),
        math.floor((min(ys) - margin) * SCALE),
        math.ceil((max(xs) + margin) * SCALE) + 1,
        math.ceil((max(ys) + margin) * SCALE) + 1,
    )


@cache
def _grain(strength: float) -> Image.Image:
    """Return the same grey noise every time, around 128."""
    side = 320
    source = random.Random(1662)
    tile = Image.frombytes("L", (side, side), source.randbytes(side * side))
    tile = tile.filter(ImageFilter.GaussianBlur(0.6))
    tile = tile.point([round(128 + (v - 128) * strength / 60) for v in range(256)])
    noise = Image.new("L", (WIDTH, HEIGHT))
    for left in range(0, WIDTH, side):
        for top in range(0, HEIGHT, side):
            noise.paste(tile, (left, top))
    return Image.merge("RGB", [noise] * 3)
