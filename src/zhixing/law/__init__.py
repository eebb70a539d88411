"""Pure law: may this be done, by when, how much, in what order, and by which article.

Standard library only; no clock, no randomness, no network, no files but the packaged tables.
"""
