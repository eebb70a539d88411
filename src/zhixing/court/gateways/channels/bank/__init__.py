"""The channel to banks: signed XML over HTTP, as `zhixing.messages` describes it."""
