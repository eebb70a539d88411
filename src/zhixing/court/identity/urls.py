"""Addresses of identity."""

from django.urls import path

from zhixing.court.identity import pages

app_name = "identity"
urlpatterns = [
    path("sign-in", pages.enter, name="sign_in"),
    path("sign-out", pages.leave, name="sign_out"),
]
