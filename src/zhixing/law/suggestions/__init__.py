"""Enforcement suggestions to trial and filing divisions (执行建议): sent, replied to, their effect reviewed."""
