"""`rapport metrics`: numbers for Prometheus, and whether Rapport lives and is ready."""

import click

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport metrics                              serve them at [metrics] listen, until Ctrl-C
    rapport metrics --once                       print them, then end
    """
)
@click.option("--once", is_flag=True, help="Print the metrics, then end.")
def metrics() -> None:
    """Serve /metrics, /healthz and /readyz at the address of `[metrics]`.

    `rapport run` does so by itself where the config names an address. The numbers come from the
    database, so that one process tells of all; no label names anybody.
    """
