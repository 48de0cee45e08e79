"""Draws a chart as a picture: SVG from a template, PNG by resvg; None without the extra "charts".

The package brings a font with Cyrillic, since a server need not have one.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import jinja2

from bot.views.chart import ChartLayout

_HERE = Path(__file__).parent
_FONT = _HERE / "fonts" / "DejaVuSans.ttf"
# Twice as many points as it is wide: sharp on the screens of phones.
_ZOOM = 2.0


@lru_cache
def is_available() -> bool:
    return find_spec("resvg_py") is not None


def svg(drawing: ChartLayout) -> str:
    return _template().render(d=drawing)


def png(drawing: ChartLayout) -> bytes:
    import resvg_py

    return resvg_py.svg_to_bytes(
        svg_string=svg(drawing),
        zoom=_ZOOM,
        font_files=[str(_FONT)],
        skip_system_fonts=True,
        font_family="DejaVu Sans",
        sans_serif_family="DejaVu Sans",
    )


@lru_cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(_HERE)
    # It contains names that people or mails gave.
    made = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    return made.get_template("chart.svg.j2")
