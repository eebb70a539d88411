"""Finding a party by document number, or making it, once in the nation. Called by acts of upper rooms."""

from django.db import IntegrityError, transaction

from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.secrets import encrypt, keyed_hash, masked
from zhixing.court.parties.models import Party
from zhixing.law.identifiers.document import NotADocument, credit_code, id_card


def grams(name: str) -> list[str]:
    """The two-character pieces of a name."""
    return sorted({name[i : i + 2] for i in range(len(name) - 1)} or {name})


def checked_number(document: str, typed: str, field: str) -> str:
    """The number normalised and checked by its checksum. Raises BadInput for `field`."""
    try:
        return id_card(typed) if document == Party.Document.ID_CARD else credit_code(typed)
    except NotADocument as trouble:
        raise BadInput({field: str(trouble)}) from trouble


def known(kind: str, name: str, document: str, typed: str, *, field: str, demo: bool) -> Party:
    """The party with this number. Raises BadInput for `field` when the number is wrong or stands for another name."""
    number = checked_number(document, typed, field)
    found = Party.objects.filter(number_hash=keyed_hash(number)).first() or _make(
        kind, name, document, number, demo=demo
    )
    if found.name != name:
        raise BadInput({field: f"该证件号码已登记为“{found.name[0]}…”，与填写的姓名或者名称不一致，请核对"})
    return found


def _make(kind: str, name: str, document: str, number: str, *, demo: bool) -> Party:
    try:
        with transaction.atomic():
            return Party.objects.create(
                kind=kind, name=name, grams=grams(name), document=document, number_hash=keyed_hash(number),
                number_sealed=encrypt(number), number_masked=masked(number), demo=demo,
            )  # fmt: skip
    except IntegrityError:
        return Party.objects.get(number_hash=keyed_hash(number))
