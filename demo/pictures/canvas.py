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
SCALE = 3
SOFTNESS = 8
SHEET = rectangle(0, 0, WIDTH, HEIGHT)

Box = tuple[int, int, int, int]


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
            size, Image.Transform.AFFINE, (0, 0, 128, across * step, down * step, start)
        )
        ramp.putpalette(_palette(self))
        return ramp.convert("RGB")


Paint = str | Gradient
Pen = Callable[[ImageDraw.ImageDraw, Shape, str | int], None]


class Canvas:
    """A sheet that shapes are painted on, the later over the earlier."""

    def __init__(self, ground: Paint) -> None:
        size = (WIDTH * SCALE, HEIGHT * SCALE)
        flat = isinstance(ground, str)
        self.image = Image.new("RGB", size, ground) if flat else ground.image(size)

    def fill(self, shape: Shape, paint: Paint, opacity: float = 1.0) -> None:
        """Fill the inside of the shape."""
        self._paint([shape], paint, opacity, _fill)

    def fill_all(self, shapes: Iterable[Shape], paint: Paint, opacity: float = 1.0) -> None:
        """Fill several shapes as if they were one."""
        self._paint(list(shapes), paint, opacity, _fill)

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

        self._paint([path], paint, opacity, pen, margin=width)

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
        box = _bounds(rectangle(centre[0] - radius, centre[1] - down, radius * 2, down * 2))
        light = Image.radial_gradient("L")
        edge = light.getpixel((0, light.height // 2))
        nearness = (max(0.0, 1 - v / edge) for v in range(256))
        light = light.point([round(255 * strength * n**falloff) for n in nearness])
        origin = ((centre[0] - radius) * SCALE, (centre[1] - down) * SCALE)
        span = (radius * 2 * SCALE, down * 2 * SCALE)
        seen = [(box[i] - origin[i % 2]) / span[i % 2] * light.width for i in range(4)]
        seen = tuple(min(max(0.0, side), light.width) for side in seen)
        light = light.resize(_size(box), Image.Resampling.BILINEAR, seen)
        self.image.paste(colour, box, light)

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
        box = _bounds(shape, margin=blur * 3)
        width, height = _size(box)
        mask = Image.new("L", (math.ceil(width / SOFTNESS), math.ceil(height / SOFTNESS)))
        across, down = mask.width / width, mask.height / height
        shrunk = [(x * across, y * down) for x, y in _pixels(shape, box)]
        ImageDraw.Draw(mask).polygon(shrunk, fill=round(255 * opacity))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * SCALE / SOFTNESS))
        mask = mask.resize((width, height), Image.Resampling.BILINEAR)
        self.image.paste(colour, box, mask)

    def cast(self, shape: Shape, reach: Point, colour: str, opacity: float = 0.16) -> None:
        """Lay the long flat shadow that the shape throws as far as `reach`."""
        sides = zip(shape, [*shape[1:], shape[0]], strict=True)
        far = moved(shape, *reach)
        box = _bounds(shape + far)
        mask = Image.new("L", _size(box))
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
        mask = Image.new("L", _size(box))
        outline = _pixels(within or SHEET, box)
        ImageDraw.Draw(mask).polygon(outline, fill=round(255 * opacity))
        before.paste(self.image.crop(box), box, mask)
        self.image = before

    def finish(self, grain: float = 3.0) -> Image.Image:
        """Return the picture at its final size, with paper grain."""
        picture = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS, reducing_gap=1.5)
        noise = _grain(grain)
        return ImageChops.add(picture, noise, scale=1, offset=-128)

    def _paint(self, shapes: list[Shape], paint: Paint, opacity: float, pen: Pen, margin: float = 0) -> None:
        """Let the pen draw the shapes: at once if they are flat, else through a mask."""
        if isinstance(paint, str) and opacity >= 1:
            draw = ImageDraw.Draw(self.image)
            for shape in shapes:
                pen(draw, _pixels(shape), paint)
            return
        box = _bounds([point for shape in shapes for point in shape], margin)
        mask = Image.new("L", _size(box))
        draw = ImageDraw.Draw(mask)
        for shape in shapes:
            pen(draw, _pixels(shape, box), round(255 * opacity))
        colour = paint if isinstance(paint, str) else paint.image(mask.size)
        self.image.paste(colour, box, mask)


def _fill(draw: ImageDraw.ImageDraw, outline: Shape, ink: str | int) -> None:
    draw.polygon(outline, fill=ink)


def _pixels(shape: Shape, box: Box = (0, 0, 0, 0)) -> Shape:
    """Return the shape in pixels, counted from the corner of the box."""
    return [(x * SCALE - box[0], y * SCALE - box[1]) for x, y in shape]


def _bounds(shape: Shape, margin: float = 0) -> Box:
    """Return the pixels of the sheet around the shape; one pixel if it lies outside."""
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    left = min(max(0, math.floor((min(xs) - margin) * SCALE)), WIDTH * SCALE - 1)
    top = min(max(0, math.floor((min(ys) - margin) * SCALE)), HEIGHT * SCALE - 1)
    right = min(math.ceil((max(xs) + margin) * SCALE) + 1, WIDTH * SCALE)
    bottom = min(math.ceil((max(ys) + margin) * SCALE) + 1, HEIGHT * SCALE)
    return left, top, max(left + 1, right), max(top + 1, bottom)


def _size(box: Box) -> tuple[int, int]:
    return box[2] - box[0], box[3] - box[1]


@cache
def _palette(gradient: Gradient) -> bytes:
    """Return the 256 colours of the passage."""
    scale = Image.linear_gradient("L").crop((0, 0, 1, 256))
    return ImageOps.colorize(scale, gradient.start, gradient.end, mid=gradient.middle).tobytes()


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
