"""``make bench``: what a page costs, at three sizes, beside a bare Wagtail and nginx."""
