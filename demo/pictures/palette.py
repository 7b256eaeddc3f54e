"""The colours of the two sites, and one way to mix them.

Communications draw with pine green and ochre on warm paper, education with ink
blue and coral on cool paper. Every other tone in the pictures is a mixture of
these, so that the set stays one family.
"""

from PIL import ImageColor

PINE = "#0d4b3c"
DEEP = "#07352a"
FERN = "#4e8a70"
SAGE = "#8fb7a1"
MIST = "#e6efe7"
OCHRE = "#e9a51b"
SAND = "#f6e6c3"
PAPER = "#fbfaf5"

INK = "#26337f"
NIGHT = "#161f57"
ICE = "#dfe4f5"
CORAL = "#f0764f"
COOL = "#f7f8fb"


def mix(first: str, second: str, share: float) -> str:
    """Return the colour that lies `share` (0 to 1) of the way to `second`."""
    pairs = zip(ImageColor.getrgb(first), ImageColor.getrgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


AMBER = mix(OCHRE, "#8a4b00", 0.42)
STRAW = mix(OCHRE, SAND, 0.55)
SKY = mix(MIST, SAGE, 0.25)
MOSS = mix(PINE, FERN, 0.45)
IRIS = mix(INK, ICE, 0.42)
HAZE = mix(INK, ICE, 0.72)
BLUSH = mix(CORAL, COOL, 0.62)
BRICK = mix(CORAL, NIGHT, 0.3)
