"""Where a sentence says that an event was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]


@pytest.mark.parametrize(
    ("sentence", "venue"),
    [
        ("会場：潮見会館 «6月14日=2031-06-14»に灯台講演会を開催しました。", "潮見会館"),
        ("«6月14日=2031-06-14»、灯台講演会がZoomで開催されました。", "Zoom"),
        ("«6月14日=2031-06-14»、岬会館において灯台講演会が開催されました。", "岬会館"),
        ("«6月14日=2031-06-14»、灯台講演会が盛大に開催されました。", ""),
        ("«6月14日=2031-06-14»、みにがわ会館において灯台講演会が開催されました。", "みにがわ会館"),
        ("«6月14日=2031-06-14»にとちぎ会館において灯台講演会が開催されました。", "とちぎ会館"),
        ("«6月14日=2031-06-14»、ゆめの丘公園において灯台講演会が開催されました。", "ゆめの丘公園"),
        ("«6月14日=2031-06-14»、町の協力を得て岬会館において灯台講演会が開催されました。", "岬会館"),
        ("«6月14日=2031-06-14»、さらに岬会館において灯台講演会が開催されました。", "岬会館"),
        ("«6月14日=2031-06-14»、ともに岬会館において灯台講演会が開催されました。", "岬会館"),
        ("«6月14日=2031-06-14»、この岬会館において灯台講演会が開催されました。", "岬会館"),
    ],
)
def test_the_place_of_a_sentence(stated: Stated, sentence: str, venue: str) -> None:
    assert [e.venue for e in stated("title1|灯台の話", f"paragraph|{sentence}")] == [venue]
