"""Addresses of preservation."""

from django.urls import path

from zhixing.court.preservation import pages

app_name = "preservation"
urlpatterns = [
    path("", pages.board, name="board"),
    path("<uuid:preservation_id>/release.pdf", pages.draft, name="draft"),
]
