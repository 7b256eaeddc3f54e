"""Write every drawing into a folder: `python -m demo.pictures OUTDIR`."""

import argparse
import sys
from pathlib import Path

from demo.pictures import DRAWINGS, draw


def main() -> None:
    """Draw everything, and say what was written."""
    parser = argparse.ArgumentParser(prog="demo.pictures", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the JPEG files go")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for name in DRAWINGS:
        path = folder / f"{name}.jpg"
        path.write_bytes(draw(name))
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
