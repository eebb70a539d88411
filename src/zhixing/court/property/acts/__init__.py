"""What can be done about a debtor's property: ask banks, take their answers."""

from zhixing.court.property.acts.answers import AnswerIn, take_answer
from zhixing.court.property.acts.inquire import InquiryIn, inquire

__all__ = ["AnswerIn", "InquiryIn", "inquire", "take_answer"]
