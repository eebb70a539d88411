"""A new city begins on its own day; a city with a history is never set back."""

from datetime import timedelta


def test_a_new_city_begins_on_its_first_morning(city):
    from zhixing.court.demo.city import FIRST_MORNING
    from zhixing.court.kernel.clock import now

    assert timedelta(0) <= now() - FIRST_MORNING < timedelta(hours=2)


def test_started_again_the_city_keeps_its_day(city):
    from zhixing.court.demo.city import FIRST_MORNING, build
    from zhixing.court.kernel.clock import now

    city.move(days=40)
    build()
    assert now() - FIRST_MORNING >= timedelta(days=40)


def test_a_city_with_a_history_on_the_real_day_stays_there(city):
    from django.utils import timezone

    from zhixing.court.demo.city import build
    from zhixing.court.kernel.clock import now
    from zhixing.court.kernel.models.machinery import ClockOffset

    ClockOffset.objects.all().delete()
    build()
    assert abs(now() - timezone.now()) < timedelta(minutes=1)
