"""Fines and detention (罚款、拘留): how much, how long, and never twice for one act."""
