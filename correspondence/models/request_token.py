"""A form's token: who sent it and what came of it, so that a second click gets the same answer."""

from django.conf import settings
from django.db import models


class RequestToken(models.Model):
    """Claimed by the first request; the second finds the result of the first."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    token = models.CharField(max_length=40)
    result = models.JSONField(default=dict, blank=True)
    claimed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "token"], name="a_form_is_sent_once")
        ]

    def __str__(self) -> str:
        return self.token
