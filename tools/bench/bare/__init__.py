"""The yardstick: Wagtail as its tutorial makes it, with our page's words."""
