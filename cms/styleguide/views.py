"""The pattern page: every component in every state."""

from django.shortcuts import render


def styleguide(request):
    return render(request, "styleguide/index.html")
