"""Files by the SDK: a map of a file, and a file of a map."""

import pytest

from counterpoint import Counterpoint, UnreadableFile


def test_a_file_goes_in_and_comes_out(server_url: str) -> None:
    with Counterpoint(server_url) as client:
        result = client.maps.import_file(b"club\nwalls\n#\nwalls club\n", name="minerals.tgf")
        (made,) = result.maps
        assert (result.format, made.title, made.elements) == ("tgf", "minerals", 3)
        file = client.maps.export(made.id, "tgf")
        assert file.text == "club\nwalls\n#\nwalls club\n"
        with pytest.raises(UnreadableFile):
            client.maps.import_file(b"club", format="tgf")
