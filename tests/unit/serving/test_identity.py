from __future__ import annotations

import pytest

from toolkit.serving.identity import SecretError, is_loopback, read_secret


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.3.2.1", "::1"])
def test_loopback(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::", "192.168.1.4", "training.example"])  # noqa: S104
def test_not_loopback(host):
    assert not is_loopback(host)


def test_a_secret_is_made_once_and_kept_private(tmp_path):
    path = tmp_path / "secret"
    secret = read_secret(path)
    assert len(secret) == 32
    assert read_secret(path) == secret
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_secret_that_others_could_read_is_made_private(tmp_path):
    path = tmp_path / "secret"
    read_secret(path)
    path.chmod(0o644)
    read_secret(path)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("held", [b"", b"x" * 31, b"x" * 33])
def test_a_secret_that_is_none_is_refused_and_left_as_it_is(tmp_path, held):
    path = tmp_path / "secret"
    path.write_bytes(held)
    with pytest.raises(SecretError, match=f"holds {len(held)}"):
        read_secret(path)
    assert path.read_bytes() == held
