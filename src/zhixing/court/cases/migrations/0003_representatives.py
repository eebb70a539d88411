from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_division")]
    operations = [
        migrations.AddField("participant", "representative", models.CharField(max_length=60, blank=True, default=""), preserve_default=False),
        migrations.AddField("participant", "agent", models.CharField(max_length=60, blank=True, default=""), preserve_default=False),
    ]
