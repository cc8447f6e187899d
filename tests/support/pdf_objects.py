"""A PDF of its objects, with the table that tells where each stands."""

from collections.abc import Sequence


def file_of(objects: Sequence[bytes], comment: bytes = b"", trailer: bytes = b"") -> bytes:
    """The file.

    Args:
        objects: numbered from 1; the first is the catalogue.
        comment: lines behind the head.
        trailer: further entries of the trailer.
    """
    out = bytearray(b"%PDF-1.4\n" + comment)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R" % (len(objects) + 1) + trailer
    out += b" >>\nstartxref\n%d\n%%%%EOF" % table
    return bytes(out)
