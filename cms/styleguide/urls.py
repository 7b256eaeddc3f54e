from django.urls import path

from cms.styleguide import views

urlpatterns = [path("", views.styleguide, name="styleguide")]
