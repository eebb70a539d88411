"""What is owed on a day under an instrument. `facts` is what you say, `question.owed` what is answered."""
