"""Addresses of the gateways."""

from django.urls import path

from zhixing.court.gateways import pages

app_name = "gateways"
urlpatterns = [
    path("banks/<str:code>/inbox", pages.inbox, name="inbox"),
    path("clock", pages.clock, name="clock"),
]
