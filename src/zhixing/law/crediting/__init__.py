"""Order of crediting (清偿抵充): to what a payment goes when it does not cover everything."""
