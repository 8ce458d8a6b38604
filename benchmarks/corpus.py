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
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

WEEKDAYS = "月火水木金土日"
FORMS = ("sentence", "diary", "session")  # of the word lists, those that are whole lines with gaps


def read(path: Path) -> dict[str, list[str]]:
    """Kind → words."""
    out: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[3:]:
        kind, words = line.split("\t")
        out.setdefault(kind, []).extend([words] if kind in FORMS else words.split())
    return out


WORDS = read(Path(__file__).with_name("corpus.tsv"))


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
        self.event = f"第{rng.randrange(2, 99)}回{self.one('topic')}と{self.one('topic')}{self.one('kind')}"

    def __getitem__(self, gap: str) -> str:
        """What fills a gap of a sentence."""
        if gap == "person":
            return f"{self.one('family')} {self.one('given')}"
        if gap == "day":
            return f"{self.later().month}月{self.later().day}日"
        if gap in ("few", "many"):
            return str(self.rng.randrange(2, 98) if gap == "few" else self.rng.randrange(12, 400))
        return self.one(gap)

    def one(self, kind: str) -> str:
        return self.rng.choice(WORDS[kind])

    def line(self, form: str) -> str:
        """A line with each of its gaps filled by itself."""
        return re.sub(r"\{(\w+)\}", lambda gap: self[gap[1]], self.one(form))

    def date(self, day: datetime.date) -> str:
        era = f"令和{day.year - 2018}年" if day.year > 2019 else f"{day.year}年"
        year = self.rng.choice([f"{day.year}年", era, ""])
        return f"{year}{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}曜日）"

    def later(self) -> datetime.date:
        return self.day + datetime.timedelta(days=self.rng.randrange(1, 60))

    def paragraph(self) -> str:
        return "".join(self.line("sentence") for _ in range(self.rng.randrange(2, 5)))

    def announcement(self) -> list[str]:
        start = self.rng.randrange(9, 18)
        return [
            f"{self.event}のお知らせ",
            self.paragraph(),
            f"日時：{self.date(self.day)} {start}時～{start + 2}時",
            f"場所：{self.one('city')}{self.one('place')}",
            f"講師：{self['person']}氏（{self.one('body')}{self.one('title')}）",
            f"定員：{self.rng.randrange(20, 300)}名",
            f"申込期限：{self.date(self.later())}まで",
            f"主催：{self.site.city}{self.one('body')}",
            *(self.paragraph() for _ in range(3)),
        ]

    def report(self) -> list[str]:
        return [
            f"{self.event}を開催しました",
            f"{self.date(self.day)}、{self.one('city')}の{self.one('place')}で「{self.event}」を開催しました。",
            *(self.paragraph() for _ in range(self.rng.randrange(4, 9))),
        ]

    def diary(self) -> list[str]:
        out = [f"{self.site.city}長の動き {self.day.year}年{self.day.month}月"]
        for i in range(self.rng.randrange(8, 20)):
            day = self.day + datetime.timedelta(days=i)
            out.append(f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）")
            half = self.rng.choice(["", "30分"])
            out.append(f"{self.rng.randrange(8, 19)}時{half} {self.line('diary')}")
        return out

    def programme(self) -> list[str]:
        out = [f"{self.event} プログラム", f"開催日 {self.date(self.day)}", f"会場 {self.one('place')}"]
        for hour in range(10, 10 + self.rng.randrange(4, 8)):
            out.append(f"{hour}:00～{hour}:50 {self.line('session')}")
        return [*out, *(self.paragraph() for _ in range(2))]


def site(number: int, seed: int) -> Site:
    rng = random.Random(f"site {seed} {number}")
    city = rng.choice(WORDS["city"])
    name = f"{city}{rng.choice(WORDS['body'])}のページ{number}"
    menu = (*rng.sample(WORDS["tool"], 6), *(f"{m}のご案内{number}" for m in rng.sample(WORDS["menu"], 9)))
    foot = (
        f"このページに関するお問い合わせ（{name}）",
        f"電話番号：0{rng.randrange(10, 99)}-{rng.randrange(100, 999)}-{rng.randrange(1000, 9999)}",
        f"〒{rng.randrange(100, 999)}-{rng.randrange(1000, 9999)} {city}本町{number + 1}丁目{rng.randrange(1, 30)}番地",
        f"{city}役所 法人番号 {rng.randrange(10**12, 10**13)}",
        *(f"{city}{b}へのリンク" for b in rng.sample(WORDS["body"], 6)),
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
    top = f"<title>{escape(title)} - {escape(own.name)}</title></head><body><div id='header'><ul>{nav}</ul></div>"
    main = f"<div id='main'><h1>{escape(body[0])}</h1>\n{text}</div>\n<div id='footer'>{tail}</div>"
    return f"<!doctype html><html lang='ja'><head><meta charset='utf-8'>{top}\n{main}</body></html>\n"


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
