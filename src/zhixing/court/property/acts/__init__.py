"""What can be done about a debtor's property: ask banks, take their answers."""

from zhixing.court.property.acts.answers import AnswerIn, take_answer
from zhixing.court.property.acts.inquire import InquiryIn, customer, inquire

__all__ = ["AnswerIn", "InquiryIn", "customer", "inquire", "take_answer"]
