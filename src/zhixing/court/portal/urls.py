"""Addresses of the portal."""

from django.urls import path

from zhixing.court.portal.pages import (
    auction,
    claimed,
    costs,
    distribution,
    fees,
    home,
    law,
    limits,
    mine,
    owed,
    party,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("calc/", home.calculators, name="calc"),
    path("calc/owed", owed.page, name="owed"),
    path("calc/owed.json", owed.file, name="owed_json"),
    path("calc/claimed", claimed.page, name="claimed"),
    path("calc/fees", fees.page, name="fees"),
    path("calc/fees.json", fees.file, name="fees_json"),
    path("calc/costs", costs.page, name="costs"),
    path("calc/costs.json", costs.file, name="costs_json"),
    path("calc/limits", limits.page, name="limits"),
    path("calc/limits.json", limits.file, name="limits_json"),
    path("calc/distribution", distribution.page, name="distribution"),
    path("calc/distribution.json", distribution.file, name="distribution_json"),
    path("calc/auction", auction.page, name="auction"),
    path("law", law.page, name="law"),
    path("mine", mine.page, name="mine"),
    path("mine/enter", party.enter, name="party"),
    path("mine/leave", party.leave, name="leave"),
    path("mine/papers/<uuid:paper_id>.pdf", mine.paper, name="paper"),
]
