"""Every document as a page: closed to the world, whole, and literal."""

import html.parser
import re

import pytest

from benchmark.report.document import Document, Heading, Paragraph, Table, Voice, charts, tables
from benchmark.report.html import write
from tests.report.documents import SAMPLES

VOID = {"meta", "link", "br"}
LOADING = re.compile(r"""<[^>]*\s(?:src|href|action|srcset)=["']([^"']*)["']|url\(([^)]*)\)""")


class Read(html.parser.HTMLParser):
    """The page as a reader: headings, ids, and whether every element ends where it should."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append(tag)
        self.ids += [v for k, v in attrs if k == "id"]
        assert not [k for k, _ in attrs if k.startswith("on")]
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> Document:
    return SAMPLES[request.param]()


def read(document: Document) -> tuple[str, Read]:
    content = write(document).decode()
    reader = Read()
    reader.feed(content)
    reader.close()
    return content, reader


def test_a_page_is_whole_and_asks_for_nothing(sample: Document) -> None:
    content, reader = read(sample)
    assert reader.open == []
    assert not {"script", "img", "iframe", "object", "form", "input"} & set(reader.tags)
    named = {a or b for a, b in LOADING.findall(content)}
    assert named and all(n == "data:," or n[1:] in reader.ids for n in named)
    assert "default-src 'none'" in content and 'lang="nl"' in content


def test_headings_skip_no_level_and_ids_are_unique(sample: Document) -> None:
    _, reader = read(sample)
    assert reader.levels[0] == 1 and reader.levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(reader.levels, reader.levels[1:], strict=False))
    assert len(reader.ids) == len(set(reader.ids))


def test_every_word_of_the_document_is_on_the_page(sample: Document) -> None:
    _, reader = read(sample)
    shown = " ".join(" ".join(reader.text).split())
    said = [sample.title, *(c.title for c in sample.chapters)]
    said += [
        b.text for c in sample.chapters for b in c.blocks if isinstance(b, Heading | Paragraph)
    ]
    said += [
        cell.text for t in tables(sample) if t.printed for r in t.rows[:3] for cell in r.cells[:1]
    ]
    said += [c.sentence for c in charts(sample)]
    for text in said:
        assert " ".join(text.split()) in shown, text


def test_text_of_people_stays_text() -> None:
    found = SAMPLES["hostile"]()
    content, reader = read(found)
    assert "<b>" not in content and "</script" not in content
    typed = [
        b
        for c in found.chapters
        for b in c.blocks
        if isinstance(b, Paragraph) and b.voice is Voice.PERSON
    ]
    assert len([t for t in reader.tags if t == "blockquote"]) == len(typed)


def test_tables_have_headers() -> None:
    found = SAMPLES["report"]()
    _, reader = read(found)
    printed: list[Table] = [t for t in tables(found) if t.printed]
    assert reader.tags.count("caption") == len(printed)
    heads = sum(sum(c.printed for c in t.columns) + len(t.rows) for t in printed)
    assert reader.tags.count("th") == heads
