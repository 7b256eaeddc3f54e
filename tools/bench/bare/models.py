"""One page type, as in Wagtail's tutorial."""

from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page


class BarePage(Page):
    introduction = models.CharField(max_length=500, blank=True)
    body = RichTextField(blank=True)
    template = "bare/page.html"

    class Meta:
        app_label = "bare"
