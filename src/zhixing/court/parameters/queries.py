"""Published rows as the kernel and pages ask for them."""

from zhixing.court.parameters.models import NumberSet, PublishedRow


def published_rows() -> tuple[str, ...]:
    """Every published row as JSON, in order of table and day."""
    return tuple(PublishedRow.objects.order_by("set__kind", "since").values_list("row", flat=True))


def number_set(kind: str) -> NumberSet:
    """A set by kind. Raises NumberSet.DoesNotExist."""
    return NumberSet.objects.select_related("dossier").get(kind=kind)
