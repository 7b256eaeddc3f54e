"""Model fields of the house."""

from wagtail.fields import StreamField

from cms.blocks import BodyBlock


class BodyField(StreamField):
    """The body of a page. Its blocks stay out of migrations, so editing a block makes none."""

    def __init__(self, block_types=None, **kwargs):
        kwargs.pop("block_lookup", None)
        super().__init__(BodyBlock(), **kwargs)

    def deconstruct(self):
        name, _path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, "cms.fields.BodyField", [], kwargs
