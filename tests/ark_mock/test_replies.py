"""What the mock says, asked with prompts that stand in no lesson."""

import re
import sys
from dataclasses import replace

import pytest

from helpers.ark_mock.replies import RULES, Reply, decide
from helpers.ark_mock.rules import prompt as prompts
from helpers.ark_mock.scripts import SCRIPTS


def ask(*turns: str, system: str = "", variant: int = 0, thinking: bool = False, **more) -> Reply:
    """The reply to a conversation: user, assistant, user … in turn."""
    messages = [{"role": "system", "content": system}] if system else []
    messages += [{"role": ("user", "assistant")[at % 2], "content": turn} for at, turn in enumerate(turns)]
    return decide(messages, model="any-model", thinking=thinking, variant=variant, **more)


EVERY_MARK = frozenset().union(
    *(value for rule in RULES for value in vars(sys.modules[rule.__module__]).values() if isinstance(value, frozenset))
)

EXACT = [
    ("从4数到9", "4、5、6、7、8、9"),
    ("数到十二，用汉字", "一、二、三、四、五、六、七、八、九、十、十一、十二"),
    ("从 6 数到 8，每个数字一行", "6\n7\n8"),
    ("从9倒数到5", "9、8、7、6、5"),
    ("倒数3个数", "3、2、1"),
    ("列出1到10的奇数", "1、3、5、7、9"),
    ("从2数到20，每次加6", "2、8、14、20"),
    ("从-2数到2", "-2、-1、0、1、2"),
    ("count from 3 to 9", "3, 4, 5, 6, 7, 8, 9"),
    ("Count backwards from ten to six.", "10, 9, 8, 7, 6"),
    ("count by twos from 2 to 10", "2, 4, 6, 8, 10"),
    ("Count from nine to twelve in words", "nine, ten, eleven, twelve"),
    ("even numbers from 1 to 8, one per line, please list", "2\n4\n6\n8"),
    ("重复三遍：晚安", "晚安\n晚安\n晚安"),
    ("把“加油”重复 4 次，不要换行", "加油加油加油加油"),
    ("请说两遍“没问题”", "没问题\n没问题"),
    ("原样返回：a1-b2", "a1-b2"),
    ("请重复：你真棒", "你真棒"),
    ("世界上有哪些饮料？", "水、茶、咖啡、牛奶、果汁"),
    ("你知道有哪些饮料吗？", "水、茶、咖啡、牛奶、果汁"),
    ("只回复好的", "好的"),
    ("say 'good luck' 2 times", "good luck\ngood luck"),
    ("repeat the word mango three times", "mango\nmango\nmango"),
    ("reply with exactly: pong", "pong"),
    ("Say this is a drill", "this is a drill"),
    ("17+25=?", "17 + 25 = 42"),
    ("6 × (2 + 3) 等于多少？", "6 × (2 + 3) = 30"),
    ("九减四等于几", "9 - 4 = 5"),
    ("What is 90 divided by 8?", "90 ÷ 8 = 11.25"),
    ("0.1+0.2等于几？", "0.1 + 0.2 = 0.3"),
    ("5的平方是多少", "5^2 = 25"),
    ("8/0", "除数不能为 0，这道题没有结果。"),
    ("3乘以4等于多少？只回答数字", "12"),
    ("9.11 和 9.8 哪个大？", "9.8 更大，9.11 更小。"),
    ("把 31, 4, 15 从小到大排序", "4、15、31"),
    ("把 orange 转成大写", "ORANGE"),
    ('reverse "drawer"', "reward"),
    ("How many s's are in mississippi?", "There are 4 s's in “mississippi”."),
    ("“春眠不觉晓”有几个字？", "“春眠不觉晓”一共有 5 个字符。"),
    ("Count to 12 by 3s", "3, 6, 9, 12"),
    ("说“早安”", "早安"),
    ("回复“在的”两个字", "在的"),
    ('Output the word "ping" only.', "ping"),
    ("1到50的和是多少", "1 到 50 的和是 1275。"),
    ("144的平方根是多少", "√144 = 12"),
    ("What's 20% of 45?", "20 ÷ 100 × 45 = 9"),
    ("一天有几个小时？", "一天有 24 小时。"),
    ("翻译成英文：晚安", "Good night"),
    ("“谢谢”用英语怎么说？", "Thank you"),
    ("How do you say good morning in Chinese?", "早上好"),
    ("用列表列出两种蔬菜", "- 白菜\n- 番茄"),
    ("give me 3 sports as a numbered list", "1. running\n2. swimming\n3. basketball"),
    ("用 JSON 返回三种饮料", '["水", "茶", "咖啡"]'),
    ("以 CSV 格式列出 2 个国家", "序号,内容\n1,中国\n2,法国"),
    ("给我两种乐器，用表格", "| 序号 | 内容 |\n| --- | --- |\n| 1 | 钢琴 |\n| 2 | 吉他 |"),
    ("List the seasons", "spring, summer, autumn, winter"),
    ("一周有哪几天？", "星期一、星期二、星期三、星期四、星期五、星期六、星期日"),
    ("中国的首都是哪里？只回答城市名", "北京"),
    ("判断情感：这部电影太无聊了", "负面（文中有“无聊”）"),
    ("我喜欢爬山", "好，你喜欢爬山。只要后面的请求把这条消息带上，我就能说出来。"),
    ("I love hiking.", "Noted: you like hiking. As long as later requests carry this message, I can tell you."),
    ("给出 2 个早睡的理由", "1. 早睡的理由（模拟示例 1）\n2. 早睡的理由（模拟示例 2）"),
]


@pytest.mark.parametrize(("prompt", "answer"), EXACT)
def test_a_task_with_one_right_answer_gets_it(prompt, answer):
    assert ask(prompt).content == answer


@pytest.mark.parametrize(("prompt", "answer"), EXACT)
def test_the_quick_look_turns_no_rule_away_that_would_answer(prompt, answer):
    read = prompts.read([{"role": "user", "content": prompt}], 0)

    quick = next(rule.__name__ for rule in RULES if rule(read))
    thorough = next(rule.__name__ for rule in RULES if rule(replace(read, marks=EVERY_MARK)))

    assert quick == thorough


@pytest.mark.parametrize(
    ("prompt", "beginning"),
    [
        ("什么是推理接入点", "推理接入点是你在方舟里为一个模型建的入口。"),
        ("Explain streaming", "Streaming sends a reply while it is being written."),
        ("token 是什么意思？", "token 是模型读写文本的最小单位。"),
        ("What does RPM mean?", "Rate limiting caps how much you may send in a time."),
        ("天空为什么是蓝色的呢", "因为空气分子散射蓝光比散射红光强得多。"),
    ],
)
def test_it_explains_the_terms_of_the_course(prompt, beginning):
    assert ask(prompt).content.startswith(beginning)


def test_a_comparison_explains_both_terms():
    lines = ask("数据面和管控面有什么区别？").content.split("\n")

    assert [line[:3] for line in lines] == ["数据面", "管控面"]


@pytest.mark.parametrize("prompt", ["你是谁？", "你是 ChatGPT 吗", "介绍一下你自己", "你是什么模型"])
def test_asked_in_chinese_it_says_that_it_is_the_mock(prompt):
    content = ask(prompt).content

    assert "模拟服务" in content
    assert "不是" in content


@pytest.mark.parametrize("prompt", ["Who are you?", "are you a real person", "What model are you?", "Are you GPT?"])
def test_asked_in_english_it_says_that_it_is_the_mock(prompt):
    content = ask(prompt).content

    assert "mock" in content
    assert "not a model" in content


@pytest.mark.parametrize("variant", range(5))
@pytest.mark.parametrize("prompt", ["如何做红烧肉？", "How do I fix my bike?"])
def test_without_a_rule_it_says_what_was_asked_and_what_it_is(prompt, variant):
    content = ask(prompt, variant=variant).content

    assert prompt.rstrip("？?") in content
    assert "模拟服务" in content or "mock" in content
    assert "真实模式" in content or "real mode" in content


@pytest.mark.parametrize(
    ("prompt", "chinese"),
    [
        ("解释 max_tokens", True),
        ("如何做红烧肉？", True),
        ("How do I fix my bike?", False),
        ("用 Python 的 openai SDK 怎么发请求", True),
        ("Translate 你好 into English and explain", False),
        ("请翻译：see you tomorrow", False),
        ("What does 推理接入点 mean?", False),
        ("こんにちは、元気ですか", False),
        ("Pythonを使って挨拶を表示する方法", False),
        ("你觉得 'the quick brown fox' 怎么样", True),
    ],
)
def test_it_answers_in_the_language_it_is_asked_in(prompt, chinese):
    assert bool(re.search("[\u3400-\u9fff]{4}", ask(prompt).content.replace(prompt, ""))) is chinese


@pytest.mark.parametrize("empty", ["", "  \n", [], [{"type": "text", "text": " "}], "?!", "42"])
def test_what_is_in_no_language_is_answered_in_chinese(empty):
    reply = decide([{"role": "user", "content": empty}], model="m", thinking=True, variant=0)

    assert not re.search("[a-z]{3}", reply.content + reply.reasoning_content, re.I), reply


def test_an_empty_message_beside_english_is_answered_in_english():
    answer = "This message holds no text. Write something and send it again."

    assert ask("How are you?", "I am fine.", "").content == answer
    assert ask("", system="Be kind.").content == answer


@pytest.mark.parametrize(
    "question",
    [
        "你能联网吗",
        "请问你可以上网查资料吗？",
        "帮我联网搜索一下",
        "您能打开这个网页吗",
        "你现在在线吗",
        "能不能访问互联网",
    ],
)
def test_asked_in_chinese_whether_it_is_online_it_says_no(question):
    assert ask(question).content.startswith("我不能联网：")


@pytest.mark.parametrize(
    "question",
    [
        "Can you browse the web?",
        "do you have internet access",
        "Are you connected to the internet?",
        "could you open this link",
        "Please search the web for cats",
        "are you online",
    ],
)
def test_asked_in_english_whether_it_is_online_it_says_no(question):
    assert ask(question).content.startswith("I cannot go online:")


@pytest.mark.parametrize(
    "question",
    [
        "手机怎么联网",
        "联网搜索怎么用",
        "请上网课好吗",
        "do you have a link to the docs",
        "can you explain how the web works",
    ],
)
def test_another_question_about_the_web_is_not_taken_for_that(question):
    assert "不能联网" not in ask(question).content and "go online" not in ask(question).content


def test_a_question_without_words_is_answered_in_the_language_of_the_conversation():
    assert ask("你好", "你好！", "👍").content.startswith("关于“👍”")
    assert ask("hello", "Hello!", "👍").content.startswith("About “👍”")


CONVERSATION = ("我叫小航，我最喜欢的颜色是紫色。我今年15岁，住在苏州", "你好", "我的狗叫豆豆", "真可爱")
DIALOGUE = ("Hi, my name is Nora and my favorite fruit is mango.", "Hello Nora", "The secret word is lantern.", "OK")


@pytest.mark.parametrize(
    ("turns", "question", "answer"),
    [
        (CONVERSATION, "我叫什么？", "你叫小航。"),
        (CONVERSATION, "你还记得我的名字吗？", "你叫小航。"),
        (CONVERSATION, "我最喜欢的颜色是什么", "你最喜欢的颜色是紫色。"),
        (CONVERSATION, "我几岁了？", "你 15 岁。"),
        (CONVERSATION, "我住在哪里", "你说过：苏州。"),
        (CONVERSATION, "我的狗叫什么名字？", "你的狗叫豆豆。"),
        (CONVERSATION, "我第二句说了什么？", "你第 2 句说的是：“我的狗叫豆豆”"),
        (CONVERSATION, "你刚才说了什么？", "我上一句说的是：“真可爱”"),
        (CONVERSATION, "我第九句说了什么", "到现在你只说过 2 句，没有第 9 句。"),
        (CONVERSATION, "我们聊了几句？", "算上这一条，你发了 3 条消息，我回复了 2 条，一共 5 条。"),
        (DIALOGUE, "What's my name?", "Your name is Nora."),
        (DIALOGUE, "what is my favourite fruit?", "Your favourite fruit is mango."),
        (DIALOGUE, "What is the secret word?", "The secret word is lantern."),
        (DIALOGUE, "What did you just say?", "My last message was: “OK”"),
        (DIALOGUE, "what did I say first?", f"Your first message was: “{DIALOGUE[0]}”"),
        (("记住：密码是 4711", "好"), "我让你记住的是什么？", "你让我记住的是：密码是 4711"),
        (("我喜欢芒果。", "好"), "我刚才说喜欢什么？", "你喜欢芒果。"),
        (("我喜欢芒果。", "好"), "我刚才说我喜欢什么水果来着？", "你喜欢芒果。"),
        (("我最喜欢的水果是草莓。", "好"), "我刚刚说喜欢什么水果？", "你喜欢草莓。"),
        (("我喜欢吃草莓。", "好"), "你还记得我喜欢吃什么吗？", "你喜欢吃草莓。"),
        (("我叫甲", "好", "叫我乙吧", "好"), "我叫什么", "你叫乙。"),
        (("我叫甲，不过请叫我乙。", "好"), "我叫什么", "你叫乙。"),
    ],
)
def test_it_recalls_the_conversation(turns, question, answer):
    assert ask(*turns, question).content == answer


def test_what_stands_in_no_message_is_not_recalled():
    assert ask("我叫什么？").content.startswith("在这次请求的 messages 里，你没有告诉我你的名字")
    assert ask("What did I say first?").content.startswith("In this request's messages this is your first message")


def test_a_summary_of_the_conversation_lists_who_said_what():
    lines = ask(*DIALOGUE, "Summarise our conversation").content.split("\n")

    assert lines[0] == "There were 4 messages so far:"
    assert lines[2] == "- I said: Hello Nora"


@pytest.mark.parametrize(
    ("system", "prompt", "answer"),
    [
        ("只用英文回答", "中国的首都是哪里", "The capital of 中国 is Beijing."),
        ("请始终用中文回答。", "What is the capital of Japan?", "日本的首都是东京。"),
        ("回答不超过10个字", "你是谁？", "我是模拟服务。"),
        ("回答不超过 5 个字。", "天空为什么是蓝色的？", "蓝光散射强"),
        ("Answer in at most 5 words.", "What is an API?", "Agreed interface between programs"),
        ("Answer in one sentence.", "What is an SDK?", "An SDK is a library the provider wrote."),
        ("每次回答都以“喵”结尾", "1+2=?", "1 + 2 = 3喵"),
        ("End every answer with 'Over.'", "thanks", "You're welcome! Over."),
        ("Start every reply with 'Ahoy!'", "goodbye", "Ahoy! Goodbye!"),
        ("Reply in uppercase letters only.", "bye", "GOODBYE!"),
        ("请用 JSON 回答", "列出三种季节", '["春天", "夏天", "秋天"]'),
        ("Use bullet points.", "name 2 planets", "- Mercury\n- Venus"),
        ("你是一个翻译，把用户的话翻译成英文。", "早上好", "Good morning"),
        ("Respond in French.", "bye", "(The mock writes Chinese and English only, not French.) Goodbye!"),
    ],
)
def test_it_obeys_the_system_role(system, prompt, answer):
    assert ask(prompt, system=system).content == answer


@pytest.mark.parametrize("prompt", ["彩虹有几种颜色？", "十二生肖有哪些动物？", "日本有哪些城市？"])
def test_what_one_thing_has_is_not_answered_with_samples(prompt):
    assert "模拟服务" in ask(prompt).content


def test_a_number_after_the_question_says_how_many_to_list():
    assert ask("常见的十字花科植物有哪些？只说三个").content == "白菜、甘蓝、西兰花"


@pytest.mark.parametrize(
    ("puzzle", "answer"),
    [
        ("鸡和兔一共 35 个头、94 条腿，鸡和兔各有几只？", "鸡 23 只，兔 12 只。"),
        ("鸡兔同笼，10个头，28只脚，各几只？", "鸡 6 只，兔 4 只。"),
        ("鸡和兔一共 8 个头、23 条腿，鸡和兔各有几只？", "没有这样的鸡和兔：8 个头、23 条腿，算出来的只数不是整数。"),
        ("鸡和兔一共 8 个头、40 条腿，鸡和兔各有几只？", "没有这样的鸡和兔：8 个头，腿只能在 16 到 32 条之间。"),
        ("Chickens and rabbits: 8 heads, 22 legs. How many of each?", "5 chickens and 3 rabbits."),
    ],
)
def test_the_chickens_and_rabbits_of_lesson_03_may_have_other_numbers(puzzle, answer):
    assert ask(puzzle).content == answer


def test_a_name_from_the_system_role_is_used_and_the_mock_still_named():
    content = ask("你叫什么名字？", system="你叫小豆，是一个友好的助手。").content

    assert "小豆" in content
    assert "模拟服务" in content


@pytest.mark.parametrize("limit", [5, 8, 12, 20, 35])
@pytest.mark.parametrize("prompt", ["你是谁", "什么是限流", "写一首诗", "怎样学好数学", "从1数到30", "你好"])
def test_a_limit_of_characters_is_kept(prompt, limit):
    content = ask(prompt, system=f"回答不超过{limit}个字。").content

    assert 0 < len(content) <= limit


@pytest.mark.parametrize("limit", [3, 6, 15])
@pytest.mark.parametrize("prompt", ["Who are you?", "What is a token?", "How do I fix my bike?", "write a poem"])
def test_a_limit_of_words_is_kept(prompt, limit):
    assert 0 < len(ask(prompt, system=f"Answer in at most {limit} words.").content.split()) <= limit


@pytest.mark.parametrize("length", [120, 300, 500, 800])
def test_a_text_of_a_length_has_about_that_length(length):
    chinese = ask(f"写一篇{length}字左右的短文，介绍杭州").content
    english = ask(f"Write about {length} words on rivers").content

    assert abs(len(chinese) - length) <= 0.15 * length
    assert abs(len(english.split()) - length) <= 0.15 * length
    assert "杭州" in chinese
    assert "rivers" in english


def test_a_text_of_at_least_a_length_is_not_shorter():
    for length in range(300, 440, 10):
        assert len(ask(f"写一篇不少于 {length} 字的文章，谈谈读书").content) >= length


def test_variants_differ_where_there_is_more_than_one_way_to_say_it():
    poems = {ask("写一首关于雪的诗", variant=variant).content for variant in range(6)}
    sums = {ask("2+2=?", variant=variant).content for variant in range(6)}

    assert len(poems) == 3
    assert sums == {"2 + 2 = 4"}


def test_the_same_request_gets_the_same_reply():
    replies = {ask("给我讲一个关于风的故事", variant=7, thinking=True) for _ in range(3)}

    assert len(replies) == 1


@pytest.mark.parametrize(
    ("prompt", "head"),
    [("从1数到4", "\n这是模拟服务的演示思考。"), ("count to 4", "\nThis is the mock's demonstration thinking.")],
)
def test_thinking_is_in_the_language_of_the_prompt_and_called_what_it_is(prompt, head):
    assert ask(prompt, thinking=True).reasoning_content.startswith(head)
    assert ask(prompt, thinking=False).reasoning_content == ""


def test_thinking_does_not_change_the_answer():
    assert ask("写一首诗", thinking=True).content == ask("写一首诗", thinking=False).content


def test_a_preface_about_the_form_does_not_hide_the_question():
    assert ask("用英文回答：从1数到3").content == "1, 2, 3"
    assert ask("用 JSON 回答：2+3=?").content == '{"回答": "2 + 3 = 5"}'


def test_pictures_are_counted_and_not_described():
    parts = [
        {"type": "text", "text": "图里有什么？"},
        {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}},
    ]

    content = decide([{"role": "user", "content": parts}], model="m", thinking=False, variant=0).content

    assert content.startswith("收到 1 个图片或文件。你的问题是“图里有什么”。")


@pytest.mark.parametrize(
    ("question", "begun", "rest"),
    [
        ("从1数到6", "1、2、3、", "4、5、6"),
        ("count from 1 to 6", "1, 2,", " 3, 4, 5, 6"),
        ("count from 1 to 6", "1, 2, ", "3, 4, 5, 6"),
        ("count from 1 to 6", " 1, 2, ", "3, 4, 5, 6"),
        ("count from 1 to 3", "Well:", "1, 2, 3"),
        ("count from 1 to 3", "1, 2, 3", "1, 2, 3"),
    ],
)
def test_an_answer_that_was_begun_is_continued(question, begun, rest):
    assert ask(question, begun).content == rest


@pytest.mark.parametrize("key", SCRIPTS)
def test_every_script_answers_its_prompt_letter_for_letter(key):
    system, prompt = key if isinstance(key, tuple) else ("", key)

    reply = ask(prompt, system=system, thinking=True)

    assert reply.content == SCRIPTS[key].replies[0]
    assert SCRIPTS[key].thinking in reply.reasoning_content


def test_a_script_gives_way_to_a_wish_for_another_language():
    prompt = next(key for key in SCRIPTS if isinstance(key, str) and re.search("[\u3400-\u9fff]", key))

    assert not re.search(
        "[\u3400-\u9fff]{6}", ask(prompt, system="Answer in English only.").content.replace(prompt, "")
    )
