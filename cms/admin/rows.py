"""Panels of the rows that hang on what has a timeline (:mod:`cms.rows`)."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

STAGE_PANELS = [
    FieldRowPanel([FieldPanel("label_uk"), FieldPanel("label_en")]),
    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("precision")]),
    FieldPanel("open_ended"),
]
FIGURE_PANELS = [
    FieldPanel("value", help_text=_("As it is to be read: “1,240”, “87 %”.")),
    FieldRowPanel([FieldPanel("label_uk"), FieldPanel("label_en")]),
    FieldRowPanel([FieldPanel("as_of_uk"), FieldPanel("as_of_en")]),
    FieldRowPanel([FieldPanel("source_title"), FieldPanel("source_url")]),
]
