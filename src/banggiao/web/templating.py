"""The templates: everything that is put into them is escaped, and a name that is not there is an error."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from banggiao.web.charts.names import title_of
from banggiao.web.grounds import ground_of
from banggiao.web.links import outside, with_query


def load_templates() -> Environment:
    """The templates of `web/templates/`, with the few functions that they use."""
    made = Environment(
        loader=PackageLoader("banggiao.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["outside"] = outside
    made.filters["ground_of"] = ground_of
    made.filters["title_of"] = title_of
    made.filters["party_of"] = lambda code, label: label.party(code)
    made.globals["address"] = with_query
    return made
