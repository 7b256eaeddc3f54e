"""Addresses of forms and of letters' links, below ``/volunteering/`` in every language."""

from django.urls import path

from volunteering.models import Proposal
from volunteering.views import taking_part

urlpatterns = [
    path("propose/<uuid:key>/<str:number>/", taking_part.propose, name="propose_change"),
    path(
        "propose/<uuid:key>/<str:number>/new/",
        taking_part.propose,
        {"kind": Proposal.Kind.ADD},
        name="propose_new_clause",
    ),
    path(
        "propose/<uuid:key>/<str:number>/drop/",
        taking_part.propose,
        {"kind": Proposal.Kind.DROP},
        name="propose_drop",
    ),
    path("support/<uuid:key>/", taking_part.support, name="support_proposal"),
    path("confirm/<str:token>/", taking_part.confirm_proposal, name="proposal_confirm"),
    path("confirm-support/<str:token>/", taking_part.confirm_support, name="support_confirm"),
]
