"""PURE. Chinese."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="zh",
    sender="发件人; 寄件者; 寄件人; 發件人",
    date="日期; 发送时间; 寄件日期; 時間; 时间; 发送日期; 傳送日期; 已发送",
    to="收件人; 收件者; 至",
    cc="抄送; 副本; 抄送人; 抄送至",
    subject="主题; 主旨; 主題; 标题; 主 题; 主 題; 主 旨",
    reply_to="回复; 回复至; 回覆",
    wrote_verbs="写道; 寫道; 写到; 来信; 來信; 撰寫; 已寫入; 提到; 寫到; 写了",
    original_titles="原始邮件; 原始郵件; 原邮件; 原始信件; 邮件原件; 原始訊息; 原始信息; 回复的原邮件",
    forwarded_titles="""
        转发的邮件; 轉寄的郵件; 转发邮件信息; 转发邮件; 轉寄郵件; 已转发邮件; 下面是转发邮件; 轉寄訊息; 開始轉寄訊息; 转发的信息; 轉遞的郵件; 開始轉寄郵件;
        开始转发的邮件; 下面是被转发的邮件; 以下是轉寄的郵件; 转发的原邮件; 转发的消息
    """,
    reply_prefixes="回复; 答复; 回覆; re",
    forward_prefixes="转发; 轉寄; 轉發; fw",
    months="1月; 2月; 3月; 4月; 5月; 6月; 7月; 8月; 9月; 10月; 11月; 12月",
    sent_from_phrases="""
        发自我的; 從我的; 发送自; 發自我的; 来自我的; 傳送自; 获取 outlook; 取得 outlook; 来自 iphone 的邮件; 来自 ipad 的邮件;
        从我的iphone发送; 从我的 iphone 发送; 從我的 iphone 傳送; 傳送自我的; 获取适用于
    """,
    away_phrases="""
        自动回复; 自動回覆; 外出; 不在办公室; 休假; 自动答复; 自動答覆; 自动应答; 自动回覆; 休假通知; 外出通知; 自動回信; 我正在休假; 休假中; 出差中;
        不在辦公室
    """,
    attribution_openers="在; 於; 于",
    attribution_fillers="在; 于; 於; 的",
    quoting_phrases="引用; 引述",
    forward_end_titles="结束转发的邮件; 完成轉寄郵件; 转发邮件结束",
    reply_line_titles="请在此行上方输入您的回复; 请在此行上方回复; 請在此行上方輸入您的回覆; 請在此行上方回覆",
)
