"""Addresses of claims."""

from django.urls import path

from zhixing.court.claims import pages

app_name = "claims"
urlpatterns = [
    path("<uuid:case_id>/owed.json", pages.proof, name="proof"),
    path("<uuid:court_id>/read", pages.read_text, name="read"),
    path("<uuid:court_id>/letter", pages.letter, name="letter"),
]
