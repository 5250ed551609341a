"""XML that makes readers fall over, fetch files, or wait for ever."""

import socket
import threading

import pytest

from benchmark.intake import UPLOAD, markup, received
from benchmark.intake.references import LONGEST, Looking
from tests.intake.building import HEAD, MAIN, book, parts, refusal, sheet, strings, zipped

LAUGHS = '<!DOCTYPE lolz [<!ENTITY lol "lol">' + "".join(
    f'<!ENTITY lol{n} "{f"&lol{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 10)
) + "]>"  # fmt: skip


def with_type(doctype: str, text: str) -> bytes:
    """A workbook of which the shared texts begin with a document type."""
    xml = f'{HEAD}{doctype}<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'.encode()
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    return zipped(parts({"Blad1": sheet(rows)}, shared=xml))


@pytest.fixture
def listener() -> object:
    """A server that remembers who came by."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        came: list[object] = []
        stop = threading.Event()

        def wait() -> None:
            while not stop.is_set():
                try:
                    connection, who = server.accept()
                except TimeoutError:
                    continue
                came.append(who)
                connection.close()

        thread = threading.Thread(target=wait)
        thread.start()
        yield server.getsockname()[1], came
        stop.set()
        thread.join()


def test_billion_laughs() -> None:
    assert "niet thuishoren" in refusal(with_type(LAUGHS, "&lol9;"))


def test_an_entity_that_reads_a_file() -> None:
    doctype = '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    said = refusal(with_type(doctype, "&x;"))
    assert "niet thuishoren" in said and "root" not in said


def test_nothing_is_fetched(listener: tuple[int, list[object]]) -> None:
    port, came = listener
    address = f"http://127.0.0.1:{port}/x.dtd"
    for doctype in (
        f'<!DOCTYPE sst SYSTEM "{address}">',
        f'<!DOCTYPE sst [<!ENTITY x SYSTEM "{address}">]>',
        f'<!DOCTYPE sst [<!ENTITY % x SYSTEM "{address}"> %x;]>',
    ):
        assert "niet thuishoren" in refusal(with_type(doctype, "a"))
    assert came == []
    with socket.create_connection(("127.0.0.1", port)):  # the server would have noticed
        pass
    deadline = threading.Event()
    while not came:
        deadline.wait(0.02)
    assert len(came) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "customXml/item1.xml"])
def test_a_document_type_in_other_letters(encoding: str, part: str) -> None:
    hidden = f'<?xml version="1.0" encoding="{encoding}"?>{LAUGHS}<sst><si><t>&lol9;</t></si></sst>'
    files = parts({"Blad1": sheet()}, shared=strings("a"))
    said = refusal(zipped(files | {part: hidden.encode(encoding)}))
    assert ("niet thuishoren" if encoding == "utf-16" else "is beschadigd") in said


def test_parts_in_other_letters_are_looked_over_and_read_alike() -> None:
    """Power Query leaves one behind that nobody opens; one that we open is read as it was looked over."""
    own = '<?xml version="1.0" encoding="utf-16"?><DataMashup>QUJD</DataMashup>'.encode("utf-16")
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    files = parts({"Blad1": sheet(rows)}, shared=strings("é")) | {"customXml/item1.xml": own}
    shared = strings("é").decode().replace("UTF-8", "UTF-16").encode("utf-16")
    for changed in (files, files | {"xl/sharedStrings.xml": shared}):
        cell = received(zipped(changed), "x.xlsx").sheets[0].cell("A1")
        assert cell and cell.value == "é"
    half = own + b"\x00\xd8a\x00"
    assert "is beschadigd" in refusal(zipped(files | {"customXml/item1.xml": half}))
    far = sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>').decode().replace("UTF-8", "UTF-16")
    moved = files | {"xl/worksheets/sheet1.xml": far.encode("utf-16")}
    assert "tot cel XFD1" in refusal(zipped(moved))


def test_an_encoding_that_turns_letters_into_tags() -> None:
    xml = sheet(head='<?xml version="1.0" encoding="UTF-7"?>')
    assert "is beschadigd" in refusal(zipped(parts({"Blad1": xml})))


@pytest.mark.parametrize("place", ["A0", "a1", "A-1", "ABCD1", "1A", "", "A1:B2", "Á1"])
def test_a_place_that_is_none(place: str) -> None:
    assert "is beschadigd" in refusal(book(f'<row r="1"><c r="{place}"><v>1</v></c></row>'))


def test_a_cell_in_another_row_or_twice() -> None:
    assert "is beschadigd" in refusal(book('<row r="1"><c r="A2"><v>1</v></c></row>'))
    twice = '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'
    assert "is beschadigd" in refusal(book(twice))


def test_a_shared_text_that_is_not_there() -> None:
    rows = '<row r="7"><c r="B7" t="s"><v>5</v></c></row>'
    said = refusal(book(rows, strings("a", "b")))
    assert said.startswith("In cel B7 op blad Blad1 van cijfers.xlsx staat een verwijzing")
    for wrong in ("-1", "1e3", "x", "99999999999999999999", "٣"):
        assert "In cel B7" in refusal(book(rows.replace(">5<", f">{wrong}<"), strings("a")))


def test_tags_in_tags_in_tags() -> None:
    assert "is beschadigd" in refusal(book("<a>" * 100_000 + "</a>" * 100_000))


@pytest.mark.parametrize(
    "xml",
    [
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<?xml version="1.0" encoding="latin-1"?><a>\xe9</a>',
        b"<a>&b;</a>",
        b"<a></b>",
    ],
)
def test_the_parser_itself_refuses_what_the_look_should_have_seen(xml: bytes) -> None:
    with pytest.raises(markup.Malformed):
        list(markup.tags([xml]))


def test_a_sheet_in_a_part_that_was_not_looked_over() -> None:
    files = parts({"Blad1": sheet()})
    relations, part = "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"
    files[relations] = files[relations].replace(b"sheet1.xml", b"sheet1.bin")
    files["xl/worksheets/sheet1.bin"] = files.pop(part)
    assert "is beschadigd" in refusal(zipped(files))


def test_xml_that_stops_half_way() -> None:
    for xml in (sheet()[:-30], sheet().replace(b"</row>", b"</raw>"), b"", b"no xml"):
        assert "is beschadigd" in refusal(zipped(parts({"Blad1": xml})))


def test_a_workbook_that_points_elsewhere() -> None:
    files = parts({"Blad1": sheet()})
    relations = "xl/_rels/workbook.xml.rels"
    for target in (
        "../../../../etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        "sharedStrings.bin",
    ):
        moved = files | {
            relations: files[relations].replace(b"worksheets/sheet1.xml", target.encode())
        }
        assert "is beschadigd" in refusal(zipped(moved))
    assert "is beschadigd" in refusal(zipped({k: v for k, v in files.items() if k != relations}))


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_looking_in_pieces_sees_what_looking_at_once_sees(size: int) -> None:
    far = sheet('<row r="9"><c r="A9"><v>1</v></c></row><row r="5001"><c r="ZZ5001"/></row>')
    looking = Looking("x", UPLOAD)
    with pytest.raises(Exception, match="ZZ5001"):
        for at in range(0, len(far), size):
            looking.feed(far[at : at + size])


def test_a_text_without_end_is_not_looked_at_again_and_again() -> None:
    looking = Looking("x", UPLOAD)
    looking.feed(HEAD.encode() + b"<worksheet>" + b" " * 200)
    with pytest.raises(Exception, match="beschadigd"):
        for _ in range(LONGEST // 65_536 + 1):
            looking.feed(b"x" * 65_536)
