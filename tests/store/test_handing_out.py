"""Files that a person takes along: theirs alone to read, and never in the place of another."""

import os
from pathlib import Path

import pytest

from troth.domain.errors import Refused
from troth.store.errors import Unusable
from troth.store.handing_out import hand_out, hand_out_in, refuse_taken

DATA = b"# a page\n"


def test_a_new_file_is_for_this_person_alone(tmp_path: Path) -> None:
    out = tmp_path / "out.md"
    hand_out(str(out), DATA, "troth.json")
    assert out.read_bytes() == DATA and out.stat().st_mode & 0o777 == 0o600


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    data, out, gone = tmp_path / "troth.json", tmp_path / "out.md", tmp_path / "link.md"
    data.write_bytes(b"{}")
    out.write_bytes(b"before")
    gone.symlink_to(tmp_path / "nowhere")
    for path in (data, out, gone, tmp_path):
        with pytest.raises(Refused, match="Nothing was written"):
            hand_out(str(path), DATA, str(data))
    assert (data.read_bytes(), out.read_bytes()) == (b"{}", b"before")
    assert sorted(os.listdir(tmp_path)) == ["link.md", "out.md", "troth.json"]
    with pytest.raises(Unusable):
        hand_out(str(tmp_path / "none" / "out.md"), DATA, str(data))


def test_a_page_in_a_folder_has_a_name_that_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / "page-2.md").symlink_to(tmp_path / "nowhere")
    written = [os.path.basename(hand_out_in(str(tmp_path), DATA, "troth.json")) for _ in range(3)]
    assert written == ["page.md", "page-3.md", "page-4.md"]


def test_what_is_no_plain_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (str(pipe), os.devnull):
        with pytest.raises(Refused, match="no plain file"):
            refuse_taken(path, "troth.json")
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["troth.age", "troth.json", "troth.identity.age", "troth.recipient"])
def test_what_belongs_to_a_locked_file_is_taken(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(DATA)
    with pytest.raises(Refused, match="data file"):
        refuse_taken(str(tmp_path / name), str(tmp_path / "troth.age"))
    refuse_taken(str(tmp_path / "page.md"), str(tmp_path / "troth.age"))
