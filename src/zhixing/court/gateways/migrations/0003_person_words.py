import django.db.models.deletion
from django.db import migrations, models

import zhixing.court.kernel.ids


class Migration(migrations.Migration):
    dependencies = [("gateways", "0002_narrow_look_ups"), ("kernel", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="PersonWord",
            fields=[
                ("id", models.UUIDField(default=zhixing.court.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("court_path", models.CharField(db_collation="C", db_index=True, max_length=120)),
                ("medium", models.CharField(choices=[("sms", "短信"), ("email", "电子邮件")], max_length=8)),
                ("address_sealed", models.CharField(max_length=400)),
                ("address_masked", models.CharField(max_length=120)),
                ("subject", models.CharField(max_length=60)),
                ("text_sealed", models.TextField()),
                ("created_at", models.DateTimeField()),
                ("given_at", models.DateTimeField(null=True)),
                ("given_to", models.CharField(blank=True, max_length=120)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("trouble", models.CharField(default="", max_length=200)),
                ("act", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kernel.act")),
                ("dossier", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kernel.dossier")),
            ],
            options={"abstract": False},
        )
    ]
