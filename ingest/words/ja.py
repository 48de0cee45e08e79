"""PURE. Japanese."""

from ingest.words.language import Language

WORDS = Language(
    code="ja",
    sender=(
        "送信元",
        "差出人",
        "送信者",
        "from",
    ),
    date=(
        "日付",
        "送信日時",
        "日時",
        "送信",
        "送信日",
        "date",
    ),
    to=(
        "送信先",
        "宛先",
        "to",
    ),
    cc=(
        "cc",
        "写し",
    ),
    subject=(
        "件名",
        "subject",
    ),
    reply_to=("返信先",),
    wrote=(
        "wrote",
        "さんは書きました",
        "のメール",
        "のメッセージ",
        "は書きました",
    ),
    original=(
        "元のメッセージ",
        "オリジナルメッセージ",
        "original message",
        "返信元メッセージ",
        "オリジナルのメッセージ",
    ),
    forwarded=(
        "メッセージを転送",
        "転送されたメッセージ",
        "転送メッセージ",
        "ここから転送",
        "転送するメッセージ",
    ),
    replies=(
        "re",
        "返信",
    ),
    forwards=(
        "fw",
        "fwd",
        "転送",
    ),
    months=(
        "1月",
        "2月",
        "3月",
        "4月",
        "5月",
        "6月",
        "7月",
        "8月",
        "9月",
        "10月",
        "11月",
        "12月",
    ),
    by_me=(
        "iphoneから送信",
        "ipadから送信",
        "androidから送信",
        "android 版 outlook",
        "ios 版 outlook",
    ),
    away=(
        "不在",
        "自動応答",
        "自動返信",
        "休暇",
    ),
    around=("は", "の", "に", "さん", "様", "日", "午前", "午後", "時", "分", "頃"),
    quoting=("引用",),
    ended=("転送するメッセージは以上です", "転送メッセージ終わり", "転送メッセージ終了"),
)
