"""Scoring readings against answers given by hand (the form is explained in `shared/data/judgments/README.md`)."""
