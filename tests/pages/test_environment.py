import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError, TemplateError

from netnotes.pages.environment import make_environment, share, short
from netnotes.pages.links import Links

EVIL = "[[a|b]] <i> #t"
SAFE = "\\[\\[a\\|b\\]\\] \\<i> \\#t"


def render(template: str, **values: object) -> str:
    return make_environment(Links(), {"x.md.j2": template}).get_template("x.md.j2").render(values)


@pytest.mark.parametrize(
    "template",
    [
        "{{ x }}",
        "{{ x|e }}",
        "{{ x ~ '' }}",
        "{{ [x]|join }}",
        "{{ [x] }}",
        "{{ x|trim }}",
        "{{ {'name': x, 'path': none}|link }}",
        "{{ x|cell }}",
        "{{ x|short }}",
        "{% set y = x %}{{ y }}",
        "{% set y %}{{ x }}{% endset %}{{ y }}",
        "{% macro m(v) %}{{ v }}{% endmacro %}{{ m(x) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ x }}{% endcall %}",
        "{% for v in [x] recursive %}{{ v if v is string }}{{ loop([]) }}{% endfor %}",
        "{% block b %}{{ x }}{% endblock %}",
        "{% autoescape false %}{{ x }}{% endautoescape %}",
        "{{ '%s'|format(x) }}",
        "{{ x if true else '' }}",
        "{{ (x,)|first }}",
        "{{ [x]|map('upper')|map('lower')|join }}",
    ],
)
def test_every_way_to_print_a_value_escapes_it_once(template: str) -> None:
    assert render(template, x=EVIL) == SAFE


@pytest.mark.parametrize(
    "template",
    ["{{ p|link ~ x }}", "{{ p|link + x }}", "{{ '%s %s'|format(p|link, x) }}", "{{ (p|link)|replace('z', x) }}",
     "{{ [p|link, x]|join(x) }}", "{{ x|format }}", "{% autoescape true %}{{ x }}{{ p|link ~ x }}{% endautoescape %}"],
)  # fmt: skip
def test_nothing_joined_with_a_link_passes_as_markdown(template: str) -> None:
    assert "[[" not in render(template, x=EVIL, p={"name": "z", "path": "z.md"})


@pytest.mark.parametrize("name", ["safe", "tojson", "urlize", "xmlattr", "forceescape"])
def test_filters_that_make_markup_are_gone(name: str) -> None:
    with pytest.raises(TemplateError):
        render("{{ x|" + name + " }}", x=EVIL)


@pytest.mark.parametrize(
    "template", ["{{ nothing }}", "{{ p.nothing }}", "{{ p.nothing.more }}", "{{ p }}", "{{ none|nofilter }}"]
)
def test_slips_show(template: str) -> None:
    with pytest.raises(TemplateError):
        render(template, p={"name": "a"})
    with pytest.raises(UndefinedError):
        render("{{ cycler }}{{ lipsum() }}")


@pytest.mark.parametrize(
    "template",
    ["{{ ''.__class__ }}", "{{ x|attr('__class__') }}", "{{ '{0.__class__}'|attr('format')(x) }}",
     "{{ '{0.__class__}'.format(x) }}", "{{ x.__init__.__globals__ }}", "{{ self.__dict__ }}", "{{ p.update({}) }}",
     "{{ [].append(1) }}", "{{ p|map(attribute='__class__')|list }}"],
)  # fmt: skip
def test_the_sandbox_holds(template: str) -> None:
    with pytest.raises((SecurityError, UndefinedError, TypeError)):
        raise AssertionError(render(template, x="x", p={"name": "a"}))


def test_short_cuts_at_words() -> None:
    assert short("one two three", 9) == "one two…"
    assert short("one two", 7) == "one two"
    assert short("x" * 20, 5) == "xxxx…"
    assert short(None) == ""


def test_share_is_fair_and_wastes_nothing() -> None:
    lists = [list(range(100)), [1], list(range(100))]
    assert [(len(one["rows"]), one["more"]) for one in share(lists, 30)] == [(19, 81), (1, 0), (10, 90)]
    assert share([], 5) == []
    assert [len(one["rows"]) for one in share([[{"n": [1, 2]}] * 4], 7, "n")] == [2]
    assert [len(one["rows"]) for one in share([[1, 2, 3], [], [1], [1, 2]], 3)] == [1, 0, 1, 1]
    assert share([[], [1]], 0) == [{"rows": [], "more": 0}, {"rows": [], "more": 1}]
