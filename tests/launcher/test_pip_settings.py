"""pip's settings, as uv gets them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tiny_course import make_wheel

from launcher import pip_settings

LISTING = r"""
:env:.cert='/env.pem'
:env:.index-url='https://env.example/simple'
global.cert='/global.pem'
global.index-url='https://global.example/simple'
global.trusted-host='a.example\nb.example:8080'
install.find-links='/links https://links.example/page'
install.trusted-host='c.example'
download.proxy='http://elsewhere.example'
"""


def test_the_environment_wins_over_install_and_install_over_global():
    assert pip_settings.parse(LISTING) == {
        "cert": "/env.pem",
        "index-url": "https://env.example/simple",
        "find-links": "/links https://links.example/page",
        "trusted-host": "c.example",
    }


def test_every_setting_has_its_place_at_uv(tmp_path):
    links = tmp_path / "links"
    links.mkdir()
    settings = {
        "index-url": "https://user:word@index.example/simple",
        "extra-index-url": f"https://a.example/simple\n{links.as_uri()}",
        "find-links": f"{links} https://links.example/page",
        "cert": "/c.pem",
        "client-cert": "/client.pem",
        "trusted-host": "a.example b.example:8080",
        "proxy": "proxy.example:3128",
        "timeout": "90",
    }

    assert pip_settings.for_uv(settings) == {
        "UV_DEFAULT_INDEX": "https://user:word@index.example/simple",
        "UV_INDEX": f"https://a.example/simple {links.as_uri()}",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_FIND_LINKS": f"{links},https://links.example/page",
        "SSL_CERT_FILE": "/c.pem",
        "SSL_CLIENT_CERT": "/client.pem",
        "UV_INSECURE_HOST": "a.example b.example:8080",
        "HTTP_PROXY": "http://proxy.example:3128",
        "HTTPS_PROXY": "http://proxy.example:3128",
        "UV_HTTP_TIMEOUT": "90",
    }


def test_without_settings_uv_is_told_nothing():
    assert pip_settings.for_uv({}) == {}
    assert pip_settings.uv_arguments({}) == []


def test_places_on_this_disk_that_do_not_exist_are_left_out(tmp_path):
    gone = tmp_path / "gone"
    settings = {
        "index-url": gone.as_uri(),
        "extra-index-url": f"{gone.as_uri()} {tmp_path.as_uri()}",
        "find-links": str(gone),
    }

    assert pip_settings.for_uv(settings) == {"UV_INDEX": tmp_path.as_uri(), "UV_INDEX_STRATEGY": "unsafe-best-match"}


def test_pips_own_listing_is_understood(tmp_path):
    file = tmp_path / "pip.ini"
    file.write_text(
        "[global]\nindex-url = https://u:p%40w@i.example/simple\nno-index = true\n"
        "[install]\nextra-index-url =\n    https://a.example/simple\n    https://b.example/simple\n",
        encoding="utf-8",
    )
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}

    settings = pip_settings.read(
        Path(sys.executable), {**variables, "PIP_CONFIG_FILE": str(file), "PIP_TRUSTED_HOST": "t.example"}
    )

    assert settings["index-url"] == "https://u:p%40w@i.example/simple"
    assert settings["extra-index-url"].split() == ["https://a.example/simple", "https://b.example/simple"]
    assert settings["trusted-host"] == "t.example"
    assert pip_settings.uv_arguments(settings) == ["--no-index"]


def test_a_python_without_pip_has_no_settings(tmp_path):
    assert pip_settings.read(tmp_path / "no-python", os.environ) == {}


@pytest.mark.parametrize("option", ["find-links", "extra-index-url"])
def test_uv_installs_from_what_pip_was_told(option, tmp_path):
    pytest.importorskip("uv")
    folder = tmp_path / "simple" / "tiny-uv-test" if option == "extra-index-url" else tmp_path / "links"
    wheel = make_wheel(folder, "tiny_uv_test", "1.0", {"tiny_uv_test.py": ""})
    (folder / "index.html").write_text(f'<a href="{wheel.name}">{wheel.name}</a>', encoding="utf-8")
    place = (tmp_path / "simple").as_uri() if option == "extra-index-url" else str(folder)
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "PIP_"))}
    command = [
        "-m",
        "uv",
        "pip",
        "install",
        "--offline",
        "--no-cache",
        "--target",
        str(tmp_path / "to"),
        "tiny-uv-test",
    ]

    without = subprocess.run([sys.executable, *command], env=variables, capture_output=True)
    with_settings = subprocess.run(
        [sys.executable, *command], env={**variables, **pip_settings.for_uv({option: place})}, capture_output=True
    )

    assert without.returncode != 0
    assert with_settings.returncode == 0, with_settings.stderr
    assert (tmp_path / "to" / "tiny_uv_test.py").exists()
