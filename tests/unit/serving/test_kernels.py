from __future__ import annotations

from toolkit.serving.kernels import kernel_environment


def test_a_kernels_environment_is_a_short_list(monkeypatch):
    monkeypatch.setenv("PATH", "/somewhere")
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:secret@host/db")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    env = kernel_environment(api="/api/wholepicture/", ipython="/none")
    assert env["PATH"] == "/somewhere"
    assert env["LANG"] == "en_GB.UTF-8"
    assert env["WHOLEPICTURE_API"] == "/api/wholepicture/"
    assert env["IPYTHONDIR"] == "/none"
    assert "DATABASE_URL" not in env
    assert "secret" not in repr(env)
