"""Addresses of the kernel's pages."""

from django.urls import path

from zhixing.court.kernel.pages import acts, desk, dossiers, proposals

app_name = "kernel"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("search", desk.search, name="search"),
    path("clock", desk.move_clock, name="clock"),
    path("dossiers/<uuid:dossier_id>/", dossiers.dossier, name="dossier"),
    path("do/<str:kind>/<uuid:subject_id>/<str:name>/", acts.act, name="act"),
    path("do/<str:kind>/<uuid:subject_id>/<str:name>/panel", acts.panel, name="panel"),
    path("do/<str:kind>/<uuid:subject_id>/<str:name>/preview", acts.preview_papers, name="preview"),
    path("acts/<uuid:act_id>/", acts.record, name="record"),
    path("proposals/<uuid:proposal_id>/", proposals.proposal, name="proposal"),
]
