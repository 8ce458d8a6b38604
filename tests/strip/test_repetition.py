from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean import clean
from pipeline.grouped import components
from pipeline.model import Document, Source
from pipeline.strip import Outline, strip
from pipeline.strip.repetition import MIN_COMMON, MOST_PAIRS, sites

BODIES = [
    "水の会議では多くの都市が集まり、水のこれからについて長く話し合いました。",
    "森の集いでは十の町の子どもたちが、木を植える方法を先生から学びました。",
    "友好都市の代表団が市長を訪ね、来年の催しについて意見を交わしました。",
    "新しい橋の開通式が行われ、地域の人たちが渡りぞめを楽しみました。",
]


def pages(texts: list[str], sites: list[str] | None = None) -> list[Document]:
    sites = sites or [""] * len(texts)
    made = [Source(f"{i}.txt", t.encode(), site=s) for i, (t, s) in enumerate(zip(texts, sites, strict=True))]
    return strip([clean(s) for s in made])


def kept(document: Document) -> list[str]:
    return [document.text_of(b) for b in document.body]


def test_shared_sides_of_a_site_are_dropped() -> None:
    texts = [f"催し{n}の報告\n\n{body}\n\nみどり市は緑の町です\nみんなの広場" for n, body in enumerate(BODIES)]
    done = pages(texts, ["みどり市"] * 4)
    assert [kept(d) for d in done] == [[f"催し{n}の報告", body] for n, body in enumerate(BODIES)]
    assert done[0].blocks[-1].reason == "repeated on the site"


def test_shared_labels_and_sentences_amid_the_body_stay() -> None:
    texts = [f"催し{n}の報告\n\n開催の概要\n\n毎年開く催しです。\n\n{body}\n" for n, body in enumerate(BODIES)]
    assert all("毎年開く催しです。" in kept(d) for d in pages(texts, ["みどり市"] * 4))


def test_sites_are_found_by_shared_chrome() -> None:
    footer = "\n\n本部\nLake Street 7\n12345 Watertown\nhttps://www.water.example.org/\n"
    done = pages([f"催し{n}の報告\n\n{body}{footer if n < 2 else ''}" for n, body in enumerate(BODIES)])
    assert done[0].page.site == done[1].page.site == "example.org"
    assert done[2].page.site == done[3].page.site == ""


def test_same_page_twice() -> None:
    text = f"催しの報告\n\n{BODIES[0]}\n\n{BODIES[1]}\n"
    other = text.replace("催しの", "催し第2回の")
    done = pages([text, text + "\nページの先頭へ戻る\n", other])
    assert done[0].page.same_as == ""
    assert done[1].page.same_as == done[0].page.page_id
    assert done[2].page.same_as == ""


def test_order_does_not_matter() -> None:
    made = [clean(Source(f"{i}.txt", f"催し\n\n{b}\n".encode())) for i, b in enumerate([*BODIES, BODIES[0]])]
    there, back = strip(made), strip(made[::-1])
    assert there == back[::-1]


CHROME = "<nav><ul><li><a href='/'>ホーム</a></li><li><a href='/a'>くらし</a></li></ul></nav>"


def html(body: str, chrome: str = "") -> bytes:
    return f"<html><head><title>催しの報告</title></head><body>{chrome}<h1>催しの報告</h1>{body}</body></html>".encode()


def test_mirrors_and_print_versions_are_the_same_page() -> None:
    body = f"<p>{BODIES[0]}</p><p>{BODIES[1]}</p>"
    sources = [
        Source("a/1.html", html(body, CHROME), url="https://a.example/1.html"),
        Source("a/1_print.html", html(body + "<p>このページを印刷する</p>"), url="https://a.example/1.html?print=1"),
        Source("b/1.html", html(body, CHROME.replace("くらし", "市政")), url="https://mirror.example/1.html"),
        Source("c/1.txt", f"催しの報告\n\n{BODIES[0]}\n{BODIES[1]}\n".encode()),
        Source("d/2.html", html(f"<p>{BODIES[0]}</p><p>{BODIES[2]}</p>", CHROME), url="https://a.example/2.html"),
    ]
    done = strip([clean(s) for s in sources])
    first = done[0].page.page_id
    assert [d.page.same_as for d in done] == ["", first, first, first, ""]


def test_pages_that_differ_in_a_figure_are_two_pages() -> None:
    long = "".join(f"<p>{b}</p>" for b in BODIES)
    one, other = (html(f"{long}<p>申し込みは{day}日まで。</p>") for day in (5, 6))
    done = strip([clean(Source("a.html", one)), clean(Source("b.html", other))])
    assert [d.page.same_as for d in done] == ["", ""]


LINES = [bytes([n]) * 8 for n in range(8)]
TELLING = st.dictionaries(st.sampled_from(LINES), st.integers(1, 2), max_size=5)


@given(st.lists(TELLING, max_size=25))
def test_pages_whose_chrome_shares_enough_are_of_one_site(telling: list[dict[bytes, int]]) -> None:
    """Each page is tied to the first few before it with which it shares chrome of enough weight."""
    pairs = []
    for i, mine in enumerate(telling):
        heavy = [j for j in range(i) if sum(mine[line] for line in mine.keys() & telling[j].keys()) >= MIN_COMMON]
        pairs += [(i, j) for j in heavy[:MOST_PAIRS]]
    outlines = [Outline(str(n), f"{n}.txt", telling=tuple(lines.items())) for n, lines in enumerate(telling)]
    assert sites(outlines) == components(len(telling), pairs)
