"""Files that come in: what they really are, and their text. A file waits for the act that files it; its name is never believed."""
