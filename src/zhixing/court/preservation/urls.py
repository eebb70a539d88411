"""Addresses of preservation."""

from django.urls import path

from zhixing.court.preservation.pages import deductions, preservations

app_name = "preservation"
urlpatterns = [
    path("", preservations.board, name="board"),
    path("<uuid:preservation_id>/release.pdf", preservations.draft, name="draft"),
    path("deductions/", deductions.board, name="deductions"),
    path("deductions/<uuid:deduction_id>/", deductions.deduction, name="deduction"),
]
