from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("correspondence", "0004_outgoing_letters"),
    ]

    operations = [
        migrations.CreateModel(
            name="CertificateAuthority",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=64)),
                ("serial", models.CharField(max_length=64, unique=True)),
                ("certificate", models.TextField()),
                ("sealed_key", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("valid_until", models.DateTimeField()),
                ("in_force", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("in_force", True)),
                        fields=("in_force",),
                        name="one_certificate_authority_is_in_force",
                    )
                ],
            },
        ),
    ]
