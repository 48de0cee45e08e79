"""PURE. Japanese."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="ja",
    sender="送信元; 差出人; 送信者; from",
    date="日付; 送信日時; 日時; 送信; 送信日; date",
    to="送信先; 宛先; to",
    cc="cc; 写し",
    subject="件名; subject",
    reply_to="返信先",
    wrote_verbs="wrote; さんは書きました; のメール; のメッセージ; は書きました",
    original_titles="元のメッセージ; オリジナルメッセージ; original message; 返信元メッセージ; オリジナルのメッセージ",
    forwarded_titles="メッセージを転送; 転送されたメッセージ; 転送メッセージ; ここから転送; 転送するメッセージ",
    reply_prefixes="re; 返信",
    forward_prefixes="fw; fwd; 転送",
    months="1月; 2月; 3月; 4月; 5月; 6月; 7月; 8月; 9月; 10月; 11月; 12月",
    sent_from_phrases="""
        iphoneから送信; ipadから送信; androidから送信; android 版 outlook; ios 版 outlook; iphone から送信; ipad から送信;
        android から送信; androidデバイスから送信; outlook for ios を入手; outlook for android を入手; ios 用 outlook;
        android 用 outlook
    """,
    away_phrases="""
        不在; 自動応答; 自動返信; 休暇; 不在通知; 自動返信メール; 自動応答メール; 不在のお知らせ; 自動配信; 休暇のお知らせ; 不在連絡; 外出中; 休暇中
    """,
    attribution_fillers="は; の; に; さん; 様; 日; 午前; 午後; 時; 分; 頃",
    quoting_phrases="引用",
    forward_end_titles="転送するメッセージは以上です; 転送メッセージ終わり; 転送メッセージ終了",
    reply_line_titles="この行の上に返信を入力してください; この行より上に返信を記入してください; この行より上に返信してください",
)
