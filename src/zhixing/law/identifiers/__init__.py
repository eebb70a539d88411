"""Document numbers of people and organisations: checked by their own checksum."""
