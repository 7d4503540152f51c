"""doctor(): each kind of broken machine is named with its remedy, and nothing private is shown."""

import dataclasses
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.doctor import clock_checks, env_file_checks, network_checks, package_checks, python_checks, setting_checks
from helpers.doctor.examination import CHECKS, examine
from helpers.doctor.finding import FAIL, INFO, OK, WARN, Finding, Report
from helpers.doctor.machine import LINUX, MACOS, WINDOWS, Machine, this_machine

ROOT = Path(__file__).resolve().parent.parent
POSIX = pytest.mark.skipif(os.name == "nt", reason="file modes are POSIX")
KEY = "ark-5ec7e700-0000-4000-8000-00000000cafe"
AK, SK = "AKLT5ec7e75ec7e75ec7e7", "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U9=="
VERSIONS = {
    "openai": "3.54.0",
    "jupyterlab": "4.6.1",
    "ipywidgets": "8.1.8",
    "jupyterlab_widgets": "3.0.16",
    "pytest": "9.2",
}


@pytest.fixture
def machine(tmp_path):
    """A machine on which all is well."""
    root = tmp_path / "home" / "li" / "course"
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / "requirements.txt").write_text(
        "# ours\nopenai>=2,<4\njupyterlab>=4\npytest\nwinpty; sys_platform == 'beos'\n"
    )
    (root / "constraints.txt").write_text(
        "openai==3.54.0\n    # via -r requirements.txt\njupyterlab==4.6.1\npytest==9.2\n"
    )
    return Machine(
        system=LINUX,
        version=(3, 12, 4),
        prefix=root / ".venv",
        root=root,
        home=tmp_path / "home" / "li",
        user="li",
        environ={},
        encoding="UTF-8",
        long_paths=None,
        kernel_python=str(root / ".venv" / "bin" / "python"),
        wall=1795312800.0,
        drift=0.0004,
        installed=VERSIONS.get,
        loopback=lambda: "",
        mock=lambda: "",
        answers=lambda base_url: "",
        tracked=lambda path: False,
    )


def but(machine, **changes):
    """The same machine, with something else about it."""
    return dataclasses.replace(machine, **changes)


def only(findings) -> Finding:
    """The one finding that is more than a tick."""
    (finding,) = [finding for finding in findings if finding.severity in (WARN, FAIL)]
    return finding


def test_a_healthy_machine_has_nothing_to_mend(machine):
    report = examine(machine)

    assert {finding.severity for finding in report.findings} == {OK, INFO}
    assert [finding.fix for finding in report.findings if finding.fix] == []
    assert report.ready
    assert repr(report).splitlines()[0] == "✓ Python 3.12.4"
    assert repr(report).splitlines()[-1] == "一切就绪，可以上课了。"


@pytest.mark.parametrize(
    ("version", "severity", "fix"),
    [
        ((3, 9, 18), FAIL, "sudo apt install python3"),
        ((3, 10, 0), OK, ""),
        ((3, 13, 9), OK, ""),
        ((3, 14, 0), INFO, ""),
    ],
)
def test_python_must_be_new_enough(machine, version, severity, fix):
    (finding,) = python_checks.python_version(but(machine, version=version))

    assert (finding.severity, finding.fix) == (severity, fix)


def test_the_remedy_is_that_of_the_system(machine):
    fixes = {
        system: only(python_checks.python_version(but(machine, version=(3, 8, 1), system=system))).fix
        for system in (WINDOWS, MACOS, LINUX)
    }

    assert fixes == {
        WINDOWS: "winget install Python.Python.3.13",
        MACOS: "brew install python@3.13",
        LINUX: "sudo apt install python3",
    }


def test_another_python_than_the_course_s_own_is_named(machine):
    finding = only(python_checks.environment(but(machine, prefix=machine.home / "anaconda3")))

    assert finding.what == "正在用 ~/anaconda3，不是课程的 .venv"
    assert finding.fix == "python3 start.py"


def test_without_a_venv_any_environment_will_do(machine):
    elsewhere = but(machine, root=machine.home, prefix=machine.home / "env")

    (finding,) = python_checks.environment(elsewhere)

    assert (finding.severity, finding.what) == (INFO, "没有 .venv，正在用 ~/env 的环境")


@pytest.mark.parametrize(("python", "severity"), [("/opt/conda/bin/python", WARN), (None, WARN), ("python", OK)])
def test_the_kernel_must_be_this_python(machine, python, severity):
    (finding,) = python_checks.kernel(but(machine, kernel_python=python))

    assert finding.severity == severity
    assert (finding.fix == "python -m ipykernel install --sys-prefix") == (severity == WARN)


def test_a_kernel_linked_to_the_system_s_python_is_still_this_environment_s(machine):
    (Path(machine.prefix) / "bin" / "python").symlink_to(sys.executable)

    (finding,) = python_checks.kernel(machine)

    assert finding.severity == OK


def test_text_that_is_not_utf_8_is_named(machine):
    finding = only(python_checks.encoding(but(machine, encoding="cp936", system=WINDOWS)))

    assert finding.what == "默认文字编码是 cp936，不是 UTF-8"
    assert finding.fix == "setx PYTHONUTF8 1"


@pytest.mark.parametrize(("long_paths", "severities"), [(False, [WARN]), (True, [OK]), (None, [])])
def test_windows_long_paths(machine, long_paths, severities):
    findings = python_checks.long_paths(but(machine, system=WINDOWS, long_paths=long_paths))

    assert [finding.severity for finding in findings] == severities
    assert python_checks.long_paths(but(machine, long_paths=False)) == []


def test_a_missing_package_stops_the_course_and_a_missing_tool_does_not(machine):
    installed = {"jupyterlab": "4.6.1"}.get

    findings = package_checks.packages(but(machine, installed=installed))

    assert [(finding.severity, finding.what) for finding in findings] == [
        (FAIL, "缺少包：openai"),
        (WARN, "缺少检查课程用的包：pytest"),
    ]


def test_a_package_of_another_version_is_named(machine):
    installed = {**VERSIONS, "openai": "3.50.0"}.get

    finding = only(package_checks.packages(but(machine, installed=installed)))

    assert finding.what == "版本和课程固定的不同：openai 3.50.0 (≠ 3.54.0)"
    assert finding.fix == "python3 start.py --rebuild"


def test_the_slim_sdk_counts_as_the_sdk(machine):
    (machine.root / "requirements.txt").write_text("volcengine-python-sdk[ark]==5.0.53\n")
    (machine.root / "constraints.txt").write_text("volcengine-python-sdk==5.0.53\n")

    (finding,) = package_checks.packages(but(machine, installed={"volcengine-ark-runtime": "5.0.54"}.get))

    assert finding.severity == OK


def test_the_course_s_own_requirement_files_are_understood():
    named = package_checks.direct_packages(ROOT / "requirements.txt")

    assert {"openai", "jupyterlab", "volcengine-python-sdk", "httpx"} <= set(named)
    assert all(name == name.lower() and name.replace("-", "").isalnum() for name in named)


@pytest.mark.parametrize(
    ("name", "version"), [("jupyterlab", "3.6.0"), ("jupyterlab_widgets", None), ("ipywidgets", "7.7")]
)
def test_widgets_that_do_not_fit_jupyterlab_are_named(machine, name, version):
    installed = {**VERSIONS, name: version}.get

    finding = only(package_checks.jupyter(but(machine, installed=installed)))

    assert (version or "–") in finding.what


def test_a_proxy_is_shown_by_name_only(machine):
    environ = {"HTTPS_PROXY": "http://li:hunter2@proxy.corp:8080", "NO_PROXY": "127.0.0.1,localhost"}

    (finding,) = network_checks.proxies(but(machine, environ=environ))

    assert (finding.severity, finding.what) == (OK, "设置了代理（HTTPS_PROXY），已对本机地址放行")


@pytest.mark.parametrize("no_proxy", ["", "intranet", "127.0.0.1"])
def test_a_proxy_that_covers_loopback_is_named(machine, no_proxy):
    environ = {"http_proxy": "http://proxy:8080", "NO_PROXY": no_proxy}

    (finding,) = network_checks.proxies(but(machine, environ=environ))

    assert (finding.severity, finding.fix) == (INFO, "export NO_PROXY=127.0.0.1,localhost")


@pytest.mark.parametrize("value", ["http://proxy:port", "proxy:99999", "http://", "htp://proxy:1"])
def test_a_malformed_proxy_is_named(machine, value):
    finding = only(network_checks.proxies(but(machine, environ={"HTTP_PROXY": value, "NO_PROXY": "*"})))

    assert (finding.what, finding.fix) == ("代理变量 HTTP_PROXY 的写法不对", "unset HTTP_PROXY")


def test_a_socks_proxy_needs_its_package(machine):
    broken = but(machine, environ={"ALL_PROXY": "socks5://127.0.0.1:1080", "NO_PROXY": "*"})

    assert only(network_checks.proxies(broken)).severity == FAIL
    assert network_checks.proxies(but(broken, installed={"socksio": "1.0"}.get))[0].severity == OK


def test_an_unreachable_loopback_or_mock_stops_the_course(machine):
    report = examine(but(machine, loopback=lambda: "PermissionError", mock=lambda: "ImportError"))

    assert [finding.what for finding in report.findings if finding.severity == FAIL] == [
        "连不上本机地址 127.0.0.1（PermissionError）",
        "模拟服务启动不了（ImportError）",
    ]
    assert (report.ready, repr(report).splitlines()[-1]) == (False, "现在还不能上课：先处理标着 ✗ 的问题。")


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"wall": 1e9}, "系统时间是 2001-09-09，比课程还早"),
        ({"drift": 3.2}, "时钟在跳（3200 毫秒）"),
        ({"drift": -0.05}, "时钟在跳（-50 毫秒）"),
    ],
)
def test_a_clock_that_is_behind_or_jumps_is_named(machine, changes, what):
    assert only(clock_checks.clock(but(machine, **changes))).what == what


def write_env(machine, text, encoding="utf-8"):
    path = machine.root / ".env"
    path.write_text(text, encoding=encoding)
    path.chmod(0o600)
    return path


def test_a_good_env_file_is_listed_by_names(machine):
    write_env(machine, f"ARK_API_KEY={KEY}\nARK_MODEL=\n")

    (finding,) = env_file_checks.env_file(machine)

    assert (finding.severity, finding.what) == (OK, ".env 可以读取，设置了：ARK_API_KEY")


@pytest.mark.parametrize("name", [".env.txt", "env.txt", "env"])
def test_an_env_file_with_the_wrong_name_is_found(machine, name):
    (machine.root / name).write_text(f"ARK_API_KEY={KEY}")

    finding = only(env_file_checks.env_file(machine))

    assert (finding.what, finding.fix) == (f"有个文件叫 {name}，课程只认 .env", f'mv "{name}" .env')


def test_an_env_file_in_the_wrong_folder_is_found(machine):
    (machine.root / "notebooks" / "zh").mkdir(parents=True)
    (machine.root / "notebooks" / "zh" / ".env").write_text("")

    assert only(env_file_checks.env_file(machine)).fix == 'mv "notebooks/zh/.env" .env'


def test_an_env_file_in_utf_16_stops_connect_and_says_so(machine):
    write_env(machine, f"ARK_API_KEY={KEY}\n", encoding="utf-16")

    finding = only(env_file_checks.env_file(but(machine, system=WINDOWS)))

    assert (finding.severity, finding.what) == (FAIL, ".env 读不出来（UnicodeDecodeError）")
    assert "Set-Content -Encoding utf8" in finding.fix
    assert examine(machine).ready is False


def test_an_env_folder_is_named(machine):
    (machine.root / ".env").mkdir()

    assert only(env_file_checks.env_file(machine)).fix == "mv .env env-folder"


@POSIX
def test_an_env_file_that_others_may_read_is_named(machine):
    write_env(machine, "").chmod(0o644)

    assert only(env_file_checks.env_file(machine)).fix == "chmod 600 .env"


def test_an_env_file_in_git_is_named(machine):
    write_env(machine, "")

    assert only(env_file_checks.env_file(but(machine, tracked=lambda path: True))).fix == "git rm --cached .env"


def test_a_misspelt_name_in_the_env_file_is_found(machine):
    write_env(machine, f"ARK_APIKEY={KEY}\nMY_OWN=1\n")

    assert only(env_file_checks.env_file(machine)).what == ".env 里的 ARK_APIKEY 没有用处，是不是 ARK_API_KEY？"


KINDS = [
    (KEY, OK, "`ark-` 开头的 API Key"),
    (KEY.removeprefix("ark-"), OK, "UUID 形式的 API Key"),
    (AK, WARN, "Access Key ID（`AKLT` 开头），不是 API Key"),
    ("ep-20260101120000-abcde", WARN, "推理接入点 ID（`ep-` 开头），不是 API Key"),
    ("sk-5ec7e75ec7e75ec7e7", OK, "`sk-` 开头：多半是别家的 Key，或方舟的套餐 Key"),
    ("", WARN, "空的"),
    (f"{KEY}\n", WARN, "`ark-` 开头的 API Key；含有换行"),
    (f'"{KEY}"', WARN, "`ark-` 开头的 API Key；含有引号"),
    (f" “{KEY}” ", WARN, "`ark-` 开头的 API Key；含有引号、含有空格"),
    (KEY.replace("-", "－"), WARN, "没见过的形式；含有中文或全角字符（输入法没有切到英文？）"),
]


@pytest.mark.parametrize(("value", "severity", "kind"), KINDS, ids=[kind for _, _, kind in KINDS])
def test_the_kind_of_a_key_is_told(machine, value, severity, kind):
    (finding,) = setting_checks.keys(but(machine, environ={"ARK_API_KEY": value}))

    assert (finding.severity, finding.what) == (severity, f"ARK_API_KEY（环境变量）：{kind}")


def test_ak_and_sk_are_told_from_api_keys(machine):
    environ = {"VOLC_ACCESSKEY": KEY, "VOLC_SECRETKEY": SK}

    _, wrong, right = setting_checks.keys(but(machine, environ=environ))

    assert (wrong.severity, wrong.what) == (WARN, "VOLC_ACCESSKEY（环境变量）：`ark-` 开头的 API Key")
    assert (right.severity, right.what) == (OK, "VOLC_SECRETKEY（环境变量）：Secret Access Key（SK）")


def test_variables_that_shadow_one_another_are_named(machine):
    write_env(machine, f"ARK_API_KEY={KEY}\n")
    environ = {"ARK_API_KEY": KEY[:-1] + "0", "VOLC_ACCESSKEY": AK, "VOLC_SECRETKEY": SK}

    told = [finding.what for finding in setting_checks.keys(but(machine, environ=environ)) if finding.severity == INFO]

    assert told == [
        "环境变量 ARK_API_KEY 和 .env 里的不一样，起作用的是环境变量",
        "同时设置了 ARK_API_KEY 和 AK/SK：SDK 总是用 ARK_API_KEY",
    ]


def test_the_other_family_of_names_is_noticed(machine):
    findings = setting_checks.keys(but(machine, environ={"VOLCENGINE_ACCESS_KEY": AK}))

    assert findings[-1].what.startswith("设置的是 VOLCENGINE_ACCESS_KEY")


@pytest.mark.parametrize(
    ("environ", "word"),
    [
        ({"ARK_COURSE": "on"}, "practice"),
        ({"ARK_COURSE_PACE": "slow"}, "ARK_COURSE_PACE"),
        ({"ARK_MOCK_URL": "http://127.0.0.1:8000"}, "ARK_MOCK_KEY"),
        ({"ARK_COURSE": "real"}, "ARK_API_KEY"),
        ({"ARK_COURSE": "real", "ARK_API_KEY": KEY, "ARK_BASE_URL": "ark.cn"}, "ARK_BASE_URL"),
    ],
)
def test_what_connect_would_refuse_stops_the_course(machine, environ, word):
    finding = only(setting_checks.mode(but(machine, environ=environ)))

    assert finding.severity == FAIL
    assert word in finding.what


def test_only_real_mode_asks_the_service(machine):
    asked = []
    watched = but(machine, answers=lambda base_url: asked.append(base_url) or "gaierror")

    practice = network_checks.service(watched)
    real = network_checks.service(but(watched, environ={"ARK_COURSE": "real"}))

    assert (practice, asked) == ([], ["https://ark.cn-beijing.volces.com/api/v3"])
    assert only(real).what == "真实模式的地址没有应答（gaierror）：ark.cn-beijing.volces.com"


def test_the_worst_machine_s_report_can_be_pasted_in_public(machine):
    write_env(machine, f"ARK_API_KEY={SK}\n")
    environ = {
        "ARK_COURSE": "real",
        "ARK_API_KEY": f"“{KEY}”",
        "VOLC_ACCESSKEY": AK,
        "HTTPS_PROXY": "http://li:hunter2@proxy:x",
        "ARK_BASE_URL": f"https://li:{KEY}@ark.example/api/v3",
    }
    worst = but(
        machine,
        environ=environ,
        prefix=machine.home / "env",
        kernel_python="/Users/li/anaconda3/bin/python",
        tracked=lambda path: True,
    )
    report = examine(worst)

    shown = repr(report) + report._repr_html_()

    private = ["5ec7", "cafe", "c2Vj", "hunter2", str(machine.home), "/li/"]
    assert [secret for secret in private if secret in shown] == []
    assert "<user>/anaconda3/bin/python" in repr(report)


def test_a_report_shown_as_html_escapes_what_it_holds():
    report = Report((Finding(WARN, "<b>", why="a & b", fix="rm <x>"),))

    html = report._repr_html_()

    assert "! &lt;b&gt;<br>" in html
    assert "a &amp; b" in html
    assert report.verdict() == "可以上课；有 1 处值得看一眼。"


def test_every_warning_says_why_and_what_to_do(machine):
    """A finding without a remedy is of no use; facts that need none are not warnings."""
    write_env(machine, "ARK_APIKEY=1\n").chmod(0o644)
    bad = but(
        machine,
        version=(3, 8, 0),
        prefix=machine.home,
        kernel_python=None,
        encoding="cp936",
        wall=0.0,
        installed=lambda name: None,
        environ={"HTTP_PROXY": "x:y", "ARK_API_KEY": AK},
        tracked=lambda path: True,
        loopback=lambda: "OSError",
        mock=lambda: "OSError",
    )

    findings = [finding for finding in examine(bad).findings if finding.severity in (WARN, FAIL)]

    assert len(findings) >= 12
    assert [finding.what for finding in findings if not (finding.why and finding.fix)] == []


def test_this_machine_can_be_examined():
    machine = this_machine()
    quiet = but(machine, environ={}, answers=lambda base_url: "")

    report = examine(quiet)

    assert len(report.findings) >= len(CHECKS) - 2
    assert (machine.loopback(), machine.mock()) == ("", "")
    assert machine.user not in repr(report).split("/")


def test_the_command_exits_0_when_the_course_can_run_and_1_when_it_cannot():
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "helpers.doctor"]

    good = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8")
    broken = subprocess.run(
        command, cwd=ROOT, env={**environment, "ARK_COURSE": "?"}, capture_output=True, text=True, encoding="utf-8"
    )

    assert (good.returncode, broken.returncode) == (0, 1), good.stdout + good.stderr
    assert broken.stdout.splitlines()[-1] == "现在还不能上课：先处理标着 ✗ 的问题。"


def test_the_command_runs_where_no_package_is_installed(tmp_path):
    """With `-S` Python does not look into site-packages."""
    shutil.copytree(ROOT / "helpers", tmp_path / "helpers", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    (tmp_path / ".env").write_text(f"ARK_API_KEY={KEY}\n")
    environment = {**os.environ, "PYTHONUTF8": "1"}

    bare = subprocess.run(
        [sys.executable, "-S", "-m", "helpers.doctor"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )

    assert (bare.returncode, bare.stderr) == (1, "")
    assert "✗ 缺少包：volcengine-python-sdk, openai, jupyterlab" in bare.stdout
    assert "5ec7" not in bare.stdout
