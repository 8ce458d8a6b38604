import pytest

from pipeline.clean import clean
from pipeline.model import Document, Source

PAGE = """<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>代表団が市長を訪問｜みどり市</title>
<link rel="canonical" href="https://www.city.midori.example/news/1.html"></head><body>
<div id="header"><a href="#c">本文へ</a><h1>みどり市</h1>
<ul class="gnav"><li><a href="/a">くらし</a></li></ul></div>
<div id="tmp_contents"><p>更新日：令和6(2024)年5月7日</p><h1>代表団が市長を訪問</h1>
<p>5月2日、代表団が<ruby>市長<rt>しちょう</rt></ruby>を訪問しました。<br>
詳しくは<a href="/x.html">案内</a>をご覧ください。</p>
<h2>概要</h2>
<table><tr><th>日時</th><td>5月2日<br>10時</td></tr><tr><th>場所</th><td>市役所</td></tr></table>
<table><tr><th>時間</th><th>内容</th><th>登壇者</th></tr><tr><td rowspan=2>10:00</td><td>開会</td><td>山田</td></tr>
<tr><td>講演</td><td>佐藤</td></tr></table>
<dl><dt>対象</dt><dd>市民</dd></dl><img alt="写真の画像">
<div style="display: none">隠し</div><script>document.write(1)</script>
<p>代表団は5日まで滞在し、市内の学校を訪ねる予定です。引き続き交流を進めます。</p></div>
<footer>Copyright みどり市</footer></body></html>"""


def page(html: str) -> Document:
    return clean(Source("page.html", html.encode()))


def test_page_facts() -> None:
    facts = page(PAGE).page
    assert facts.title == "代表団が市長を訪問"
    assert facts.site == "みどり市"
    assert facts.url == "https://www.city.midori.example/news/1.html"
    assert facts.updated_on == "2024-05-07"
    assert facts.language == "ja"


def test_blocks() -> None:
    document = page(PAGE)
    found = [(b.kind, document.text_of(b), b.label) for b in document.blocks if b.kept]
    assert found == [
        ("paragraph", "更新日：令和6(2024)年5月7日", ""),
        ("title", "代表団が市長を訪問", ""),
        ("paragraph", "5月2日、代表団が市長を訪問しました。", ""),
        ("paragraph", "詳しくは案内をご覧ください。", ""),
        ("heading", "概要", ""),
        ("field", "日時 | 5月2日 10時", "日時"),
        ("field", "場所 | 市役所", "場所"),
        ("table_row", "時間 | 内容 | 登壇者", ""),
        ("table_row", "10:00 | 開会 | 山田", ""),
        ("table_row", "講演 | 佐藤", ""),
        ("field", "対象\n市民", "対象"),
        ("paragraph", "代表団は5日まで滞在し、市内の学校を訪ねる予定です。引き続き交流を進めます。", ""),
    ]
    assert {b.reason for b in document.blocks if not b.kept} <= {"outside the body", "header", "footer", "navigation"}


def test_spans_carry_the_header_and_links_their_targets() -> None:
    document = page(PAGE)
    row = next(b for b in document.blocks if document.text_of(b) == "講演 | 佐藤")
    assert [c.header for c in row.cells] == ["内容", "登壇者"]
    linked = next(b for b in document.blocks if b.kept and b.links)
    assert [document.page.text[a:b] for a, b in linked.links] == ["案内"]
    assert linked.hrefs == ("https://www.city.midori.example/x.html",)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 5000 + "水の会議が開かれました。",
        "<table><tr><td>" * 300 + "水",
        "<table>" + "<tr><td>a<td>b" * 3000,
        "<p>&#99999999; &#xD800; &bogus; 水の会議。</p>",
        "<p>水の会議。<a href='http://[",
        "<!--" * 500,
        "<![CDATA[" * 500,
        "<p>水\x00の会議。</p>" * 20,
        "<script>document.write('<p>x</p>')</script>",
        "<td rowspan=99999999999 colspan=-1>水<td>",
        "",
    ],
)
def test_hostile_html(html: str) -> None:
    document = page(html)
    assert document.page.status == "ok" or document.page.reason
    for block in document.blocks:
        assert document.text_of(block).strip()


def test_layout_table_is_no_table() -> None:
    document = page("<table><tr><td><h2>見出し</h2><p>水の会議が開かれました。</p></td><td>横</td></tr></table>")
    assert "table_row" not in {b.kind for b in document.blocks}


def test_what_a_bound_cuts_off_is_a_reject(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.clean.htmlpage.MAX_SOURCE", 100)
    monkeypatch.setattr("pipeline.clean.tree.MAX_NODES", 20)
    document = page("<p>水の会議が開かれました。</p>" * 50)
    assert [(r.stage, r.rule) for r in document.rejects] == [("clean", "bound")]
    assert "100 of" in document.rejects[0].reason
    assert page("<p>水の会議</p>").rejects == ()
    monkeypatch.setattr("pipeline.clean.htmlpage.MAX_SOURCE", 100_000)
    assert "20 elements" in page("<p>水の会議が開かれました。</p>" * 50).rejects[0].reason


def test_a_table_that_is_cut_is_a_reject(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.clean.htmltable.MAX_ROWS", 5)
    monkeypatch.setattr("pipeline.clean.htmlgrid.MAX_ROWS", 5)
    document = page("<table>" + "<tr><td>日時</td><td>5月2日</td></tr>" * 9 + "</table>")
    assert [r.reason for r in document.rejects] == ["a table cut after 5 rows"]
    assert document.page.text.count("日時") == 5


def test_a_site_that_repeats_its_name_gives_no_title() -> None:
    html = "<title>水の会</title><center><b>水の会</b></center><h2>2004年の記録</h2><p>川べりを歩きました。</p>"
    assert page(html + "<address>水の会 みどり市1-9 電話 012-999-0909</address>").page.title == "2004年の記録"


def test_the_title_in_a_band_over_the_body_is_the_pages_own() -> None:
    text = "水の会議では多くの都市が集まり、水と森のこれからについて長く話し合いました。"
    source = f"<title>水の会議 | みどり市</title><body><section><h1>水の会議</h1></section><main><p>{text}</p></main>"
    document = clean(Source("page.html", source.encode()))
    assert [(b.kind, b.kept) for b in document.blocks] == [("title", True), ("paragraph", True)]


TEXT = "水の会議では多くの都市が集まり、水と森のこれからについて長く話し合いました。"


@pytest.mark.parametrize(
    ("band", "kept"),
    [
        ("<p><span>更新日</span>令和8(2026)年7月9日</p>", True),
        ("<p>2026年7月9日</p>", True),
        ("<p>ページ番号：1003</p>", True),
        ("<p>2026年7月9日 花まつり</p>", False),
        ("<p>印刷ページ表示</p>", False),
    ],
)
def test_the_pages_own_facts_beside_its_title_are_its_own(band: str, kept: bool) -> None:
    document = page(
        f"<title>水の会議</title><div><h1>水の会議</h1>{band}</div><div id='main_body'>{f'<p>{TEXT}</p>' * 4}</div>"
    )
    assert document.blocks[1].kept is kept


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("<div><a href='/a'>会について</a><a href='/b'>事業</a><a href='/c'>寄付</a></div>", "navigation"),
        ("<p><a href='/a'>[トップ]</a>　<a href='/b'>[予定]</a>　<a href='/c'>[掲示板]</a></p>", "navigation"),
        ("<p><a href='/a'>会について</a>は<a href='/b'>事業</a>と<a href='/c'>寄付</a>をご覧ください。</p>", ""),
        ("<ul><li><a href='/a'>水</a><a href='/b'>森</a><a href='/c'>川</a></li></ul>", ""),
        ("<div><a href='/a'>会について</a><a href='/b'>事業</a></div>", ""),
    ],
)
def test_a_row_of_links_is_a_menu(line: str, reason: str) -> None:
    document = page(f"<h1>水の会議</h1>{line}<p>{TEXT}</p>")
    assert document.blocks[1].reason == reason


def test_an_address_element_is_no_body() -> None:
    document = page(f"<h1>水の会議</h1><p>{TEXT}</p><address>水の会</address>")
    assert [b.reason for b in document.blocks] == ["", "", "address"]


def test_a_body_in_several_boxes_is_wider_than_the_first() -> None:
    boxes = f"<div id='page-content'>{f'<p>{TEXT}</p>' * 6}</div><div><h2>迷子になったら</h2><p>{TEXT}</p></div>"
    menu = "<div class='side'><ul><li><a href='/a'>催し</a></li></ul></div>"
    head = "<header><h1>水の会議</h1></header>"
    document = page(f"<title>水の会議</title><div id='content' role='main'>{head}{boxes}</div>{menu}")
    assert [b.kept for b in document.blocks] == [True] * 9 + [False]
    chrome = f"<div id='page-content'>{f'<p>{TEXT}</p>' * 6}</div><div class='feedback'><p>{TEXT}</p></div>"
    document = page(f"<title>水の会議</title><div id='content' role='main'>{chrome}</div>")
    assert [b.kept for b in document.blocks] == [True] * 6 + [False]
