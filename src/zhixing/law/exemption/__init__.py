"""What may not be taken from a debtor (豁免财产): income, the only dwelling, protected things and accounts."""
