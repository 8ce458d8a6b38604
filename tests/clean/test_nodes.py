import pytest

from pipeline.clean import nodes


def test_elements_texts_and_attributes() -> None:
    root = nodes.parse('<body><DIV ID=a class="x y">甲<!-- 乙 --><b>丙</b>丁</DIV><p hidden>戊</p></body>')
    names = [(x.name, x.attrs) for x in root.elements()]
    assert names == [
        ("html", {}),
        ("body", {}),
        ("div", {"id": "a", "class": "x y"}),
        ("b", {}),
        ("p", {"hidden": ""}),
    ]
    assert root.text() == "甲丙丁戊"
    assert next(x for x in root.elements() if x.name == "b").parent.get("id") == "a"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>甲<p>乙", "甲乙"),
        ("<table><tr><td>甲<td>乙<tr><td>丙", "甲乙丙"),
        ("<div><b>甲</div>乙</b>", "甲乙"),
        ("甲</html>乙", "甲乙"),
        ("<p>&#x110000;甲&#0;&#99999999;", None),
        ("<" * 5000 + "甲", None),
        ("", ""),
        ("<!-- 甲", ""),
    ],
)
def test_broken_markup(source: str, text: str | None) -> None:
    root = nodes.parse(source)
    assert text is None or root.text() == text


def test_depth_is_bounded() -> None:
    root = nodes.parse("<div>" * 100_000 + "深い" + "</div>" * 100_000 + "<p>あと</p>")
    assert root.text() == "深いあと"
    depth, node = 0, root
    while node.contents and isinstance(node.contents[0], nodes.Node):
        node, depth = node.contents[0], depth + 1
    assert depth <= nodes.MAX_DEPTH + 1


def test_the_second_reader_goes_on_where_the_first_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    source = f"<body><p>{'市民会館で開催しました。' * 40}</p><ul><li class='a'>甲</ul></body>"
    monkeypatch.setattr(nodes, "_by_lxml", lambda _: nodes.Node("", {}, None))
    root = nodes.parse(source)
    assert "甲" in root.text()
    assert "".join(x.get("class") for x in root.elements()) == "a"
