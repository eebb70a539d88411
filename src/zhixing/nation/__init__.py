"""From tables to tables: batch pricing, indicators, a synthetic nation. Knows no Django."""
