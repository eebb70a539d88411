"""Addresses of papers and of files that came in."""

from django.urls import path

from zhixing.court.documents import pages

app_name = "documents"
urlpatterns = [
    path("check", pages.check, name="check"),
    path("<uuid:paper_id>.pdf", pages.pdf, name="pdf"),
    path("materials/<uuid:material_id>", pages.material, name="material"),
    path("<uuid:paper_id>.docx", pages.docx, name="docx"),
]
