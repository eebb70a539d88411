"""What talks to the outside, one folder a kind of channel."""
