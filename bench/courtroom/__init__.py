"""A court to measure: a real PostgreSQL that keeps its data, the demo city, cases made by acts and cases loaded."""
