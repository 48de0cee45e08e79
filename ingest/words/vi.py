"""PURE. Vietnamese."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="vi",
    sender="từ; người gửi; gửi từ",
    date="ngày; đã gửi; ngày gửi; thời gian",
    to="cho; đến; tới; người nhận",
    cc="đồng gửi; đồng kính gửi",
    subject="chủ đề; tiêu đề",
    reply_to="trả lời cho",
    wrote_verbs="viết; đã viết",
    original_titles="thư gốc; tin nhắn gốc; thư ban đầu",
    forwarded_titles="""
        thư đã chuyển tiếp; thư chuyển tiếp; tin nhắn đã chuyển tiếp; bắt đầu thư được chuyển tiếp;
        thư được chuyển tiếp
    """,
    forward_end_titles="kết thúc thư chuyển tiếp",
    reply_prefixes="tl; trả lời",
    forward_prefixes="cht; chuyển tiếp",
    sent_from_phrases="đã gửi từ; gửi từ; được gửi từ",
    away_phrases="trả lời tự động; tự động trả lời; vắng mặt",
    attribution_openers="vào; ngày; lúc; vào ngày; thứ",
    attribution_fillers="""
        vào; ngày; lúc; năm; tháng; thg; đã; th; t2; t3; t4; t5; t6; t7; cn; thứ; hai; ba; tư; sáu;
        bảy; chủ; nhật; sa; ch
    """,
    quoting_phrases="trích dẫn",
    weekdays="thứ; hai; th; ba; tư; năm; sáu; bảy; chủ; nhật; cn",
)
