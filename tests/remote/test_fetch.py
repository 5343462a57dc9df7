"""Another release comes whole and right from a real server, or not at all, however the server behaves."""

import json
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.request import Request

import pytest

import torkham
from tests.remote.server import Site, serving
from torkham.build.assemble import Assembled
from torkham.build.publish import publish
from torkham.release import sums
from torkham.remote import download, settings
from torkham.remote.download import TRIES, FetchError
from torkham.remote.fetch import fetch

VERSION = "3.2.1"
TABLE = f"{VERSION}/events.parquet"
LIST = f"{VERSION}/{sums.NAME}"


@pytest.fixture(scope="session")
def published(sample: Assembled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a base URL shows it: a release in a folder of its version."""
    root = tmp_path_factory.mktemp("published")
    publish(sample.tables, root / "built", VERSION).rename(root / VERSION)
    return root


@pytest.fixture
def site(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server of a copy of it; the environment points at it, and nobody waits long."""
    folder = shutil.copytree(published, tmp_path / "site")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv(settings.CACHE, str(tmp_path / "cache"))
    monkeypatch.setattr("time.sleep", lambda _: None)
    with serving(folder) as running:
        monkeypatch.setenv(settings.BASE_URL, running.url + "/")
        yield running


def relisted(folder: Path) -> None:
    """Write the list of hashes anew, as one who changes a release would."""
    (folder / sums.NAME).unlink()
    sums.write(folder)


def test_a_release_is_fetched_whole_once_and_then_needs_no_network(site: Site, sample: Assembled) -> None:
    folder = fetch(VERSION)
    assert sums.check(folder) == []
    assert {name for name, _ in site.asked} == {f"{VERSION}/{name}" for name in (*sums.files_in(folder), sums.NAME)}
    asked = len(site.asked)
    assert torkham.load("events", version=VERSION).equals(sample.tables["events"])
    assert torkham.flat(release=VERSION).frame.height == 2
    assert torkham.version(release=VERSION) == VERSION
    assert len(site.asked) == asked


def test_the_packages_own_version_is_not_fetched(site: Site, released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torkham.opened.DATA", released)
    monkeypatch.setattr("torkham.opened.current", lambda: next(p for p in released.iterdir() if p.is_dir()))
    assert len(torkham.load("events", version="0.1.0")) == 3
    assert site.asked == []


@pytest.mark.parametrize("fault", ["half", "garbage", "429", "503", "reset", "redirect", "no length"])
def test_what_passes_is_tried_again_and_the_release_is_right(site: Site, fault: str) -> None:
    site.faults = {LIST: [fault], TABLE: [fault, fault]}
    assert sums.check(fetch(VERSION)) == []


@pytest.mark.parametrize("fault", ["garbage", "429", "503", "reset"])
def test_what_does_not_pass_is_said_in_one_sentence_after_some_tries(site: Site, fault: str) -> None:
    site.faults = {TABLE: [fault] * 99}
    with pytest.raises(
        FetchError, match=rf"events.parquet could not be fetched in {TRIES} tries; the last met: "
    ) as error:
        fetch(VERSION)
    assert "\n" not in str(error.value)
    assert [name for name, _ in site.asked].count(TABLE) == TRIES


def test_half_a_file_goes_on_where_it_stopped(site: Site) -> None:
    site.faults = {TABLE: ["half"]}
    fetch(VERSION)
    size = (site.folder / TABLE).stat().st_size
    assert [bytes_ for name, bytes_ in site.asked if name == TABLE] == [None, f"bytes={size // 2}-"]


def test_a_fetch_that_broke_off_goes_on_the_next_time(site: Site) -> None:
    site.faults = {TABLE: ["half", "404"]}
    with pytest.raises(FetchError, match="was answered with 404"):
        fetch(VERSION)
    before = {name for name, _ in site.asked}
    site.asked.clear()
    assert sums.check(fetch(VERSION)) == []
    again = {name for name, _ in site.asked} & before
    assert again == {LIST, TABLE}, "only the list and the broken file are asked for again"
    assert dict(site.asked)[TABLE] is not None


def test_bytes_of_an_older_try_that_do_not_fit_are_thrown_away(site: Site) -> None:
    room = settings.cache() / f".{VERSION}.part"
    room.mkdir(parents=True)
    (room / "events.parquet").write_bytes(b"something else")
    (room / "actors.parquet").write_bytes(b"x" * 10_000_000)
    site.faults = {f"{VERSION}/actors.parquet": ["416"]}
    assert sums.check(fetch(VERSION)) == []


def test_a_server_that_answers_with_another_range_is_not_believed(site: Site) -> None:
    site.faults = {TABLE: ["half", "wrong range"]}
    assert sums.check(fetch(VERSION)) == []


def test_a_page_in_place_of_a_table_is_refused(site: Site) -> None:
    site.faults = {TABLE: ["wrong"] * 9}
    with pytest.raises(FetchError, match="is not the file that SHA256SUMS lists: its hash differs"):
        fetch(VERSION)
    assert not (settings.cache() / VERSION).exists()


def test_a_changed_table_is_refused(site: Site) -> None:
    data = (site.folder / TABLE).read_bytes()
    (site.folder / TABLE).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(FetchError, match="its hash differs"):
        torkham.load("events", version=VERSION)


@pytest.mark.parametrize("content", [b"", b"<html>", b"\xff\xfe", b"# sha256 of the lines below: 0\nabc  x\n"])
def test_a_list_that_is_none_is_refused(site: Site, content: bytes) -> None:
    (site.folder / LIST).write_bytes(content)
    with pytest.raises(FetchError, match="is no list of hashes of a torkham release, or is damaged"):
        fetch(VERSION)


@pytest.mark.parametrize("name", ["../escaped", "/tmp/escaped", "a/../../escaped", "c:escaped", "a\\escaped"])
def test_a_list_that_names_files_outside_is_refused(site: Site, name: str, tmp_path: Path) -> None:
    lines = f"{'0' * 64}  {name}\n"
    (site.folder / LIST).write_text(f"{sums.HEAD}{sha256(lines.encode()).hexdigest()}\n{lines}")
    with pytest.raises(FetchError, match="is no list of hashes"):
        fetch(VERSION)
    assert list(tmp_path.rglob("*escaped*")) == []


def test_a_release_of_another_version_is_refused(site: Site) -> None:
    manifest = site.folder / VERSION / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"version": "9.9.9"}))
    relisted(site.folder / VERSION)
    with pytest.raises(FetchError, match=r"calls itself version '9\.9\.9', not 3\.2\.1"):
        fetch(VERSION)


def test_a_version_that_is_not_there_is_said_to_be_so(site: Site) -> None:
    with pytest.raises(FetchError, match=r"7.0.0/SHA256SUMS was answered with 404"):
        torkham.load("events", version="7.0.0")
    assert [name for name, _ in site.asked] == [f"7.0.0/{sums.NAME}"], "it is not asked for again"


@pytest.mark.usefixtures("site")
def test_a_damaged_release_in_the_cache_is_fetched_again() -> None:
    folder = fetch(VERSION)
    (folder / "events.parquet").write_bytes(b"rotten")
    assert sums.check(fetch(VERSION)) == []


def test_a_redirect_to_somewhere_less_safe_is_not_followed(site: Site) -> None:
    site.faults = {TABLE: ["to a file"] * 9}
    with pytest.raises(FetchError, match=r"Redirection to url .* is not allowed"):
        fetch(VERSION)


def test_a_redirect_from_https_to_http_is_not_followed() -> None:
    handler, request = download._Redirects(), Request("https://example.org/a")
    with pytest.raises(FetchError, match="which is less safe: not followed"):
        handler.redirect_request(request, None, 302, "", {}, "http://example.org/a")
    up = handler.redirect_request(Request("http://example.org/a"), None, 302, "", {}, "https://e.org/a")
    assert up.full_url == "https://e.org/a"


@pytest.mark.usefixtures("site")
def test_progress_is_told_by_file_up_to_its_size() -> None:
    told: dict[str, tuple[int, int | None]] = {}
    folder = fetch(VERSION, progress=lambda file, done, total: told.update({file: (done, total)}))
    for name in sums.files_in(folder):
        size = (folder / name).stat().st_size
        assert told[name] == (size, size)


def test_waiting_follows_the_server_within_reason(site: Site, tmp_path: Path) -> None:
    waited: list[float] = []
    for header in ("7", "Wed, 21 Oct 2099 07:28:00 GMT", "Wed, 21 Oct 2015 07:28:00 GMT", "soon"):
        site.faults, site.retry_after = {TABLE: ["429"]}, header
        download.download(f"{site.url}/{TABLE}", tmp_path / "file", pause=waited.append)
        (tmp_path / "file").unlink()
    assert waited == [7.0, download.LONGEST_PAUSE, 0.0, 0.5]


def test_nothing_is_fetched_from_nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(settings.BASE_URL, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv(settings.CACHE, str(tmp_path / "cache"))
    with pytest.raises(settings.NoBaseUrlError, match="set TORKHAM_BASE_URL, or base_url in"):
        torkham.load("events", version="7.0.0")
    with pytest.raises(ValueError, match="allowed: an address that begins with https"):
        fetch("7.0.0", base_url="file:///tmp")
    with pytest.raises(ValueError, match=r"'1\.0' is no version; allowed: three numbers"):
        fetch("1.0")


def test_the_settings_file_comes_after_the_environment_and_the_argument_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(settings.BASE_URL, raising=False)
    monkeypatch.delenv(settings.CACHE, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings.settings_file().parent.mkdir()
    settings.settings_file().write_text('base_url = "https://example.org/file/"\ncache = "/kept"\n')
    assert (settings.base_url(), settings.cache()) == ("https://example.org/file", Path("/kept"))
    monkeypatch.setenv(settings.BASE_URL, "https://example.org/environment")
    assert settings.base_url() == "https://example.org/environment"
    assert settings.base_url("https://example.org/argument") == "https://example.org/argument"
