from django.db import migrations, models

# A migration serves every court at once: the owner of the table looks past the scope of rows while it copies.
KEEP = """
alter table preservation_deduction no force row level security;
update preservation_deduction set applicant_power = application where applicant_authority;
update preservation_deduction set consent_power = consent_document where consent_authority;
alter table preservation_deduction force row level security;
"""


def short(length: int) -> models.CharField:
    return models.CharField(max_length=length, blank=True, default="")


ADDED = {
    "applicant": short(60), "applicant_power": short(120), "consent_power": short(120),
    "panel_saw": models.TextField(blank=True, default=""), "panel_votes": models.PositiveSmallIntegerField(default=0),
    "set_aside_by": short(120), "set_aside_on": models.DateField(null=True),
    "set_aside_rest_fen": models.BigIntegerField(null=True), "return_number": short(60),
    "returned_on": models.DateField(null=True),
}  # fmt: skip
KNOWN_TO_THE_SYSTEM = (
    "applicant_authority", "period_ends_on", "consent_authority", "both_signed", "payee_document", "payee_agent",
    "payee_power",
)  # fmt: skip


class Migration(migrations.Migration):
    """What the system knows by itself is no longer typed; a paper that showed an authority is kept as its proof."""

    dependencies = [("preservation", "0003_keeping")]
    operations = [
        *[
            migrations.AddField("deduction", name, field, preserve_default=name == "panel_votes")
            for name, field in ADDED.items()
        ],
        migrations.RunSQL(KEEP, ""),
        *[migrations.RemoveField("deduction", name) for name in KNOWN_TO_THE_SYSTEM],
    ]
