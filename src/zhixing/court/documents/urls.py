"""Addresses of papers."""

from django.urls import path

from zhixing.court.documents import pages

app_name = "documents"
urlpatterns = [
    path("check", pages.check, name="check"),
    path("<uuid:paper_id>.pdf", pages.pdf, name="pdf"),
    path("<uuid:paper_id>.docx", pages.docx, name="docx"),
]
