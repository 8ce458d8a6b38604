import pytest

from pipeline.clean import clean
from pipeline.model import Source

LONG = "会議では多くの都市の代表が集まり、水と森のこれからについて、二日にわたって"


def blocks(text: str) -> list[str]:
    document = clean(Source("page.txt", f"水の会議の記録\n\n{text}".encode()))
    return [document.text_of(b) for b in document.blocks[1:]]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["代表団は八日の午後に空港へ着き、市長の出迎え", "を受けて、市役所へ向かいました。"], 1),
        (["次の集まりは秋の終わりごろ、令和6年11月", "12日に開く予定です。"], 1),
        (["会長の話では、むかしの町のようすをよく知る人が、", "いまも多く暮らしているとのことです。"], 1),
        ([LONG + "。", "市長が話しました。"], 2),
        (["みどり市長（左）と代表団の団長（右）", "を囲む会"], 2),
        (["令和6年11月", "12日に開きます。"], 2),
        (["水を守る集まりをはじめて開きます", "・をかける"], 2),
        (["講師　山田 花子（森の学校の校長先生）", "定員　20名"], 2),
    ],
)
def test_a_sentence_over_lines(lines: list[str], count: int) -> None:
    assert len(blocks("\n".join(lines))) == count


def test_a_page_that_breaks_its_lines_by_width() -> None:
    first = "水と森のこれからについて多くの町の人たちが集まり二日にわたり話し合"
    second = "ったのち子どもたちと丘の上の公園に木を植えて夕方には市の人たちと"
    third = "楽しくすごしました。"
    assert len(blocks("\n".join([first, second, third]))) == 1
    assert len(blocks("\n\n".join([first, second, third]))) == 3


AT_WILL = """当日は、市内の高校から
生徒会の役員が来て、それぞれの
取組を発表しました。発表のあと、講師
の緑川先生から助言をいただき、来
年度に向けた計画を話し合いました。"""
LISTED = """①5月2日(木)14時から
東の会館
②5月3日(金)10時から
西の会館
お待ちしています。"""
POEM = """これまで
窓口で申請書を書く。
これから
電話で予約し、鍵は番号で開ける。"""


@pytest.mark.parametrize(("text", "count"), [(AT_WILL, 1), (LISTED, 5), (POEM, 4)])
def test_a_text_that_breaks_its_lines_at_will(text: str, count: int) -> None:
    assert len(blocks(text)) == count


@pytest.mark.timeout(60)
def test_many_and_long_lines_are_read_to_their_end() -> None:
    assert len(clean(Source("a.txt", ("水の会議を開いて、\n" * 10_000).encode())).blocks) == 10_000
    assert len(clean(Source("b.txt", ("あ" * 100_000 + "\nを" + "い" * 100_000).encode())).blocks) == 1
