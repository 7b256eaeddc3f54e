"""Model fields of the house."""

from wagtail.fields import StreamField

from cms.blocks import BodyBlock


class BodyField(StreamField):
    """The body of a page. Its blocks stay out of migrations, so editing a block makes none."""

    def __init__(self, block_types=None, **kwargs):
        kwargs.pop("block_lookup", None)
        super().__init__(BodyBlock(), **kwargs)

    def deconstruct(self):
        # Past Wagtail's own, which takes all blocks apart: `migrate` asks for it some thousand times.
        name, _path, _args, kwargs = super(StreamField, self).deconstruct()
        return name, "cms.fields.BodyField", [], kwargs
