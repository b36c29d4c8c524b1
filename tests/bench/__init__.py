"""The benchmark: `python -m tests.bench`. Ratios to yardsticks of the same run, not seconds.

It starts a database, a web server and a worker of its own, all on loopback, and ends them.
"""
