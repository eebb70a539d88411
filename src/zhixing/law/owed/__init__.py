"""What is owed on a day under an instrument.

`facts` holds what you say (Debt and its parts), `question.owed` answers, `growth.growth` gives the series for a chart,
`document.document` the JSON that `zhixing check-sum` re-computes.
"""
