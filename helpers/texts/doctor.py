"""What doctor says: of each finding what it is, why it matters, and the one command that mends it."""

from collections.abc import Mapping
from typing import NamedTuple

from helpers.texts import Text

WHY = Text(zh="为什么要紧：", en="Why it matters: ")
FIX = Text(zh="怎么办：", en="To mend it: ")
READY = Text(zh="一切就绪，可以上课了。", en="All is ready. On to the course.")
READY_BUT = Text(zh="可以上课；有 {number} 处值得看一眼。", en="The course runs; {number} things are worth a look.")
NOT_READY = Text(
    zh="现在还不能上课：先处理标着 ✗ 的问题。", en="The course cannot run yet: mend what is marked ✗ first."
)


class Advice(NamedTuple):
    """A finding's sentences; `fix` may differ by system ("Windows", "Darwin", "Linux", "" for the others)."""

    what: Text
    why: Text | None = None
    fix: Text | str | Mapping[str, Text | str] | None = None


START = {"Windows": "py -3 start.py", "": "python3 start.py"}
REBUILD = {"Windows": "py -3 start.py --rebuild", "": "python3 start.py --rebuild"}

PYTHON_FINE = Advice(Text(zh="Python {version}", en="Python {version}"))
PYTHON_NEW = Advice(
    Text(
        zh="Python {version}：课程在 3.10 到 3.13 上测试过", en="Python {version}: the course is tested on 3.10 to 3.13"
    ),
    Text(zh="更新的版本多半能用，但没有验证过。", en="A newer one most likely works; nobody has proved it."),
)
PYTHON_OLD = Advice(
    Text(
        zh="Python {version} 太旧，课程需要 3.10 或更新",
        en="Python {version} is too old; the course needs 3.10 or newer",
    ),
    Text(zh="官方 SDK 和 JupyterLab 都装不上。", en="Neither the official SDK nor JupyterLab can be installed."),
    {
        "Windows": "winget install Python.Python.3.13",
        "Darwin": "brew install python@3.13",
        "": "sudo apt install python3",
    },
)
ENVIRONMENT_FINE = Advice(Text(zh="正在用课程自己的环境 .venv", en="This is the course's own environment, .venv"))
ENVIRONMENT_OWN = Advice(
    Text(zh="没有 .venv，正在用 {prefix} 的环境", en="There is no .venv; this is the environment of {prefix}")
)
ENVIRONMENT_OTHER = Advice(
    Text(zh="正在用 {prefix}，不是课程的 .venv", en="This is {prefix}, not the course's .venv"),
    Text(
        zh="装进 .venv 的包在这里看不到，版本也可能不同。",
        en="Packages installed in .venv are not seen here, or have other versions.",
    ),
    START,
)
KERNEL_FINE = Advice(Text(zh="笔记本内核用的是同一个 Python", en="The notebook's kernel is this Python"))
KERNEL_MISSING = Advice(
    Text(zh="没有名为 python3 的笔记本内核", en="There is no notebook kernel called python3"),
    Text(zh="没有内核，单元格无法运行。", en="Without a kernel no cell runs."),
    "python -m ipykernel install --sys-prefix",
)
KERNEL_OTHER = Advice(
    Text(
        zh="笔记本内核 python3 用的是另一个 Python：{python}",
        en="The notebook kernel python3 is another Python: {python}",
    ),
    Text(
        zh="终端里装好的包，笔记本里会说找不到。",
        en="A package that is installed in the terminal is then missing in the notebook.",
    ),
    "python -m ipykernel install --sys-prefix",
)
ENCODING_FINE = Advice(Text(zh="文字编码是 UTF-8", en="Text is UTF-8"))
ENCODING_OTHER = Advice(
    Text(zh="默认文字编码是 {encoding}，不是 UTF-8", en="Text is {encoding} by default, not UTF-8"),
    Text(zh="中文可能读成乱码，或保存失败。", en="Chinese may be garbled, or fail to save."),
    {"Windows": "setx PYTHONUTF8 1", "": "export PYTHONUTF8=1"},
)
LONG_PATHS_FINE = Advice(Text(zh="Windows 长路径已打开", en="Windows' long paths are on"))
LONG_PATHS_OFF = Advice(
    Text(zh="Windows 长路径没有打开", en="Windows' long paths are off"),
    Text(
        zh="SDK 的文件路径很长，超过 260 个字符就装不上（start.py 会改用较小的 SDK 包）。",
        en="The SDK's paths are long; past 260 characters it cannot be installed (start.py takes the slim SDK then).",
    ),
    Text(
        zh="以管理员身份打开 PowerShell："
        "New-ItemProperty -Path HKLM:\\SYSTEM\\CurrentControlSet\\Control\\FileSystem "
        "-Name LongPathsEnabled -Value 1 -PropertyType DWORD -Force",
        en="in a PowerShell run as administrator: "
        "New-ItemProperty -Path HKLM:\\SYSTEM\\CurrentControlSet\\Control\\FileSystem "
        "-Name LongPathsEnabled -Value 1 -PropertyType DWORD -Force",
    ),
)

PACKAGES_FINE = Advice(
    Text(zh="{number} 个包都是课程固定的版本", en="All {number} packages have the course's versions")
)
PACKAGES_MISSING = Advice(
    Text(zh="缺少包：{names}", en="Packages are missing: {names}"),
    Text(zh="没有它们，课程跑不起来。", en="Without them the course cannot run."),
    START,
)
TOOLS_MISSING = Advice(
    Text(zh="缺少检查课程用的包：{names}", en="Packages that check the course are missing: {names}"),
    Text(zh="上课不需要它们，`start.py test` 需要。", en="Lessons do without them; `start.py test` does not."),
    START,
)
PACKAGES_OTHER = Advice(
    Text(zh="版本和课程固定的不同：{names}", en="Versions other than the course's: {names}"),
    Text(zh="输出可能和笔记本里的不一样。", en="Outputs may differ from those in the notebooks."),
    REBUILD,
)
JUPYTER_FINE = Advice(
    Text(
        zh="JupyterLab {lab} · ipywidgets {widgets} · jupyterlab_widgets {lab_widgets}",
        en="JupyterLab {lab} · ipywidgets {widgets} · jupyterlab_widgets {lab_widgets}",
    )
)
JUPYTER_WRONG = Advice(
    Text(
        zh="JupyterLab {lab}、ipywidgets {widgets}、jupyterlab_widgets {lab_widgets} 配不到一起",
        en="JupyterLab {lab}, ipywidgets {widgets} and jupyterlab_widgets {lab_widgets} do not fit together",
    ),
    Text(
        zh="按钮和进度会显示成一行文字。需要 JupyterLab 4、ipywidgets 8、jupyterlab_widgets 3。",
        en="Buttons would show as a line of text. JupyterLab 4, ipywidgets 8 and jupyterlab_widgets 3 belong together.",
    ),
    REBUILD,
)

PROXY_NONE = Advice(Text(zh="没有设置代理", en="No proxy is set"))
PROXY_SET = Advice(
    Text(
        zh="设置了代理（{names}），已对本机地址放行",
        en="A proxy is set ({names}); this machine's own addresses are exempt",
    )
)
PROXY_LOOPBACK = Advice(
    Text(
        zh="设置了代理（{names}），没有对本机地址放行",
        en="A proxy is set ({names}) and covers this machine's own addresses",
    ),
    Text(
        zh="发给模拟服务的请求会被代理截走；connect() 会自己处理，命令行里的 curl 不会。",
        en="Requests to the mock would go to the proxy; connect() sees to that, curl in a terminal does not.",
    ),
    {"Windows": "setx NO_PROXY 127.0.0.1,localhost", "": "export NO_PROXY=127.0.0.1,localhost"},
)
PROXY_MALFORMED = Advice(
    Text(zh="代理变量 {name} 的写法不对", en="The proxy variable {name} is malformed"),
    Text(
        zh="两个 SDK 建立客户端时就会报错。应当像 http://127.0.0.1:7890 这样。",
        en="Both SDKs fail as soon as a client is made. It should look like http://127.0.0.1:7890.",
    ),
    {"Windows": "Remove-Item Env:{name}", "": "unset {name}"},
)
PROXY_SOCKS = Advice(
    Text(zh="代理变量 {name} 是 SOCKS，但没有装 socksio", en="{name} is a SOCKS proxy, and socksio is not installed"),
    Text(zh="两个 SDK 建立客户端时就会报错。", en="Both SDKs fail as soon as a client is made."),
    'python -m pip install "httpx[socks]"',
)
LOOPBACK_FINE = Advice(Text(zh="本机地址 127.0.0.1 可以连接", en="127.0.0.1 can be reached"))
LOOPBACK_BROKEN = Advice(
    Text(zh="连不上本机地址 127.0.0.1（{error}）", en="127.0.0.1 cannot be reached ({error})"),
    Text(
        zh="模拟服务和 JupyterLab 都靠它。多半是防火墙或安全软件拦住了 Python。",
        en="The mock and JupyterLab live there. Most likely a firewall or security software stops Python.",
    ),
    Text(
        zh="在防火墙里允许这个环境的 python，再试一次", en="allow this environment's python in the firewall, try again"
    ),
)
MOCK_FINE = Advice(Text(zh="模拟服务能启动，能应答", en="The mock starts and answers"))
MOCK_BROKEN = Advice(
    Text(zh="模拟服务启动不了（{error}）", en="The mock does not start ({error})"),
    Text(zh="练习模式要用它。", en="Practice mode needs it."),
    Text(zh="看完整的报错：python -m helpers.ark_mock", en="see the whole error: python -m helpers.ark_mock"),
)
SERVICE_FINE = Advice(Text(zh="真实模式的地址有应答：{host}", en="Real mode's address answers: {host}"))
SERVICE_SILENT = Advice(
    Text(zh="真实模式的地址没有应答（{error}）：{host}", en="Real mode's address does not answer ({error}): {host}"),
    Text(zh="真实调用会失败，练习模式不受影响。", en="Real calls will fail; practice mode is not affected."),
    {"Windows": "curl.exe -I https://{host}", "": "curl -I https://{host}"},
)

CLOCK_FINE = Advice(
    Text(
        zh="时钟走得平稳（不联网无法知道它准不准；AK/SK 签名允许相差 15 分钟）",
        en="The clock runs evenly (whether it is right cannot be known offline; an AK/SK signature allows 15 minutes)",
    )
)
SET_CLOCK = {
    "Windows": "w32tm /resync",
    "Darwin": "sudo sntp -sS time.apple.com",
    "": "sudo timedatectl set-ntp true",
}
CLOCK_BEHIND = Advice(
    Text(zh="系统时间是 {date}，比课程还早", en="The clock says {date}, before the course was made"),
    Text(zh="AK/SK 签名和证书检查都会失败。", en="AK/SK signatures and certificate checks will fail."),
    SET_CLOCK,
)
CLOCK_JUMPS = Advice(
    Text(zh="时钟在跳（{milliseconds} 毫秒）", en="The clock jumps ({milliseconds} ms)"),
    Text(
        zh="正在校时，或虚拟机刚恢复；这时测到的时延和签名时间不可信。",
        en="It is being set, or a virtual machine woke up; timings and signature dates are not to be trusted now.",
    ),
    SET_CLOCK,
)

ENV_FILE_NONE = Advice(Text(zh="没有 .env（练习模式不需要）", en="There is no .env (practice mode needs none)"))
ENV_FILE_FINE = Advice(Text(zh=".env 可以读取，设置了：{names}", en=".env is readable and sets: {names}"))
ENV_FILE_EMPTY = Advice(Text(zh=".env 可以读取，什么也没有设置", en=".env is readable and sets nothing"))
ENV_FILE_NAMED = Advice(
    Text(zh="有个文件叫 {name}，课程只认 .env", en="There is a file {name}; the course reads .env only"),
    Text(
        zh="里面的设置不起作用；Windows 的记事本会悄悄加上 .txt。",
        en="What it sets has no effect. Windows' Notepad adds .txt without a word.",
    ),
    {"Windows": 'Rename-Item "{name}" .env', "": 'mv "{name}" .env'},
)
ENV_FILE_PLACED = Advice(
    Text(
        zh=".env 放在了 {folder}，课程只读仓库根目录的",
        en=".env lies in {folder}; the course reads the one at its root",
    ),
    Text(zh="里面的设置不起作用。", en="What it sets has no effect."),
    {"Windows": 'Move-Item "{folder}/.env" .env', "": 'mv "{folder}/.env" .env'},
)
ENV_FILE_UNREADABLE = Advice(
    Text(zh=".env 读不出来（{error}）", en=".env cannot be read ({error})"),
    Text(
        zh="connect() 会停在这里。多半存成了 UTF-16（PowerShell 的 > 会这样）或没有读权限。",
        en="connect() stops here. Most likely it is UTF-16 (PowerShell's > does that) or may not be read.",
    ),
    {
        "Windows": "(Get-Content .env) | Set-Content -Encoding utf8 .env",
        "": "chmod 600 .env && iconv -f UTF-16 -t UTF-8 .env > .env.new && mv .env.new .env",
    },
)
ENV_FILE_FOLDER = Advice(
    Text(zh=".env 是一个文件夹，应当是文件", en=".env is a folder; it should be a file"),
    Text(zh="里面的设置不起作用。", en="Nothing in it has an effect."),
    {"Windows": "Rename-Item .env env-folder", "": "mv .env env-folder"},
)
ENV_FILE_OPEN = Advice(
    Text(zh="这台机器上的其他用户也能读 .env", en="Other users of this machine may read .env"),
    Text(zh="里面有密钥。", en="It holds secrets."),
    "chmod 600 .env",
)
ENV_FILE_TRACKED = Advice(
    Text(zh=".env 被 git 跟踪了", en="git tracks .env"),
    Text(
        zh="下一次提交或推送会把密钥公开。推送过的 Key 请到控制台删除并换新。",
        en="The next commit or push publishes the keys. A key that was pushed must be deleted in the console.",
    ),
    "git rm --cached .env",
)
ENV_FILE_TYPO = Advice(
    Text(zh=".env 里的 {name} 没有用处，是不是 {meant}？", en="{name} in .env means nothing; is it {meant}?"),
    Text(zh="名字差一个字母，设置就不起作用。", en="One letter off, and it has no effect."),
    Text(zh="在 .env 里把 {name} 改成 {meant}", en="rename {name} to {meant} in .env"),
)

MODE = Advice(Text(zh="模式：{mode}", en="Mode: {mode}"))
SETTING_WRONG = Advice(
    Text(zh="{message}", en="{message}"),
    Text(zh="connect() 会停在这里。", en="connect() stops here."),
    Text(
        zh="改正它：在 .env 里改了就重新运行准备单元格，在终端里改了就重新启动 JupyterLab",
        en="correct it: after .env run the set-up cell again, after the terminal start JupyterLab again",
    ),
)
KEY_NONE = Advice(
    Text(zh="没有设置 ARK_API_KEY（练习模式不需要）", en="ARK_API_KEY is not set (practice mode needs none)")
)
KEY_FINE = Advice(Text(zh="{name}（{source}）：{kind}", en="{name} ({source}): {kind}"))
KEY_FLAWED = Advice(
    Text(zh="{name}（{source}）：{kind}；{flaws}", en="{name} ({source}): {kind}; {flaws}"),
    Text(
        zh="请求会在发出之前失败（只显示 Connection error），或得到 401。",
        en="Requests fail before they are sent (as a bare «Connection error»), or get a 401.",
    ),
    Text(
        zh="重新复制一遍，等号右边只留 Key 本身，没有引号和空格",
        en="copy it again; to the right of the equals sign nothing but the key, no quotes, no spaces",
    ),
)
KEY_WRONG = Advice(
    Text(zh="{name}（{source}）：{kind}", en="{name} ({source}): {kind}"),
    Text(zh="方舟会回答 401。", en="Ark will answer 401."),
    Text(
        zh="在控制台的 API Key 管理页面复制 API Key：https://console.volcengine.com/ark/region:ark+cn-beijing/apiKey",
        en="copy an API Key from the console: https://console.volcengine.com/ark/region:ark+cn-beijing/apiKey",
    ),
)
ACCESS_KEY_WRONG = Advice(
    Text(zh="{name}（{source}）：{kind}", en="{name} ({source}): {kind}"),
    Text(
        zh="这里应当是 Access Key（AK/SK），签名会失败。", en="An Access Key (AK/SK) belongs here; signing will fail."
    ),
    Text(
        zh="在控制台的 API访问密钥 页面复制：https://console.volcengine.com/iam/keymanage/",
        en="copy it from the console: https://console.volcengine.com/iam/keymanage/",
    ),
)
KEY_SHADOWED = Advice(
    Text(
        zh="环境变量 {name} 和 .env 里的不一样，起作用的是环境变量",
        en="{name} differs between the environment and .env; the environment counts",
    ),
    Text(zh="改了 .env 却没有变化，多半是这个原因。", en="This is why a change in .env may have no effect."),
    {"Windows": "Remove-Item Env:{name}", "": "unset {name}"},
)
KEY_WINS = Advice(
    Text(
        zh="同时设置了 ARK_API_KEY 和 AK/SK：SDK 总是用 ARK_API_KEY",
        en="Both ARK_API_KEY and AK/SK are set: the SDK always uses ARK_API_KEY",
    ),
    Text(
        zh="写了 Ark(ak=…, sk=…) 也不会用到 AK/SK，而且没有提示。",
        en="Even Ark(ak=…, sk=…) will not use AK/SK, without a word.",
    ),
)
OTHER_FAMILY = Advice(
    Text(
        zh="设置的是 VOLCENGINE_ACCESS_KEY：方舟客户端读的是 VOLC_ACCESSKEY 和 VOLC_SECRETKEY",
        en="VOLCENGINE_ACCESS_KEY is set: the Ark client reads VOLC_ACCESSKEY and VOLC_SECRETKEY",
    ),
    Text(
        zh="同一个密钥有两种变量名，客户端各认一种。",
        en="There are two names for the same secret, and each client knows one of them.",
    ),
)
