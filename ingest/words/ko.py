"""PURE. Korean."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="ko",
    sender="보낸 사람; 보낸사람; 발신; from",
    date="날짜; 보낸 날짜; 보낸날짜; 일시; date",
    to="받는 사람; 받는사람; 수신; to",
    cc="참조; cc",
    subject="제목; subject",
    reply_to="답장 받는 사람",
    wrote_verbs="님이 작성; 님이 작성함; 작성; 님의 말; 썼습니다; 쓴 내용; 쓴 글",
    original_titles="원본 메시지; 원본 메일; 원본메일; original message",
    forwarded_titles="전달된 메일; 전달된 메시지; 전달된 메세지; 전달된 편지; 시작 전달된 메시지",
    reply_prefixes="re; 회신; 답장",
    forward_prefixes="fw; 전달",
    months="1월; 2월; 3월; 4월; 5월; 6월; 7월; 8월; 9월; 10월; 11월; 12월",
    sent_from_phrases="""
        나의 iphone에서 보냄; 내 iphone에서 보냄; iphone에서 보냄; android에서 보냄; ios용 outlook; android용 outlook;
        ios용 outlook 다운로드; 내 iphone에서
    """,
    away_phrases="부재중; 자동 회신; 자동 응답; 휴가; 부재 중 알림; 자동 답장; 부재중 자동 응답; 휴가 중",
    attribution_fillers="에; 오전; 오후; 님이; 년; 월; 일",
    forward_end_titles="전달 편지 끝; 전달된 메시지 끝",
)
