"""Synthetic corpora: sites × pages × shared chrome × changed share, the same for the same numbers.

    python benchmarks/corpus.py FOLDER --pages 2000 [--sites 20] [--shared 0.5] [--changed 0.0] [--night 0] [--seed 1]

`shared` is the share of a page's lines that every page of its site has (menus, prompts, addresses), about half on real
pages; with 0 no text repeats at all. A later `night` writes `changed` of the pages anew and leaves the others as they
were. Half of the pages are HTML, half are text as a scraper leaves it. All names are put together from parts.
"""

from __future__ import annotations

import argparse
import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

FAMILY = "青柳 石倉 植草 大槻 柏木 桐生 久我 児島 早乙女 椎名 杉浦 瀬川 高梨 月岡 遠山 鳴海 野々村 春日 氷室 藤代 三崎 森川".split()
GIVEN = (
    "亜希 一馬 恵美子 香織 健太 小百合 慎吾 涼子 孝之 千尋 敏明 直子 紀夫 弘美 真一 道代 康平 由里 芳郎 礼子".split()
)
CITIES = "花巻市 水戸市 高崎市 上田市 松本市 大垣市 彦根市 舞鶴市 姫路市 倉敷市 尾道市 丸亀市 今治市 大牟田市 別府市 都城市".split()
ABROAD = "リヨン市 ボローニャ市 グラーツ市 トゥルク市 ヘント市 大邱市 台南市 ポートランド市".split()
PLACES = "中央公民館 市民文化会館 総合福祉センター 産業交流会館 図書館ホール 勤労者会館 駅前プラザ 国際会議場".split()
TOPICS = "水辺のまちづくり 里山の手入れ 子どもの読書 地域の防災 空き家の活用 食品ロス 再生可能エネルギー 歩いて楽しむ商店街 外国語のおしゃべり 手話の初歩 ごみの分別 健康体操 古文書の読み方 地元野菜の料理".split()
KINDS = "講演会 シンポジウム 市民講座 意見交換会 ワークショップ 報告会 見学会 交流会 セミナー 写真展".split()
TITLES = "市長 副市長 教育長 会長 理事長 事務局長 教授 館長 部長 課長".split()
BODIES = "水の会 まちづくり協議会 環境課 国際交流協会 商工会議所 教育委員会 大学地域連携センター 観光協会 社会福祉協議会".split()
MENU = "暮らし・手続き 子育て・教育 健康・福祉 観光・文化 事業者の方へ 市政情報 防災・安全 施設案内 よくある質問 組織から探す".split()
TOOLS = (
    "本文へスキップします 文字サイズの変更 標準 拡大 背景色の変更 サイトマップ 検索の使い方 ページの先頭です".split()
)
WORDS = (
    "参加者 会場 資料 意見 質問 事例 取組 計画 成果 課題 写真 地図 学校 地区 団体 若者 高齢者 来場者 職員 講師".split()
)
VERBS = "を確かめました を紹介しました について話し合いました をまとめました を見て回りました に触れました を配りました を募っています".split()
WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True)
class Site:
    """What the pages of one site share."""

    city: str
    name: str
    menu: tuple[str, ...]
    foot: tuple[str, ...]


class Writer:
    """Writes one page; every choice comes from its own random numbers."""

    def __init__(self, rng: random.Random, site: Site) -> None:
        self.rng, self.site = rng, site
        self.day = datetime.date(2019, 1, 1) + datetime.timedelta(days=rng.randrange(2500))
        self.host = f"{self.one(FAMILY)}{self.one(GIVEN)}"
        self.topic = f"{self.one(TOPICS)}と{self.one(TOPICS)}"
        self.event = f"第{rng.randrange(2, 99)}回{self.topic}{self.one(KINDS)}"

    def one(self, words: list[str]) -> str:
        return self.rng.choice(words)

    def date(self, day: datetime.date) -> str:
        era = f"令和{day.year - 2018}年" if day.year > 2019 else f"{day.year}年"
        year = self.one([f"{day.year}年", era, ""])
        return f"{year}{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}曜日）"

    def person(self) -> str:
        return f"{self.one(FAMILY)} {self.one(GIVEN)}"

    def sentence(self) -> str:
        forms: list[Callable[[], str]] = [
            lambda: (
                f"{self.one(CITIES)}の{self.person()}{self.one(TITLES)}は、{self.one(TOPICS)}の{self.one(WORDS)}{self.one(VERBS)}。"
            ),
            lambda: (
                f"{self.one(WORDS)}{self.rng.randrange(12, 400)}人が{self.one(PLACES)}に集まり、{self.one(TOPICS)}{self.one(VERBS)}。"
            ),
            lambda: (
                f"{self.later().month}月{self.later().day}日には{self.one(CITIES + ABROAD)}から{self.one(BODIES)}の{self.person()}氏を迎え、{self.one(WORDS)}{self.one(VERBS)}。"
            ),
            lambda: (
                f"{self.one(WORDS)}からは「{self.one(TOPICS)}の{self.one(WORDS)}を{self.rng.randrange(2, 90)}年先まで残したい」との声がありました。"
            ),
            lambda: (
                f"{self.one(TOPICS)}については、{self.one(WORDS)}の{self.rng.randrange(3, 98)}％が{self.one(WORDS)}を挙げ、{self.one(BODIES)}が{self.one(WORDS)}{self.one(VERBS)}。"
            ),
        ]
        return self.rng.choice(forms)()

    def later(self) -> datetime.date:
        return self.day + datetime.timedelta(days=self.rng.randrange(1, 60))

    def paragraph(self) -> str:
        return "".join(self.sentence() for _ in range(self.rng.randrange(2, 5)))

    def announcement(self) -> list[str]:
        start = self.rng.randrange(9, 18)
        return [
            f"{self.event}のお知らせ",
            self.paragraph(),
            f"日時：{self.date(self.day)} {start}時～{start + 2}時",
            f"場所：{self.one(CITIES)}{self.one(PLACES)}",
            f"講師：{self.person()}氏（{self.one(BODIES)}{self.one(TITLES)}）",
            f"定員：{self.rng.randrange(20, 300)}名",
            f"申込期限：{self.date(self.later())}まで",
            f"主催：{self.site.city}{self.one(BODIES)}",
            *(self.paragraph() for _ in range(3)),
        ]

    def report(self) -> list[str]:
        return [
            f"{self.event}を開催しました",
            f"{self.date(self.day)}、{self.one(CITIES)}の{self.one(PLACES)}で「{self.event}」を開催しました。",
            *(self.paragraph() for _ in range(self.rng.randrange(4, 9))),
        ]

    def diary(self) -> list[str]:
        out = [f"{self.site.city}長の動き {self.day.year}年{self.day.month}月"]
        for i in range(self.rng.randrange(8, 20)):
            day = self.day + datetime.timedelta(days=i)
            out.append(f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）")
            out.append(
                f"{self.rng.randrange(8, 19)}時{self.one(['', '30分'])} {self.one(TOPICS)}{self.one(KINDS)}に出席（{self.one(PLACES)}）"
            )
        return out

    def programme(self) -> list[str]:
        out = [f"{self.event} プログラム", f"開催日 {self.date(self.day)}", f"会場 {self.one(PLACES)}"]
        for hour in range(10, 10 + self.rng.randrange(4, 8)):
            out.append(
                f"{hour}:00～{hour}:50 {self.one(TOPICS)}の{self.one(WORDS)}　{self.person()}（{self.one(BODIES)}{self.one(TITLES)}）"
            )
        return [*out, *(self.paragraph() for _ in range(2))]


def site(number: int, seed: int) -> Site:
    rng = random.Random(f"site {seed} {number}")
    city = rng.choice(CITIES)
    name = f"{city}{rng.choice(BODIES)}のページ{number}"
    menu = (*rng.sample(TOOLS, 6), *(f"{m}のご案内{number}" for m in rng.sample(MENU, 9)))
    foot = (
        f"このページに関するお問い合わせ（{name}）",
        f"電話番号：0{rng.randrange(10, 99)}-{rng.randrange(100, 999)}-{rng.randrange(1000, 9999)}",
        f"〒{rng.randrange(100, 999)}-{rng.randrange(1000, 9999)} {city}本町{number + 1}丁目{rng.randrange(1, 30)}番地",
        f"{city}役所 法人番号 {rng.randrange(10**12, 10**13)}",
        *(f"{city}{b}へのリンク" for b in rng.sample(BODIES, 6)),
        f"Copyright © {city} {name} All Rights Reserved.",
    )
    return Site(city, name, menu, foot)


def page(number: int, own: Site, seed: int, night: int, shared: float) -> tuple[str, list[str], list[str], list[str]]:
    """Title, lines over the body, body, lines below it."""
    rng = random.Random(f"page {seed} {number} {night}")
    writer = Writer(rng, own)
    body = rng.choice([writer.announcement, writer.report, writer.report, writer.diary, writer.programme])()
    told = writer.date(writer.day)
    head = [f"更新日：{writer.day.year}年{writer.day.month}月{writer.day.day}日", f"ページ番号：{number + 1_000_000}"]
    if shared == 0:  # nothing of this page stands on another one
        alone = [f"{line}（{number}の{i}）" for i, line in enumerate(body[1:])]
        return body[0], head, [body[0], told + f"（{number}）", *alone], []
    menu, foot = (lines[: max(1, round(len(lines) * min(1.0, 2 * shared)))] for lines in (own.menu, own.foot))
    return body[0], [own.name, *menu, f"現在地 トップページ > {own.menu[-1]} > {body[0]}", *head], body, list(foot)


def as_html(title: str, head: list[str], body: list[str], foot: list[str], own: Site) -> str:
    nav = "".join(f"<li><a href='/{i}.html'>{escape(x)}</a></li>" for i, x in enumerate(head))
    text = "".join(f"<p>{escape(x)}</p>\n" for x in body[1:])
    tail = "".join(f"<p>{escape(x)}</p>" for x in foot)
    return (
        f"<!doctype html><html lang='ja'><head><meta charset='utf-8'><title>{escape(title)} - {escape(own.name)}</title>"
        f"</head><body><div id='header'><ul>{nav}</ul></div>\n<div id='main'><h1>{escape(body[0])}</h1>\n{text}</div>\n"
        f"<div id='footer'>{tail}</div></body></html>\n"
    )


def generate(
    folder: Path,
    pages: int,
    sites: int = 20,
    shared: float = 0.5,
    seed: int = 1,
    changed: float = 0.0,
    night: int = 0,
    first: int = 0,
) -> None:
    """Write pages `first` … `first + pages - 1` below the folder, a folder a site."""
    owners = [site(n, seed) for n in range(sites)]
    for number in range(first, first + pages):
        own = owners[number % sites]
        again = night if random.Random(f"changed {seed} {number} {night}").random() < changed else 0
        title, head, body, foot = page(number, own, seed, again, shared)
        path = folder / f"site{number % sites:03d}" / f"{number // sites // 1000:03d}" / f"{number:07d}"
        path.parent.mkdir(parents=True, exist_ok=True)
        if number // sites % 2:
            path.with_suffix(".html").write_text(as_html(title, head, body, foot, own), encoding="utf-8")
        else:
            path.with_suffix(".txt").write_text(
                "\n".join([title, *head, "", *body, "", *foot]) + "\n", encoding="utf-8"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--sites", type=int, default=20)
    parser.add_argument("--shared", type=float, default=0.5)
    parser.add_argument("--changed", type=float, default=0.0)
    parser.add_argument("--night", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    generate(**vars(parser.parse_args()))


if __name__ == "__main__":
    main()
