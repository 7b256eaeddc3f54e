"""Addresses of surveys, in every language; ``campaigns.surveys.paths`` knows them too."""

from django.urls import path

from campaigns.surveys import views

urlpatterns = [
    path("survey/<uuid:key>/", views.start, name="survey"),
    path("survey/<uuid:key>/thanks/", views.thanks, name="survey_thanks"),
    path("survey/<uuid:key>/results/", views.results, name="survey_results"),
    path("survey/<uuid:key>/results.csv", views.results_csv, name="survey_results_csv"),
    path("survey/<uuid:key>/<slug:role>/", views.answer, name="survey_answer"),
]
