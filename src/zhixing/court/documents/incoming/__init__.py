"""Files that come in: what they really are, and their text. Nothing is kept; the name of a file is never believed."""
