"""Mails as clients write them, made by code: what the tests assert and the benchmark counts."""
