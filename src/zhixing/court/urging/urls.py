"""Addresses of urging."""

from django.urls import path

from zhixing.court.urging import pages

app_name = "urging"
urlpatterns = [path("statistics", pages.statistics, name="statistics")]
