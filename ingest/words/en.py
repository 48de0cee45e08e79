"""PURE. English."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="en",
    sender="from; sender",
    date="date; sent; sent on; sent at",
    to="to; recipient; recipients",
    cc="cc; bcc",
    subject="subject",
    reply_to="reply-to; reply to",
    wrote_verbs="wrote; writes; said; has written",
    original_titles="""
        original message; reply message; original mail; original email; message from;
        reply to message; original text; replied message
    """,
    forwarded_titles="""
        forwarded message; begin forwarded message; forwarded mail; forwarded email; forwarded by;
        forward message; fwd message; start of forwarded message; message forwarded; fwd;
        forwarded message from; forwarded message attached; forward header;
        inline forwarded message; forwarded content
    """,
    reply_prefixes="re",
    forward_prefixes="fw; fwd; forward",
    months="jan; feb; mar; apr; may; jun; jul; aug; sep; oct; nov; dec",
    sent_from_phrases="""
        sent from my; sent from; sent via; sent with; sent using; sent by; sent on the;
        get outlook for; get bluemail for; get edison mail for; get the gmail app; from my mobile;
        via mobile; download outlook for; secured with; sent securely with
    """,
    away_phrases="""
        out of office; out of the office; automatic reply; auto reply; auto-reply; autoreply;
        auto response; auto-response; autoresponder; away from my mail; vacation reply; on vacation;
        on annual leave; away from the office; automated response; automated reply; auto;
        i am currently out; i will be out; currently away; on maternity leave; on parental leave;
        on holiday until; limited access to email; limited access to my email;
        automatically generated reply; i am out of the office; i'm out of the office;
        i'm currently out; i am away; out of office reply; out of office autoreply;
        i'm currently out of the office; i am currently out of the office; ooo; out-of-office;
        away from office; auto-generated reply; automatic response; automatic acknowledgement;
        automated acknowledgement; vacation auto-reply; vacation response; vacation message;
        on leave until; away until; i am away until; i am on holiday; i am on vacation;
        i'm on vacation; i'm on leave; i am on leave; not in the office; on annual leave until;
        currently on leave; i will be away; away message; vacation notice; automatic answer;
        automated answer; out of the office reply
    """,
    attribution_openers="on; at; in message; date",
    attribution_fillers="""
        on; at; am; pm; a.m.; p.m.; by; via; of; the; in; message; user; from; a; to; st; nd; rd; th
    """,
    quoting_phrases="quoting",
    forward_end_titles="""
        end forwarded message; end of forwarded message; end message from; end original message;
        end of original message; end of returned message; end of message; end of forwarded email;
        end of quoted message
    """,
    greetings="hi; hello; dear; hey; good morning; good afternoon; good evening; greetings",
    weekdays="""
        monday; mon; tuesday; tue; wednesday; wed; thursday; thu; friday; fri; saturday; sat;
        sunday; sun
    """,
    until_words="until; till; from; through; thru; starting; re",
    date_fillers="""
        to; and; on; week; weeks; back; returning; return; until the; the; of; between; at; am; pm;
        noon; end
    """,
    is_away_phrases="""
        is out of the office; is out of office; is away from the office;
        is currently out of the office; is on vacation; is no longer with the company;
        is currently away; is away; is on leave; is on holiday; is on annual leave;
        is out of office until
    """,
    leave_words="""
        vacation; holiday; holidays; annual leave; on leave; leave; parental leave; maternity leave;
        paternity leave; sick leave; on holiday; away; back in the office; summer holiday; closed
    """,
    thanks_phrases="""
        thank you for your e-mail; thank you for your email; thank you for your message;
        thanks for your email; thanks for your message; thank you for your mail;
        thank you for contacting
    """,
    reply_line_titles="""
        please type your reply above this line; reply above this line;
        please reply above this line; type your response above this line;
        type your reply above this line; please write your reply above this line;
        please do not write below this line; write above this line to post a reply;
        reply above this line to add a comment; reply to this email above this line;
        reply above this line to add notes to this ticket; reply above this line to respond
    """,
)
