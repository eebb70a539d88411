"""What people type on public pages, and how it becomes the facts of a question of law."""
