"""Addresses of suggestions."""

from django.urls import path

from zhixing.court.suggestions import pages

app_name = "suggestions"
urlpatterns = [path("", pages.board, name="board")]
