"""Registering an application on an instrument; crediting payments; correcting a wrong one."""

from zhixing.court.claims.acts.inputs import ApplicationIn, InstrumentIn, ItemIn, PartyIn, PartyKind, PaymentIn
from zhixing.court.claims.acts.payments import credit_payment, register_payment, take_back_payment
from zhixing.court.claims.acts.registering import record_instrument, register_application

__all__ = [
    "ApplicationIn",
    "InstrumentIn",
    "ItemIn",
    "PartyIn",
    "PartyKind",
    "PaymentIn",
    "credit_payment",
    "record_instrument",
    "register_application",
    "register_payment",
    "take_back_payment",
]
