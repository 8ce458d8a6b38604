import pytest

from pipeline.clean.decode import decode

TEXT = "みどり市で水の会議が開かれました。①髙﨑の「ソ」表"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_reads(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp", "cp932"])
def test_reads_plain_kanji(encoding: str) -> None:
    text = "みどり市で水の会議が開かれました。カタカナもあります。"
    assert decode(text.encode(encoding)).text == text


def test_declared_wrongly() -> None:
    page = '<meta charset="utf-8"><p>みどり市で水の会議が開かれました。</p>'
    assert decode(page.encode("cp932")).text == page
    page = '<meta charset="Shift_JIS"><p>みどり市で水の会議が開かれました。</p>'
    assert decode(page.encode("utf-8")).text == page


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("\ufeff　\n".encode(), "empty"),
        (b"%PDF-1.7 ...", "binary"),
        (bytes(range(256)) * 20, "binary"),
        ("みどり市で水の会議が開かれました。".encode().decode("cp932", "replace").encode(), "mojibake"),
    ],
)
def test_rejects(content: bytes, reason: str) -> None:
    assert decode(content).reason == reason
