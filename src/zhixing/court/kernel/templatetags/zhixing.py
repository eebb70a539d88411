"""Template tags: show a component, print a cell, an amount, a day."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from zhixing.court.kernel.clock import SHANGHAI
from zhixing.court.kernel.components import Due, Link, Money, Tag
from zhixing.court.kernel.models import Limit
from zhixing.court.kernel.roles import Role
from zhixing.law.core.fen import yuan as print_yuan
from zhixing.law.limits.card import card
from zhixing.law.limits.node import Node

register = template.Library()


@register.simple_tag
def show(component: Any) -> SafeString:
    """Render a component with its template."""
    return mark_safe(render_to_string(f"kernel/components/{component.template}.html", {"c": component}))


def _due(due: Due) -> SafeString:
    if due.done_on:
        return format_html('<span class="past">{} 已办</span>', due.done_on)
    if due.ends_on is None:
        return format_html('<span class="past">{}</span>', "已中止计算")
    left = due.days_left or 0
    past = f"期满 {-left} 天" if due.theirs else f"已超 {-left} 天"
    words = past if left < 0 else "今天届满" if left == 0 else f"还有 {left} 天"
    tail = "（暂定，放假安排未公布）" if due.provisional else ""
    tone = "red" if left < 0 and not due.theirs else "amber" if left <= 7 else ""
    return format_html('<span class="{}"><time>{}</time> {}{}</span>', tone, due.ends_on, words, tail)


def _money(money: Money) -> SafeString | str:
    return format_html('<b class="red">{}</b>', yuan(money.fen)) if money.red else yuan(money.fen)


def _instant(value: datetime) -> str:
    return value.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def _several(cells: tuple[Any, ...]) -> SafeString:
    return format_html_join(" ", "{}", ((_cell(v),) for v in cells))


def _cell(value: Any) -> SafeString | str:
    if value is None or value == "":
        return "—"
    return _PRINT.get(type(value), str)(value)


_PRINT: dict[type, Callable[[Any], SafeString | str]] = {
    tuple: _several,
    Money: _money,
    Link: lambda link: format_html('<a href="{}">{}</a>', link.url, link.text),
    Tag: lambda tag: format_html('<span class="tag {}">{}</span>', tag.tone, tag.text),
    Due: _due,
    datetime: _instant,
    date: date.isoformat,
}


@register.filter
def cell(value: Any) -> SafeString | str:
    """Print a table cell or fact."""
    return _cell(value)


@register.filter
def yuan(fen: int | None) -> SafeString | str:
    """Print fen as yuan, never broken over lines."""
    return "—" if fen is None else format_html('<span class="num">{}</span>', print_yuan(fen))


@register.filter
def at(value: datetime) -> str:
    """An instant as day and minute in China."""
    return _instant(value)


@register.simple_tag
def act_url(offer: Any, subject: Any) -> str:
    """Where an act on a thing is done."""
    return reverse("kernel:act", args=[subject._meta.label_lower, subject.pk, offer.what.name])


@register.filter
def verdict_mark(verdict: str) -> str:
    """✓, ✕ or ? for a stored verdict."""
    return {"yes": "✓", "no": "✕"}.get(verdict, "?")


@register.filter
def verdict_words(verdict: str) -> str:
    """A stored verdict in words, for readers who do not see marks."""
    return {"yes": "满足", "no": "不满足"}.get(verdict, "不明")


_PARTIES = {Node.VOLUNTARY_PERFORMANCE, Node.PROPERTY_REPORT, Node.COMPLETION_OF_PAPERS, Node.PUBLIC_SERVICE}
"""Periods of the parties."""


@register.filter
def due_cell(limit: Limit, on: date) -> Due:
    """The end of a limit row as of a day."""
    return Due(limit.ends_on, on, limit.provisional, limit.done_on, limit.node in _PARTIES)


@register.filter
def harm(limit: Limit) -> str:
    """What is lost when a limit is missed."""
    return card(Node(limit.node)).harm


@register.filter
def limit_cite(limit: Limit) -> str:
    """The article of a limit."""
    return str(card(Node(limit.node)).cite)


@register.filter
def role_title(role: str) -> str:
    """A post as the trade calls it."""
    return Role(role).zh if role else ""
