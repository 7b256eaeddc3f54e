"""Addresses of what readers say back, below ``/feedback/`` in every language."""

from django.urls import path

from feedback import views

urlpatterns = [
    path("page/<int:pk>/", views.opinion, name="feedback_page"),
    path("page/<int:pk>/thanks/", views.thanks, name="feedback_thanks"),
    path("contact/", views.contact, name="feedback_contact"),
    path("contact/sent/", views.sent, name="feedback_sent"),
    path("copy/<str:token>/", views.copy, name="feedback_copy"),
]
