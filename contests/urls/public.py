"""Short public addresses: a guardian's link."""

from django.urls import path

from contests.views import guardians

urlpatterns = [
    path("c/<str:token>/", guardians.answer, name="guardian_answer"),
    path("c/<str:token>/withdraw/", guardians.withdraw, name="guardian_withdraw"),
]
