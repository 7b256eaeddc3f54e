"""Where files are kept: public ones below the media folder, private ones where no server looks."""

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """The storage of files that only a checking view may serve."""
    return storages["private"]
