"""What can be done with a suggestion: drafted, sent, replied to, taken up, asked again, reviewed, closed."""

from zhixing.court.suggestions.acts.answering import reply, review
from zhixing.court.suggestions.acts.drafting import attach, detach, draft, revise
from zhixing.court.suggestions.acts.sending import ask_again, close, escalate, send

__all__ = ["ask_again", "attach", "close", "detach", "draft", "escalate", "reply", "review", "revise", "send"]
