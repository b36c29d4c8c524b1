#!/usr/bin/env python
"""Run Django's administrative commands for e-Office."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eoffice.settings")
    execute_from_command_line(sys.argv)
