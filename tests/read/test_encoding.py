import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse.read.encoding import NotTextError, decode

TEXT = "Größe „gut“ – für 5 €\r\nZweite Zeile"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_comes_back_as_it_was_written(encoding: str):
    assert decode(TEXT.encode(encoding)) == TEXT


@given(st.binary(max_size=400))
def test_bytes_are_a_text_that_can_be_written_or_refused(data: bytes):
    try:
        text = decode(data)
    except NotTextError as reason:
        assert str(reason)
    else:
        assert text.encode()


def test_broken_utf16_is_refused():
    with pytest.raises(NotTextError):
        decode(b"\xff\xfea\x00\x00\xd8")


def test_utf8_with_faults_is_refused_and_western_text_is_not():
    with pytest.raises(NotTextError, match="invalid UTF-8"):
        decode("Die Verätzungen müssen gekühlt werden, sagte Frau Jänicke".encode() + b"\xff\xfe\xe4")
    assert decode("Die Verätzungen".encode("cp1252")) == "Die Verätzungen"
