"""The check of a diploma, in the language that its address says."""

from django.urls import path

from contests.views import diplomas

urlpatterns = [path("diploma/<str:code>/", diplomas.check, name="contest_diploma")]
