"""From the text of an instrument to the fields of an application, each with the characters it was read from."""
