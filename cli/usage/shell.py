"""`rapport completion`: the script with which a shell completes our commands."""

import click
from click.shell_completion import get_completion_class

_SHELLS = ("bash", "fish", "zsh")


@click.command(
    epilog="""\b
Examples:
  eval "$(rapport completion bash)"                              in ~/.bashrc
  eval "$(rapport completion zsh)"                               in ~/.zshrc
  rapport completion fish > ~/.config/fish/completions/rapport.fish
"""
)
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options, templates and contacts."""
    from cli.main import rapport

    made = get_completion_class(shell)
    if made is not None:
        click.echo(made(rapport, {}, "rapport", "_RAPPORT_COMPLETE").source())
