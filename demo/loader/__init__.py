"""Turns the demo content into rows and pages.

Loading is idempotent: what is found under its key (an address, a name, an e-mail) is left as
editors made it, and only what is missing is made.
"""

from demo.loader.load import load

__all__ = ["load"]
