"""The public side: calculators and the law as coded, for anybody, without sign-in; later the parties' own pages."""
