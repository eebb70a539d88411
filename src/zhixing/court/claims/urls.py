"""Addresses of claims."""

from django.urls import path

from zhixing.court.claims import pages

app_name = "claims"
urlpatterns = [path("<uuid:case_id>/owed.json", pages.proof, name="proof")]
