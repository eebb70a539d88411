"""The nodes of a case: the points at which a limit starts or ends. Ids stay; names may be corrected.

The official list of key nodes was not found; this one is a reconstruction from the articles (procedure.md §13.1).
"""

from enum import StrEnum


class Node(StrEnum):
    """What happens in a case, as far as a time limit hangs on it."""

    APPLICATION_RECEIVED = "application_received"
    FILING_DECISION = "filing_decision"
    COMPLETION_OF_PAPERS = "completion_of_papers"
    HANDLER_ASSIGNED = "handler_assigned"
    ENFORCEMENT_NOTICE = "enforcement_notice"
    NOTICE_AFTER_MEASURE = "notice_after_measure"
    CREDITOR_CLUE_NOTICE = "creditor_clue_notice"
    PROPERTY_REPORT = "property_report"
    VOLUNTARY_PERFORMANCE = "voluntary_performance"
    NETWORK_INQUIRY = "network_inquiry"
    SEIZURE_RENEWAL = "seizure_renewal"
    MONEY_IDENTIFIED = "money_identified"
    PAYOUT = "payout"
    CLOSING = "closing"
    EXTENSION_REQUEST = "extension_request"
    PUBLIC_SERVICE = "public_service"
