"""The fixed material of the mock's answers: translations, lists, definitions, facts. Data only."""

from __future__ import annotations

TRANSLATIONS: tuple[tuple[str, str], ...] = (
    ("你好", "Hello"),
    ("您好", "Hello"),
    ("你好，世界", "Hello, world"),
    ("嗨", "Hi"),
    ("早上好", "Good morning"),
    ("早安", "Good morning"),
    ("下午好", "Good afternoon"),
    ("晚上好", "Good evening"),
    ("晚安", "Good night"),
    ("再见", "Goodbye"),
    ("明天见", "See you tomorrow"),
    ("谢谢", "Thank you"),
    ("谢谢你", "Thank you"),
    ("谢谢你的帮助", "Thank you for your help"),
    ("非常感谢", "Thank you very much"),
    ("不客气", "You're welcome"),
    ("对不起", "Sorry"),
    ("没关系", "It's all right"),
    ("请", "Please"),
    ("是", "Yes"),
    ("不是", "No"),
    ("好的", "OK"),
    ("欢迎", "Welcome"),
    ("生日快乐", "Happy birthday"),
    ("新年快乐", "Happy New Year"),
    ("恭喜", "Congratulations"),
    ("祝你好运", "Good luck"),
    ("加油", "Keep it up"),
    ("我爱你", "I love you"),
    ("我喜欢你", "I like you"),
    ("我爱学习", "I love learning"),
    ("我喜欢编程", "I like programming"),
    ("我喜欢学习编程", "I like learning to program"),
    ("我正在学习编程", "I am learning to program"),
    ("我正在学习 Python", "I am learning Python"),
    ("你好吗", "How are you?"),
    ("你叫什么名字", "What is your name?"),
    ("很高兴认识你", "Nice to meet you"),
    ("今天天气很好", "The weather is nice today"),
    ("今天天气真好", "The weather is really nice today"),
    ("今天天气怎么样", "How is the weather today?"),
    ("现在几点了", "What time is it?"),
    ("多少钱", "How much is it?"),
    ("我不明白", "I don't understand"),
    ("我不知道", "I don't know"),
    ("人工智能", "Artificial intelligence"),
    ("机器学习", "Machine learning"),
    ("大模型", "Large model"),
    ("大语言模型", "Large language model"),
    ("流式输出", "Streaming output"),
    ("推理接入点", "Inference endpoint"),
    ("苹果", "Apple"),
    ("香蕉", "Banana"),
    ("水", "Water"),
    ("书", "Book"),
    ("猫", "Cat"),
    ("狗", "Dog"),
    ("太阳", "Sun"),
    ("月亮", "Moon"),
    ("世界", "World"),
    ("朋友", "Friend"),
    ("老师", "Teacher"),
    ("学生", "Student"),
    ("学校", "School"),
    ("中国", "China"),
    ("春天", "Spring"),
    ("夏天", "Summer"),
    ("秋天", "Autumn"),
    ("冬天", "Winter"),
    ("知识就是力量", "Knowledge is power"),
    ("时间就是金钱", "Time is money"),
    ("熟能生巧", "Practice makes perfect"),
    ("千里之行，始于足下", "A journey of a thousand miles begins with a single step"),
)

# name: (words it is asked by, Chinese items, English items, whether that is all there are)
TOPICS: dict[str, tuple[str, str, str, bool]] = {
    "weekdays": (
        "星期|一周(?:有)?(?:哪)?几?天|一周的每一天|days of the week|weekdays|week days",
        "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
        "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
        True,
    ),
    "months": (
        "月份|十二个月|12 ?个月|months",
        "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
        "January|February|March|April|May|June|July|August|September|October|November|December",
        True,
    ),
    "letters": (
        "字母表|英文字母|26 ?个字母|letters of the alphabet|the alphabet",
        "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z",
        "A|B|C|D|E|F|G|H|I|J|K|L|M|N|O|P|Q|R|S|T|U|V|W|X|Y|Z",
        True,
    ),
    "numbers": ("(?<![的答出])数字|整数|integers?|numbers", "1 2 3 4 5 6 7 8 9 10", "1|2|3|4|5|6|7|8|9|10", False),
    "seasons": ("四季|季节|seasons", "春天 夏天 秋天 冬天", "spring|summer|autumn|winter", True),
    "planets": (
        "行星|planets?",
        "水星 金星 地球 火星 木星 土星 天王星 海王星",
        "Mercury|Venus|Earth|Mars|Jupiter|Saturn|Uranus|Neptune",
        True,
    ),
    "continents": (
        "大洲|七大洲|continents",
        "亚洲 非洲 北美洲 南美洲 南极洲 欧洲 大洋洲",
        "Asia|Africa|North America|South America|Antarctica|Europe|Oceania",
        True,
    ),
    "primary colours": ("三原色|primary colou?rs", "红色 绿色 蓝色", "red|green|blue", True),
    "cruciferous plants": (
        "十字花科(?:植物|蔬菜)?|cruciferous (?:plants|vegetables)",
        "白菜 甘蓝 西兰花 花椰菜 萝卜 芥菜 油菜 荠菜",
        "cabbage|broccoli|cauliflower|kale|radish|mustard|turnip|rocket",
        False,
    ),
    "programming languages": (
        "编程语言|程序语言|programming languages?|coding languages",
        "Python JavaScript Java C C++ Go Rust TypeScript Swift Kotlin",
        "Python|JavaScript|Java|C|C++|Go|Rust|TypeScript|Swift|Kotlin",
        False,
    ),
    "fruits": (
        "水果|fruits?",
        "苹果 香蕉 橙子 葡萄 西瓜 草莓 芒果 桃子 梨 樱桃 菠萝 猕猴桃",
        "apple|banana|orange|grape|watermelon|strawberry|mango|peach|pear|cherry|pineapple|kiwi",
        False,
    ),
    "vegetables": (
        "蔬菜|vegetables?",
        "白菜 番茄 黄瓜 胡萝卜 土豆 菠菜 茄子 西兰花 洋葱 南瓜",
        "cabbage|tomato|cucumber|carrot|potato|spinach|aubergine|broccoli|onion|pumpkin",
        False,
    ),
    "colours": (
        "颜色|色彩|colou?rs?",
        "红色 橙色 黄色 绿色 蓝色 紫色 黑色 白色 灰色 棕色 粉色 青色",
        "red|orange|yellow|green|blue|purple|black|white|grey|brown|pink|cyan",
        False,
    ),
    "animals": (
        "动物|animals?",
        "猫 狗 兔子 大象 老虎 熊猫 长颈鹿 海豚 猴子 企鹅 狮子 马",
        "cat|dog|rabbit|elephant|tiger|panda|giraffe|dolphin|monkey|penguin|lion|horse",
        False,
    ),
    "countries": (
        "国家|countries|country",
        "中国 法国 巴西 埃及 印度 加拿大 日本 肯尼亚 墨西哥 澳大利亚",
        "China|France|Brazil|Egypt|India|Canada|Japan|Kenya|Mexico|Australia",
        False,
    ),
    "cities": (
        "城市|cities|city",
        "北京 上海 广州 深圳 成都 杭州 南京 西安 武汉 重庆",
        "Beijing|Shanghai|London|Paris|Tokyo|New York|Berlin|Sydney|Cairo|Toronto",
        False,
    ),
    "sports": (
        "运动|体育项目|sports?",
        "跑步 游泳 篮球 足球 羽毛球 乒乓球 骑行 网球 滑雪 登山",
        "running|swimming|basketball|football|badminton|table tennis|cycling|tennis|skiing|hiking",
        False,
    ),
    "drinks": (
        "饮料|饮品|drinks?|beverages?",
        "水 茶 咖啡 牛奶 果汁 豆浆 柠檬水 可可",
        "water|tea|coffee|milk|juice|soy milk|lemonade|cocoa",
        False,
    ),
    "flowers": (
        "花卉|鲜花|花朵|flowers?",
        "玫瑰 百合 菊花 荷花 牡丹 梅花 郁金香 向日葵",
        "rose|lily|chrysanthemum|lotus|peony|plum blossom|tulip|sunflower",
        False,
    ),
    "jobs": (
        "职业|工作岗位|jobs|professions|occupations",
        "教师 医生 工程师 厨师 记者 设计师 护士 律师",
        "teacher|doctor|engineer|cook|journalist|designer|nurse|lawyer",
        False,
    ),
    "instruments": (
        "乐器|(?:musical )?instruments?",
        "钢琴 吉他 小提琴 笛子 鼓 二胡 古筝 大提琴",
        "piano|guitar|violin|flute|drums|harp|trumpet|cello",
        False,
    ),
    "books": (
        "四大名著|classic chinese novels",
        "《红楼梦》 《西游记》 《三国演义》 《水浒传》",
        "Dream of the Red Chamber|Journey to the West|Romance of the Three Kingdoms|Water Margin",
        True,
    ),
    "names": (
        "人名|英文名|first names|names",
        "小明 小红 小刚 小丽 小华 小芳",
        "Alice|Bob|Carol|David|Emma|Frank",
        False,
    ),
}

# the words a term is asked by, what it is in Chinese, what it is in English
DEFINITIONS: tuple[tuple[str, str, str], ...] = (
    (
        "api key|api密钥|apikey|密钥",
        "API Key 是调用数据面 API 的凭证。它放在请求头 Authorization: Bearer 后面，要像密码一样保管，"
        "不写进代码和 notebook。",
        "An API Key is the credential for calling the data plane. It goes into the header after Authorization: "
        "Bearer; keep it like a password, out of code and notebooks.",
    ),
    (
        "api|接口|应用程序接口|应用编程接口",
        "API 是程序之间约定好的对话方式。一个程序按约定发出请求，另一个程序按约定返回响应。",
        "An API is an agreed way for programs to talk to each other. One sends a request in the agreed form, "
        "the other returns a response.",
    ),
    (
        "access key|ak/sk|aksk|ak 和 sk|ak|sk|访问密钥",
        "Access Key（AK/SK）是给请求签名用的一对钥匙。AK 说明你是谁，SK 用来计算签名，本身不随请求发送；管控面 "
        "API 用它。",
        "An Access Key (AK/SK) is a pair used to sign requests. AK says who you are; SK computes the signature "
        "and is never sent. The control plane uses it.",
    ),
    (
        "tokens?|词元",
        "token 是模型读写文本的最小单位。一个 token 可能是一个词、半个词或一个汉字；用量和价格都按 token 计算。",
        "A token is the smallest unit of text a model reads and writes. It may be a word, part of one, or one "
        "character; usage and price are counted in tokens.",
    ),
    (
        "推理接入点|接入点|inference endpoints?|endpoint id|endpoints?",
        "推理接入点是你在方舟里为一个模型建的入口。它的 ID 以 ep- 开头，可以填在请求的 model 字段里，"
        "便于单独限流、监控和换模型。",
        "An inference endpoint is an entrance you create for one model in Ark. Its ID starts with ep- and may "
        "stand in the request's model field, so that limits, monitoring and the model behind it are yours to "
        "set.",
    ),
    (
        "模型 ?id|model ?id|模型名",
        "模型 ID 是模型的完整名字，带版本日期。把它填在请求的 model 字段里，就是在说要用哪个模型。",
        "A model ID is the full name of a model, with the date of its version. In the request's model field it "
        "says which model to use.",
    ),
    (
        "base ?url|基础地址",
        "Base URL 是所有请求地址共同的开头。方舟数据面的 Base URL 以 /api/v3 结尾，换掉它就换了服务。",
        "The Base URL is what all request addresses begin with. Ark's ends in /api/v3; change it and you talk "
        "to another service.",
    ),
    (
        "流式输出|流式响应|流式|streaming output|streaming|stream",
        "流式输出是边生成边返回。服务把回复切成许多数据块（chunk）依次发来，你不必等到全部写完才看到开头。",
        "Streaming sends a reply while it is being written. It arrives as many chunks, so that you see the "
        "beginning long before the end is ready.",
    ),
    (
        "sse|server-sent events?",
        "SSE 是服务器通过一次 HTTP 响应连续发送事件的格式。每个事件以 data: 开头，流式输出用它，最后一个是 "
        "data: [DONE]。",
        "SSE is a format for sending events one after another in a single HTTP response. Each starts with "
        "data:; streaming uses it and ends with data: [DONE].",
    ),
    (
        "temperature|温度参数|采样温度",
        "temperature 决定模型选词有多随机。接近 0 时回复稳定，数值大时更多变；模拟服务只是按它挑选准备好的说法。",
        "temperature sets how random the choice of words is. Near 0 replies are stable, higher they vary more; "
        "the mock merely picks among prepared wordings.",
    ),
    (
        "top_p|top-p|top p|核采样",
        "top_p 限定只从最可能的那部分词里选。它和 temperature 都影响随机性，一般只调其中一个。",
        "top_p restricts the choice to the most likely words. Like temperature it affects randomness; usually "
        "one changes only one of the two.",
    ),
    (
        "max_tokens|最大输出",
        "max_tokens 是回复最多写多少个 token。到了上限就停，finish_reason 会是 length。",
        "max_tokens is how many tokens a reply may have. At the limit it stops and finish_reason is length.",
    ),
    (
        "finish_reason|结束原因",
        "finish_reason 说明回复为什么结束。stop 是正常写完，length 是到了长度上限，tool_calls 是要调用工具。",
        "finish_reason says why a reply ended. stop: it was complete; length: a limit was reached; tool_calls: "
        "a tool is to be called.",
    ),
    (
        "stop 参数|stop parameter|停止词|stop words?",
        "stop 是遇到就停笔的文字。最多四个，写到它就结束，它本身不会出现在回复里；深度思考的模型不支持。",
        "stop is text at which writing ends. There may be four; the stop text itself is not output, and "
        "thinking models "
        "do not support it.",
    ),
    (
        "请求头|headers?",
        "请求头是随请求一起发送的附加信息。身份放在 Authorization 里，正文的格式放在 Content-Type 里。",
        "Headers are the notes that travel with a request. Authorization says who you are, Content-Type how to "
        "read the "
        "body.",
    ),
    (
        "chunks?|数据块",
        "数据块（chunk）是流式输出的一小段。每块是一个 JSON，新写出的文字在 choices[0].delta 里，"
        "拼起来就是完整的回复。",
        "A chunk is one small part of a stream. Each is JSON with the new words in choices[0].delta; joined "
        "they are the "
        "whole reply.",
    ),
    (
        "delta|增量",
        "增量（delta）是这一个数据块新加的内容。把每个 delta 的 content 依次拼起来，就得到完整的回复。",
        "A delta is what one chunk adds. Join the content of all deltas in order and you have the whole reply.",
    ),
    (
        "超时|timeouts?",
        "超时是等待响应的时间上限。过了这个时间还没有结果，客户端就放弃这次请求。",
        "A timeout is how long a client waits. When it is over without a result, the client gives the request up.",
    ),
    (
        "重试|retry|retries",
        "重试是失败以后再发一次。限流和服务端错误值得等一会儿再试，参数写错了重试也没有用。",
        "A retry sends a failed request again. It helps after rate limits and server errors, not after a wrong "
        "parameter.",
    ),
    (
        "system role|system prompt|system message|系统提示词?|系统角色|system 角色|system",
        "system 消息规定整段对话的规矩，比如语言、长度、身份。它放在 messages 的最前面，用户的提问在后面。",
        "The system message sets the rules of a conversation: language, length, role. It stands first in "
        "messages, before the user's question.",
    ),
    (
        "消息角色|角色|roles?",
        "role 说明一条消息是谁说的。system 定规矩，user 提问，assistant 是模型的回复，tool 是工具的结果。",
        "role says who a message is from. system sets the rules, user asks, assistant is the model's reply, "
        "tool a tool's "
        "result.",
    ),
    (
        "messages|消息列表",
        "messages 是一次请求里的全部对话。每条消息有 role 和 content；服务不记得以前的请求，"
        "要它记得就把以前的消息一起发。",
        "messages is the whole conversation of a request. Each has a role and content; the service remembers "
        "no earlier request, so send the earlier messages along.",
    ),
    (
        "提示词|提示语|prompts?|prompt engineering|提示工程",
        "提示词是你交给模型的文字。说清任务、背景、格式和例子，回复就更合用。",
        "A prompt is the text you give a model. Say the task, the background, the format and an example, and "
        "the reply fits better.",
    ),
    (
        "上下文窗口|上下文长度|context window|context length|上下文",
        "上下文窗口是模型一次能读写的 token 总数。输入和输出都算在里面，超过了就要缩短对话。",
        "The context window is how many tokens a model can read and write at once. Input and output both count;"
        " beyond it, shorten the conversation.",
    ),
    (
        "深度思考|思考内容|思维链|reasoning_content|reasoning|thinking",
        "深度思考是模型在回答之前先写的推理。它放在 reasoning_content 里，和回答分开，也计入输出 token。",
        "Deep thinking is the reasoning a model writes before it answers. It comes in reasoning_content, apart "
        "from the answer, and counts as output tokens.",
    ),
    (
        "数据面|data plane",
        "数据面 API 用来调用模型。它用 API Key 验证身份，例如 POST /api/v3/chat/completions。",
        "The data plane is for calling models. It identifies you by API Key, as in POST /api/v3/chat/completions.",
    ),
    (
        "管控面|control plane",
        "管控面 API 用来管理资源，例如创建推理接入点和 API Key。它用 AK/SK 签名验证身份。",
        "The control plane is for managing resources, such as creating endpoints and API Keys. It identifies "
        "you by an AK/SK signature.",
    ),
    (
        "限流|rpm|tpm|rate limits?|rate limiting|429",
        "限流是服务限制一段时间内的请求量。RPM 数每分钟的请求，TPM 数每分钟的 token；超过会收到状态码 429，"
        "等一会儿再试。",
        "Rate limiting caps how much you may send in a time. RPM counts requests a minute, TPM tokens a minute;"
        " beyond it you get status 429: wait and try again.",
    ),
    (
        "usage|用量",
        "usage 是一次调用用掉的 token 数。prompt_tokens 是输入，completion_tokens 是输出，total_tokens 是两者之和。",
        "usage counts the tokens of a call. prompt_tokens is the input, completion_tokens the output, "
        "total_tokens their sum.",
    ),
    (
        "request id|请求 ?id|request_id",
        "请求 ID 是一次请求的编号。出错时把它告诉技术支持，他们就能找到这次请求。",
        "A request ID is the number of one request. When something fails, give it to support and they can find "
        "that request.",
    ),
    (
        "ttft|首 ?token 时延|首字延迟|time to first token",
        "首 token 时延（TTFT）是从发出请求到收到第一个字的时间。它决定用户觉得快不快。",
        "TTFT is the time from sending a request to the first words of the answer. It decides how fast a "
        "service feels.",
    ),
    (
        "签名|signature|hmac",
        "签名是用密钥对请求内容算出的一串字符。服务用同一把密钥再算一遍，一致就说明请求没有被改过，也确实是你发的。",
        "A signature is a string computed from a request with a secret key. The service computes it again; if "
        "both agree, the request is unchanged and yours.",
    ),
    (
        "sdk",
        "SDK 是官方写好的程序库。它替你拼请求、解析响应、重试，你只要调用函数。",
        "An SDK is a library the provider wrote. It builds requests, parses responses and retries, so that you "
        "just call functions.",
    ),
    (
        "https?(?! ?(?:状态码|status))|http 协议",
        "HTTP 是浏览器和程序向服务器要东西的协议。请求有方法、地址、请求头和正文，响应有状态码、响应头和正文。",
        "HTTP is the protocol by which browsers and programs ask servers for things. A request has a method, "
        "address, headers and body; a response a status code, headers and body.",
    ),
    (
        "状态码|status codes?|401|403|404|500",
        "状态码是响应开头的三位数字。2 开头是成功，4 开头是请求有问题（401 是身份不对，404 是找不到，429 "
        "是太快），5 开头是服务端出错。",
        "A status code is the three-digit number of a response. 2xx: success; 4xx: the request is at fault "
        "(401 identity, 404 not found, 429 too fast); 5xx: the server failed.",
    ),
    (
        "json schema|结构化输出|structured output",
        "结构化输出让模型按给定的 JSON Schema 返回数据。用 response_format 说明，拿到的内容可以直接用 "
        "json.loads 解析。",
        "Structured output makes a model return data that follows a JSON Schema. response_format asks for it, "
        "and json.loads can read the content directly.",
    ),
    (
        "json",
        "JSON 是程序之间交换数据的文本格式。对象写在花括号里，是一组名字和值；列表写在方括号里。",
        "JSON is a text format for exchanging data between programs. Objects stand in braces as names and "
        "values, lists in square brackets.",
    ),
    (
        "curl",
        "curl 是在终端里发 HTTP 请求的命令。它能写出完整的一次调用，适合排查问题。",
        "curl is a terminal command that sends HTTP requests. It can show a whole call in one line, which "
        "helps in finding problems.",
    ),
    (
        "工具调用|函数调用|tool calls?|tool calling|function calling",
        "工具调用是模型请你的程序去执行一个函数。它给出函数名和参数，你执行后把结果放进 role 为 tool 的消息，"
        "再发一次请求。",
        "Tool calling is a model asking your program to run a function. It names the function and arguments; "
        "you run it, put the result into a message whose role is tool, and send again.",
    ),
    (
        "embeddings?|向量化|文本向量|向量",
        "向量化（embedding）是把文字变成一串数字。意思相近的文字，数字也相近，所以能用来检索。",
        "An embedding turns text into a list of numbers. Texts with similar meaning get similar numbers, which "
        "makes search by meaning possible.",
    ),
    (
        "rag|检索增强生成|retrieval.augmented generation",
        "RAG 是先检索资料再让模型回答。模型根据找到的资料作答，可以减少编造。",
        "RAG looks up documents first and lets the model answer from them. That reduces invention.",
    ),
    (
        "幻觉|hallucinations?",
        "幻觉是模型一本正经地说错话。重要的内容要核对来源。",
        "A hallucination is a model saying something false with confidence. Check sources where it matters.",
    ),
    (
        "上下文缓存|缓存命中|context caching|prompt caching|cached_tokens",
        "上下文缓存是服务记住相同的开头，不必每次重新计算。命中的 token 更便宜，数在 cached_tokens 里。",
        "Context caching lets the service keep a common beginning instead of computing it again. Tokens that "
        "hit cost less and are counted in cached_tokens.",
    ),
    (
        "环境变量|environment variables?",
        "环境变量是操作系统交给程序的设置。把 API Key 放在环境变量里，代码里就不必出现它。",
        "An environment variable is a setting the system hands to a program. With the API Key there, the code "
        "need not contain it.",
    ),
    (
        "jupyter(?:lab)?|notebooks?|笔记本",
        "Jupyter notebook 是把文字、代码和结果放在一起的文档。代码一格一格运行，结果显示在下面。",
        "A Jupyter notebook is a document that holds text, code and results together. You run it cell by cell "
        "and see each result below.",
    ),
    (
        "火山方舟|方舟|volcengine ark|ark",
        "火山方舟是火山引擎的大模型服务平台。开通模型、拿到 API Key，就能通过 API 调用豆包等模型。",
        "Volcengine Ark is a platform for large models. Activate a model, get an API Key, and you can call "
        "Doubao and other models through the API.",
    ),
    (
        "豆包|doubao",
        "豆包（Doubao）是字节跳动的一系列大模型。在方舟里用以 doubao- 开头的模型 ID 调用。",
        "Doubao is ByteDance's family of large models. In Ark you call them by model IDs that start with doubao-.",
    ),
    (
        "模拟服务|模拟方舟|mock",
        "模拟服务是本课程在你电脑上运行的方舟替身。接口、字段和错误都照着真实服务，回复由规则写成，不联网也不收费。",
        "The mock is the course's local stand-in for Ark. Paths, fields and errors follow the real service; "
        "replies come from rules, offline and free.",
    ),
    (
        "大语言模型|大模型|语言模型|llms?|large language models?|language models?",
        "大语言模型是读过海量文本、学会预测下一个词的程序。靠这一点，它能对话、写作、翻译和写代码。",
        "A large language model is a program that learned from a great deal of text to predict the next word. "
        "With that it converses, writes, translates and codes.",
    ),
    (
        "人工智能|artificial intelligence|ai",
        "人工智能是让机器做需要智能的事。识别图像、理解语言、下棋都在其中。",
        "Artificial intelligence is making machines do what takes intelligence. Recognising images, "
        "understanding language and playing chess are examples.",
    ),
    (
        "机器学习|machine learning",
        "机器学习是让程序从数据里找规律。不用逐条写规则，给足例子，它就能对新情况作出判断。",
        "Machine learning lets programs find patterns in data. Instead of writing every rule, you give "
        "examples and it judges new cases.",
    ),
    (
        "深度学习|deep learning",
        "深度学习是用很多层的神经网络做机器学习。层数多了，就能从原始数据里学到复杂的特征。",
        "Deep learning is machine learning with neural networks of many layers. The layers let it learn "
        "complex features from raw data.",
    ),
    (
        "神经网络|neural networks?",
        "神经网络是由许多简单计算单元连成的函数。训练就是调整连接的强弱，让输出接近想要的结果。",
        "A neural network is a function made of many simple connected units. Training adjusts the connections "
        "until the output is close to what is wanted.",
    ),
    (
        "transformer",
        "Transformer 是如今大语言模型的基本结构。它用注意力机制衡量每个词和其他词的关系。",
        "The Transformer is the basic structure of today's language models. Its attention weighs how each word "
        "relates to the others.",
    ),
    (
        "python",
        "Python 是一门语法简洁的编程语言。它常用于数据分析、网站、自动化和人工智能。",
        "Python is a programming language with a simple syntax. It is used for data, web sites, automation and "
        "artificial intelligence.",
    ),
    (
        "算法|algorithms?",
        "算法是解决问题的明确步骤。同样的输入，照着做就得到同样的结果。",
        "An algorithm is a clear series of steps that solves a problem. The same input gives the same result.",
    ),
    (
        "云计算|cloud computing",
        "云计算是通过网络使用别人机房里的计算资源。按用量付费，不必自己买机器。",
        "Cloud computing is using computers in someone else's data centre over the network. You pay for what "
        "you use and buy no machines.",
    ),
    (
        "量子计算|quantum computing",
        "量子计算是利用量子叠加和纠缠来计算。对某些问题，它有望比普通计算机快得多。",
        "Quantum computing computes with superposition and entanglement. For some problems it promises to be "
        "far faster than ordinary computers.",
    ),
)

# by the first word a term is asked by: at most ten characters, at most five words
SHORT_MEANINGS: dict[str, tuple[str, str]] = {
    "api key": ("调用接口的凭证", "Credential for calling models"),
    "api": ("程序间的约定接口", "Agreed interface between programs"),
    "access key": ("签名用的一对钥匙", "Key pair for signing"),
    "tokens?": ("文本的最小单位", "Smallest unit of text"),
    "推理接入点": ("调用模型的入口", "Your entrance to a model"),
    "模型 ?id": ("模型的完整名字", "Full name of a model"),
    "base ?url": ("请求地址的开头", "Beginning of every address"),
    "流式输出": ("边生成边返回", "Sending while writing"),
    "temperature": ("控制随机程度", "Sets how random words are"),
    "提示词": ("交给模型的文字", "Text given to a model"),
    "限流": ("限制请求的快慢", "A cap on requests"),
    "sdk": ("官方的程序库", "The provider's library"),
    "json": ("数据交换的格式", "Text format for data"),
    "https?": ("请求网页的协议", "Protocol of the web"),
    "大语言模型": ("预测下一个词的程序", "Program predicting next words"),
    "人工智能": ("让机器有智能", "Machines doing intelligent things"),
    "机器学习": ("从数据里找规律", "Finding patterns in data"),
    "python": ("一门编程语言", "A programming language"),
    "火山方舟": ("大模型服务平台", "Platform for large models"),
    "豆包": ("字节跳动的大模型", "ByteDance's large models"),
}

FACTS: tuple[tuple[str, str, str], ...] = (
    (
        "(?:怎么|如何|怎样|哪里|在哪)(?:才能)?.{0,6}(?:获取|拿到|得到|申请|创建|领).{0,6}api ?key|how (?:do|"
        "can|to).{0,12}(?:get|create|obtain) an? api key",
        "在火山方舟控制台的“API Key 管理”页创建。课程第 02 课一步一步带你做；练习模式不需要真的 API Key。",
        "You create one in the Ark console, on the page API Key 管理. Lesson 02 walks you through it; practice "
        "mode needs no real key.",
    ),
    (
        "(?:天空?|天).{0,6}(?:蓝)|sky.{0,6}blue",
        "因为空气分子散射蓝光比散射红光强得多。太阳光穿过大气时，蓝光向四面八方散开，所以天空看起来是蓝色的。",
        "Because air scatters blue light far more than red. As sunlight passes through the air, blue spreads "
        "in all directions, so the sky looks blue.",
    ),
    (
        "为什么.{0,6}下雨|雨是怎么|why does it rain|how does rain form",
        "水汽升到高空遇冷，凝成小水滴，聚成云。水滴越聚越大，云托不住，就落下来成了雨。",
        "Water vapour rises, cools and condenses into droplets that form clouds. When the drops grow too heavy,"
        " they fall as rain.",
    ),
    (
        "光速|speed of light",
        "真空中的光速是每秒 299,792,458 米，约 30 万公里。",
        "The speed of light in vacuum is 299,792,458 metres a second.",
    ),
    (
        "一年有?多少天|how many days (?:are )?(?:there )?in a year",
        "一年有 365 天，闰年有 366 天。",
        "A year has 365 days, a leap year 366.",
    ),
    (
        "一(?:周|星期)有?(?:几|多少)天|how many days (?:are )?(?:there )?in a week",
        "一周有 7 天。",
        "A week has 7 days.",
    ),
    (
        "一天有?(?:几|多少)(?:个)?小时|how many hours (?:are )?(?:there )?in a day",
        "一天有 24 小时。",
        "A day has 24 hours.",
    ),
    (
        "水.{0,6}(?:沸点|多少度.{0,3}(?:开|沸))|boiling point of water|water boil",
        "在标准大气压下，水在 100 ℃ 沸腾。",
        "At standard pressure water boils at 100 °C.",
    ),
    (
        "(?:最高的?|第一高)的?(?:山|峰)|highest mountain|tallest mountain",
        "世界最高峰是珠穆朗玛峰，高 8848.86 米。",
        "The highest mountain is Mount Everest, 8,848.86 metres.",
    ),
    (
        "太阳.{0,8}(?:哪|什么方).{0,4}升|sun rise",
        "太阳从东方升起，从西方落下。",
        "The sun rises in the east and sets in the west.",
    ),
    (
        "(?:行星|八大行星).{0,6}(?:几|多少)|how many planets",
        "太阳系有 8 颗行星。",
        "The solar system has 8 planets.",
    ),
    (
        "最大的行星|largest planet|biggest planet",
        "太阳系最大的行星是木星。",
        "The largest planet of the solar system is Jupiter.",
    ),
)

CAPITALS: tuple[tuple[str, str, str, str], ...] = (
    ("中国", "china", "北京", "Beijing"),
    ("法国", "france", "巴黎", "Paris"),
    ("英国", "uk|united kingdom|england|britain", "伦敦", "London"),
    ("德国", "germany", "柏林", "Berlin"),
    ("日本", "japan", "东京", "Tokyo"),
    ("韩国", "south korea|korea", "首尔", "Seoul"),
    ("美国", "usa|us|united states|america", "华盛顿", "Washington, D.C."),
    ("俄罗斯", "russia", "莫斯科", "Moscow"),
    ("意大利", "italy", "罗马", "Rome"),
    ("西班牙", "spain", "马德里", "Madrid"),
    ("葡萄牙", "portugal", "里斯本", "Lisbon"),
    ("加拿大", "canada", "渥太华", "Ottawa"),
    ("澳大利亚", "australia", "堪培拉", "Canberra"),
    ("巴西", "brazil", "巴西利亚", "Brasília"),
    ("印度", "india", "新德里", "New Delhi"),
    ("埃及", "egypt", "开罗", "Cairo"),
    ("泰国", "thailand", "曼谷", "Bangkok"),
    ("越南", "vietnam", "河内", "Hanoi"),
    ("墨西哥", "mexico", "墨西哥城", "Mexico City"),
    ("希腊", "greece", "雅典", "Athens"),
)

PRAISE = (
    "好吃|喜欢|满意|棒|推荐|开心|高兴|优秀|完美|愉快|舒服|惊喜|很好|真好|太好|不错|美味|热情|快乐|love"
    "|great|good|excellent|amazing|wonderful|happy|delicious|perfect|enjoy|best|nice|fantastic"
)
BLAME = (
    "难吃|失望|糟糕|差劲|太差|很差|讨厌|不满|退货|慢|难过|生气|坏|垃圾|后悔|无聊|不好|不喜欢|不推荐|hate|"
    "bad|terrible|awful|worst|disappoint|boring|slow|broken|poor|horrible|angry|sad|rude|never again|not "
    "good"
)
