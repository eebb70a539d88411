"""The court: who did what to which case, and the pages that show it (a Django project)."""
