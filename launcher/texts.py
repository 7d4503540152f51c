"""Every sentence that start.py says, Chinese first, English after it."""

HELP = """\
用法 / usage:  python3 start.py [命令 command] [选项 options] [其余参数 further arguments]
（Windows: py -3 start.py …）

命令 commands
  lab       准备好环境，打开 JupyterLab 的第 00 课（默认），或后面写的笔记本、文件夹；
            其余参数交给 jupyter lab，例如 --no-browser --port 8899
            make the environment ready, open lesson 00 in JupyterLab (default), or the notebook or folder named after
            it; further arguments go to jupyter lab
  test      运行全部测试；其余参数交给 pytest
            run all tests; further arguments go to pytest
  doctor    检查这台电脑：能运行时退出码为 0，不能时为 1
            check this machine: exit code 0 if the course can run, 1 if not
  outputs   执行所有课程并写入输出；其余参数是笔记本文件，--fresh 重写全部输出
            run every lesson and write its outputs; further arguments name notebooks, --fresh rewrites all outputs
  html      把每一课做成网页，放在 site/ 里，不联网也能读；显示已有的输出，不运行代码
            make a web page of every lesson in site/, to read without network; shows stored outputs, runs nothing
  update    获取课程更新；会被更新覆盖的笔记本先复制到 mine/
            get the course's update; notebooks that it would overwrite are first copied to mine/

选项 options
  --slim        安装较小的官方 SDK（70 MB 而不是 203 MB）/ install the smaller official SDK (70 MB, not 203 MB)
  --mirror URL  从这个 PyPI 镜像安装 / install from this PyPI mirror
  --rebuild     删除 .venv 并重新创建 / delete .venv and make it again
  -h, --help    显示本说明 / show this"""

UNKNOWN_COMMAND = "没有“{word}”这个命令{hint}。运行 python3 start.py --help 查看说明。/ No command {word}; see --help."
DID_YOU_MEAN = "，是不是“{word}”"
ONE_PAGE = "一次只能打开一个笔记本或文件夹：{names} / only one notebook or folder can be opened at once: {names}"
NO_SUCH_PATH = "没有这个文件或文件夹：{path}\nNo such file or folder: {path}"
MEANT_IN_COURSE = "路径从你所在的文件夹算起。你要的可能是 / paths count from the folder you are in; perhaps: {path}"
OUTSIDE = """\
这个文件或文件夹不在课程文件夹里：{path}
JupyterLab 只显示课程文件夹里的内容。先把它复制到：{root}
It is outside the course, and JupyterLab shows the course's folder only. Copy it there first."""
MIRROR_NEEDS_URL = "--mirror 后面要写地址，例如：/ --mirror needs an address, for example:\n  {command}"

MAKING = "[1/4] 创建虚拟环境 .venv / making the environment .venv"
GETTING_UV = "[2/4] 安装 uv / installing uv"
INSTALLING = "[3/4] 安装课程需要的包，第一次需要几分钟 / installing the packages; the first time takes some minutes"
WARMING = "[4/4] 预热：编译字节码 / warming up: compiling byte-code"
READY = "环境已就绪 / the environment is ready"
PIP_SETTINGS = "      沿用你的 pip 设置 / using your pip settings: {names}"
SLIM_FOR_WINDOWS = (
    "      Windows 未启用长路径，改装较小的 SDK / long paths are off in Windows: installing the smaller SDK"
)
FALLING_BACK = "      uv 没有成功，改用 pip / uv did not succeed, trying pip"
DELETING = "      删除旧的 .venv / deleting the old .venv"

NO_ENSUREPIP = """\
这个 Python 缺少 venv 或 ensurepip，不能创建虚拟环境。请先运行：/ This Python lacks venv or ensurepip. First run:
  {command}
然后再运行一次 start.py。/ Then run start.py again."""
NO_ENSUREPIP_ELSEWHERE = "安装完整的 Python / install a complete Python: https://www.python.org/downloads/"

FOREIGN = """\
文件夹里已经有一个 .venv，但不是 start.py 创建的；它没有被改动。
There is a .venv that start.py did not make; nothing was changed.
要删除它并重新创建，请运行：/ To delete it and make a new one, run:
  {command}"""
BROKEN = """\
.venv 已损坏 / .venv is broken: {why}
要删除它并重新创建，请运行：/ To delete it and make a new one, run:
  {command}"""
IN_USE = """\
.venv 正在使用中，无法删除。请关闭 JupyterLab 和使用它的终端，再试一次。
.venv is in use and cannot be deleted. Close JupyterLab and the terminals that use it, then try again.
({detail})"""
WHY_NO_ANSWER = "其中的 Python 不能运行 / its Python does not run"
WHY_ELSEWHERE = "它属于另一个文件夹 / it belongs to another folder"
WHY_VERSION = "它是为 Python {then} 创建的，现在是 {now} / it was made for Python {then} and now finds {now}"
WHY_TOO_OLD = "它的 Python {now} 太旧 / its Python {now} is too old"
WHY_MISSING = "缺少包 / packages are missing: {names}"

FAILED = "失败 / failed: {what}\n{cause}"
LOG_TAIL = "最后几行输出 / the last lines were:\n{lines}"
CAUSE_DISK = """\
磁盘空间不够：需要约 {needed} MB，现有 {free} MB。/ The disk is full: about {needed} MB needed, {free} MB free.
清理后再试，或安装较小的版本：/ Make room and try again, or install the smaller form:
  {slim}"""
CAUSE_NETWORK = """\
连不上软件源，或其中没有需要的版本。/ The package index cannot be reached, or lacks a version that is needed.
检查网络和代理后再运行一次；在中国大陆可以用镜像：/ Check network and proxy and run it again, or use a mirror:
  {mirror}"""
CAUSE_CERTIFICATE = """\
软件源的证书没有通过验证。公司网络请设置证书：
The index's certificate was refused. In a company network set its certificate:
  {cert}"""
CAUSE_PERMISSION = """\
没有写入权限，或文件正被使用。关闭 JupyterLab，确认这个文件夹属于你，再试一次。
No permission to write, or a file is in use. Close JupyterLab, make sure this folder is yours, then try again."""
CAUSE_LONG_PATH = """\
路径太长。把课程移到更短的路径（例如 C:\\ark），再运行一次。
The path is too long. Move the course to a shorter one (C:\\ark, say) and run it again."""
CAUSE_UNKNOWN = """\
再运行一次通常会接着安装；仍然失败时重新创建：/ Running it again usually goes on; if it fails still, make it anew:
  {rebuild}"""

STOPPED = "已停止；再运行一次会接着做 / stopped; run it again to go on"

NO_GIT = """\
这个文件夹不是用 git 获取的，或者没有安装 git，所以不能自动更新。
This folder did not come by git, or git is missing: no update possible.
下载新的压缩包，解压到新文件夹；旧文件夹里的内容都还在。
Download the new archive into a new folder; the old one stays as it is."""
NO_UPSTREAM = "当前分支没有对应的远程分支 / this branch follows no remote branch: {branch}"
FETCH_FAILED = "没有取到更新，什么都没有改动。/ The update could not be fetched; nothing was changed.\n{detail}"
UP_TO_DATE = "已经是最新版本 / already up to date"
OWN_COMMITS = """\
你在这个文件夹里有自己的提交，不能直接更新；什么都没有改动。/ You have commits of your own here; nothing was changed.
熟悉 git 的话，运行：/ If you know git, run:
  git rebase {upstream}"""
KEPT = "你的版本已保存 / your version is kept: {path}"
UPDATE_FAILED = "更新失败，你的文件已放回原处。/ The update failed; your files are back in place.\n{detail}"
UPDATED = "已更新 / updated: {count} 个文件 / files"

PAGES_MADE = "已生成，用浏览器打开 / made; open in a browser: {path}"
PAGES_OF_ALL = "html 总是生成全部网页，不接受其他参数 / html makes all pages and takes no arguments: {rest}"
UNREADABLE_NOTEBOOK = "这个笔记本读不出来，网页没有生成 / this notebook cannot be read; no page was made:\n  {path}"

# What the web pages say, by edition.
PAGES = {
    "zh": {
        "lang": "zh-CN",
        "course": "从零学会调用火山方舟",
        "contents": "目录",
        "drawn": "这个单元格画的图，文字里有说明",
        "read_only": "网页只供阅读，代码不能在这里运行。想动手做，请在课程文件夹里运行 <code>python3 start.py</code>。",
    },
    "en": {
        "lang": "en",
        "course": "Learn to call Volcengine Ark, from nothing",
        "contents": "Contents",
        "drawn": "What this cell draws; the text explains it",
        "read_only": "Pages are for reading. To run the code: <code>python3 start.py</code> in the course’s folder.",
    },
}
