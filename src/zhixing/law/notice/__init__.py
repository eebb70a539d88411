"""The enforcement notice, the property-report order, and how papers reach people (NOTICE-01, -02, -03; CPL 87-95)."""
