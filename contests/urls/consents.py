"""Consents, as institutions, guardians who entered a work, and moderators keep them."""

from django.urls import path

from contests.views import consents as views
from contests.views import mydata

urlpatterns = [
    path("account/contests/<int:pk>/consents/", views.overview, name="contest_consents"),
    path("account/contests/<int:pk>/consents/form/", views.printable, name="contest_consent_form"),
    path("account/contests/consents/scans/<uuid:key>/", views.scan, name="contest_consent_scan"),
    path("account/contests/consents/<uuid:key>/ask/", views.ask, name="contest_consent_ask"),
    path("account/contests/consents/<uuid:key>/sign/", views.sign, name="contest_consent_sign"),
    path("account/contests/consents/<uuid:key>/withdraw/", views.withdraw, name="contest_consent_withdraw"),
    path("account/data/", mydata.overview, name="contest_my_data"),
    path("account/data/download/", mydata.download, name="contest_my_data_download"),
]
