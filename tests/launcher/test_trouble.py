"""What a failed installation is put down to."""

import pytest

from launcher import trouble


@pytest.mark.parametrize(
    ("output", "cause"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk"),
        ("error: failed to write: There is not enough space on the disk. (os error 112)", "disk"),
        ("HINT: this system does not have Windows Long Path support enabled.", "long_path"),
        ("OSError: [Errno 36] File name too long: 'x'", "long_path"),
        ("SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificate"),
        ("invalid peer certificate: UnknownIssuer", "certificate"),
        ("PermissionError: [WinError 32] The process cannot access the file", "permission"),
        ("[Errno 13] Permission denied: '/x'", "permission"),
        ("NewConnectionError: [Errno -3] Temporary failure in name resolution", "network"),
        ("ERROR: Could not find a version that satisfies the requirement uv (from versions: none)", "network"),
        ("ERROR: ResolutionImpossible: for help visit https://pip.pypa.io", "network"),
        ("error: Failed to fetch: `https://x/simple/` dns error", "network"),
        ("AttributeError: module 'x' has no attribute 'y'", "unknown"),
    ],
)  # fmt: skip
def test_output_is_put_down_to_a_cause(output, cause):
    assert trouble.cause_of(output) == cause


def test_a_full_disk_is_told_in_megabytes_with_the_smaller_form():
    told = str(trouble.explain("pip install", cause="disk", needed=800, free=12))

    assert "about 800 MB needed, 12 MB free" in told
    assert "start.py --slim" in told


def test_an_unknown_cause_shows_the_last_lines_without_credentials():
    told = str(trouble.explain("uv", cause="unknown", tail=["Looking in https://me:p/w@index.example/simple"]))

    assert "Looking in https://****@index.example/simple" in told
    assert "start.py --rebuild" in told
