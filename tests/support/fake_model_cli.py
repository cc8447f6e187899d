"""``onrecord`` as a process of its own with the model that can be worked out on paper."""

import sys

from fake_encoder import FakeEncoder
from fake_reader import NoReader, prepared

from bot.cli import indexing, main
from bot.usecases import library

if __name__ == "__main__":
    for module in (indexing, library):
        module.ModelEncoder = lambda *_: FakeEncoder()  # type: ignore[attr-defined]
        module.ModelReader = NoReader  # type: ignore[attr-defined]
    indexing.reader_facts = prepared  # type: ignore[attr-defined]
    main.main(sys.argv[1:])
