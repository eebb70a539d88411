"""Preservation (财产保全): how much security may be asked of the applicant."""
