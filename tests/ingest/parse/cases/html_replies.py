"""Replies and forwards in HTML alone, as each client builds them."""

NEW_TEXT = "Hello Anna,\n\nwe deliver on Tuesday."
_NEW_HTML = "<div>Hello Anna,</div><div><br></div><div>we deliver on Tuesday.</div>"
_NEW_HTML_BELOW = "<div>Hello Anna,</div><div><br></div><div>we deliver on Tuesday.</div>"
_ATTRIBUTION_LINE = "On Tue, 2 Jun 2026 at 09:00, Olle Berg &lt;<a href='mailto:olle@x.example'>olle@x.example</a>&gt; wrote:"
# In a language without a table: the element itself must show it.
_ODD_ATTRIBUTION = "Op Di., 2026-06-02 om 09:00 skryf Olle Berg:"
_OLD_HTML = "<p>Old text.</p><p>More.</p>"
_BLOCK = (
    "<b>From:</b> Olle Berg &lt;olle@x.example&gt;<br><b>Sent:</b> Tuesday, June 2, 2026 9:00 AM<br>"
    "<b>To:</b> us@y.example<br><b>Subject:</b> Offer"
)
_GMAIL = (
    '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">{line}<br></div>'
    '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid'
    ' rgb(204,204,204);padding-left:1ex">{old}</blockquote>{after}</div>'
)
_OUTLOOK_LINE = (
    "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
    "<p class=MsoNormal>{block}</p></div></div><p class=MsoNormal>Old text.</p>"
)
_CITE_BLOCKQUOTE = '<blockquote type="cite">{old}</blockquote>'

HTML_PAGES = {
    "Gmail": _NEW_HTML + _GMAIL.format(line=_ATTRIBUTION_LINE, old=_OLD_HTML, after=""),
    "Gmail, odd language": _NEW_HTML
    + _GMAIL.format(line=_ODD_ATTRIBUTION, old=_OLD_HTML, after=""),
    "Gmail, answer below": _GMAIL.format(
        line=_ATTRIBUTION_LINE, old=_OLD_HTML, after=_NEW_HTML_BELOW
    ),
    "Gmail, answer below, odd": _GMAIL.format(
        line=_ODD_ATTRIBUTION, old=_OLD_HTML, after=_NEW_HTML_BELOW
    ),
    "Gmail, passed on by Outlook": _NEW_HTML
    + _GMAIL.format(line=_ATTRIBUTION_LINE, old=_OLD_HTML, after="").replace("gmail_", "x_gmail_"),
    "Gmail, signed": _NEW_HTML
    + '<div>-- <br></div><div class="gmail_signature">Olle<br>Acme</div>'
    + _GMAIL.format(line=_ATTRIBUTION_LINE, old=_OLD_HTML, after=""),
    "Gmail, forward": _NEW_HTML
    + '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message'
    " ---------<br>From: <b>Olle Berg</b> &lt;olle@x.example&gt;<br>Date: Tue, Jun 2, 2026 at 9:00"
    " AM<br>Subject: Offer<br>To: us@y.example<br></div><br><br><div>Old text.<blockquote"
    ' class="gmail_quote">Older.</blockquote>Oldest.</div></div>',
    "Gmail, old": _NEW_HTML
    + f'<div class="gmail_extra"><br><div class="gmail_quote">{_ATTRIBUTION_LINE}<br><blockquote'
    f' class="gmail_quote">{_OLD_HTML}</blockquote></div></div>',
    "Apple Mail": _NEW_HTML
    + f'<div><br><blockquote type="cite"><div>{_ATTRIBUTION_LINE}</div><br class="Apple-interchange-newline">'
    f"<div>{_OLD_HTML}</div></blockquote></div>",
    "Apple Mail, answer below": f'<div><blockquote type="cite"><div>{_ATTRIBUTION_LINE}</div>{_OLD_HTML}</blockquote>'
    f"</div>{_NEW_HTML_BELOW}",
    "iOS": _NEW_HTML
    + '<div dir="ltr"><br><blockquote type="cite">'
    + f"{_ATTRIBUTION_LINE}<br><br></blockquote></div>"
    + f'<blockquote type="cite"><div dir="ltr">{_OLD_HTML}</div></blockquote>',
    "iOS, signed": _NEW_HTML
    + '<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">Sent from my iPhone</div>'
    + f'<div dir="ltr"><br><blockquote type="cite">{_ATTRIBUTION_LINE}<br>{_OLD_HTML}</blockquote></div>',
    "Outlook for Windows": f"<div class=WordSection1>{_NEW_HTML}"
    + _OUTLOOK_LINE.format(block=_BLOCK),
    "Outlook for Windows, through a web mail": _NEW_HTML
    + "<div style='border-right:none;border-bottom:none;border-left:none;border-image:initial;"
    f"border-top:1pt solid rgb(225, 225, 225);padding:3pt 0in 0in'><p>{_BLOCK}</p></div>Old text.",
    "Outlook on the web": _NEW_HTML
    + '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">'
    + f'<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri">{_BLOCK}</font></div>{_OLD_HTML}',
    "Outlook on the web, passed on": _NEW_HTML
    + f'<hr><div id="x_divRplyFwdMsg" dir="ltr">{_BLOCK}</div>{_OLD_HTML}',
    "Outlook mobile": _NEW_HTML
    + '<div class="ms-outlook-mobile-signature"><br>Get <a href="https://aka.ms/x">Outlook for iOS'
    '</a></div><div id="mail-editor-reference-message-container"><hr><div id="divRplyFwdMsg">'
    + f"{_BLOCK}</div>{_OLD_HTML}</div>",
    "Outlook for Mac, old": _NEW_HTML
    + '<span id="OLK_SRC_BODY_SECTION"><div style="border-top:#b5c4df 1pt solid">'
    + f"{_BLOCK}</div>{_OLD_HTML}</span>",
    "Outlook 2003": _NEW_HTML
    + "<hr tabIndex=-1><DIV class=OutlookMessageHeader dir=ltr align=left><FONT face=Tahoma size=2>"
    + f"{_BLOCK}</FONT></DIV>{_OLD_HTML}",
    "Thunderbird": f'{_NEW_HTML}<div class="moz-cite-prefix">{_ATTRIBUTION_LINE}<br></div>'
    + _CITE_BLOCKQUOTE.format(old=_OLD_HTML),
    "Thunderbird, odd language": f'{_NEW_HTML}<div class="moz-cite-prefix">{_ODD_ATTRIBUTION}<br></div>'
    + _CITE_BLOCKQUOTE.format(old=_OLD_HTML),
    "Thunderbird, answer below": f'<div class="moz-cite-prefix">{_ATTRIBUTION_LINE}<br></div>'
    + _CITE_BLOCKQUOTE.format(old=_OLD_HTML)
    + _NEW_HTML_BELOW,
    "Thunderbird, answer below, odd": f'<div class="moz-cite-prefix">{_ODD_ATTRIBUTION}<br></div>'
    + _CITE_BLOCKQUOTE.format(old=_OLD_HTML)
    + _NEW_HTML_BELOW,
    "Thunderbird, forward": _NEW_HTML
    + '<div class="moz-forward-container"><br>-------- Forwarded Message --------<table class='
    '"moz-email-headers-table"><tr><th>Subject: </th><td>Offer</td></tr><tr><th>Date: </th><td>Tue, 2'
    " Jun 2026 09:00:00 +0200</td></tr><tr><th>From: </th><td>Olle Berg &lt;olle@x.example&gt;</td></tr>"
    "<tr><th>To: </th><td>us@y.example</td></tr></table><br>Old text.</div>",
    "Yahoo": _NEW_HTML
    + '<div id="ydp1a2b3yahoo_quoted_1" class="ydp1a2b3yahoo_quoted"><div><div>On Tuesday, June 2,'
    " 2026 at 09:00:00 AM GMT+2, Olle Berg &lt;olle@x.example&gt; wrote:</div><div><br></div>"
    f"<div>{_OLD_HTML}</div></div></div>",
    "Yahoo, odd language": _NEW_HTML
    + f'<div class="yahoo_quoted"><div>{_ODD_ATTRIBUTION}</div><div>{_OLD_HTML}</div></div>',
    "Roundcube": f'{_NEW_HTML}<p id="reply-intro">{_ATTRIBUTION_LINE}</p>'
    + _CITE_BLOCKQUOTE.format(old=_OLD_HTML),
    "Roundcube, answer below": f'<p id="reply-intro">{_ODD_ATTRIBUTION}</p>'
    + _CITE_BLOCKQUOTE.format(old=_OLD_HTML)
    + _NEW_HTML_BELOW,
    "Proton": _NEW_HTML
    + f'<div class="protonmail_quote">{_ATTRIBUTION_LINE}<br><blockquote class="protonmail_quote" type="cite">'
    f"{_OLD_HTML}</blockquote><br></div>",
    "Proton, original": _NEW_HTML
    + '<div class="protonmail_quote">------- Original Message -------<br>On Tuesday, June 2nd, 2026 at'
    f' 9:00 AM, Olle Berg &lt;olle@x.example&gt; wrote:<br><blockquote class="protonmail_quote">{_OLD_HTML}'
    "</blockquote></div>",
    "Tutanota": f"{_NEW_HTML}<div>Jun 2, 2026, 09:00 by olle@x.example:<br></div><blockquote"
    f' class="tutanota_quote" style="border-left: 1px solid #93A3B8">{_OLD_HTML}</blockquote>',
    "Zoho": _NEW_HTML
    + '<div class="zmail_extra"><div id="Zm-_Id_-Sgn1">---- On Tue, 02 Jun 2026 09:00:00 +0200 <b>Olle'
    f" Berg &lt;olle@x.example&gt;</b> wrote ---<br></div><blockquote>{_OLD_HTML}</blockquote></div>",
    "Zimbra": _NEW_HTML + '<hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__">'
    f'<blockquote style="border-left:2px solid #1010FF">{_BLOCK}</blockquote></div><blockquote>{_OLD_HTML}'
    "</blockquote>",
    "Mail.ru": _NEW_HTML
    + '<blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px">Вторник, 2 июня'
    f" 2026, 9:00 +03:00 от Olle Berg &lt;olle@x.example&gt;:<br>{_OLD_HTML}</blockquote>",
    "Yandex": f'{_NEW_HTML}<div>02.06.2026, 09:00, "Olle Berg" &lt;olle@x.example&gt;:</div><blockquote>{_OLD_HTML}'
    "</blockquote>",
    "Samsung": _NEW_HTML
    + '<div style="font-size:100%"><div>-------- Original message --------</div><div>From: Olle Berg'
    " &lt;olle@x.example&gt; </div><div>Date: 02/06/2026  09:00  (GMT+02:00) </div><div>To:"
    f" us@y.example </div><div>Subject: Offer </div></div>{_OLD_HTML}",
    "K-9": f'{_NEW_HTML}<div class="gmail_quote">{_ATTRIBUTION_LINE}<blockquote class="gmail_quote">{_OLD_HTML}</blockquote></div>',
    "FairEmail": f'{_NEW_HTML}<div fairemail="reference"><p>{_ATTRIBUTION_LINE}</p><blockquote>{_OLD_HTML}</blockquote></div>',
    "Spark": _NEW_HTML
    + f'<div name="messageReplySection">{_ATTRIBUTION_LINE}<br><blockquote type="cite" class="spark_quote">{_OLD_HTML}'
    "</blockquote></div>",
    "Fastmail": f'{_NEW_HTML}<div>{_ATTRIBUTION_LINE}<br></div><blockquote type="cite" id="qt">{_OLD_HTML}</blockquote>',
    "Evolution": f"{_NEW_HTML}<div>{_ATTRIBUTION_LINE}</div>"
    + _CITE_BLOCKQUOTE.format(old=_OLD_HTML),
    "Notes": _NEW_HTML
    + '<br><font size=1 color=#5f5f5f face="sans-serif">From: &nbsp; &nbsp; &nbsp; &nbsp;</font><font'
    " size=1>Olle Berg &lt;olle@x.example&gt;</font><br><font size=1>To: &nbsp; &nbsp;</font><font size=1>"
    "us@y.example</font><br><font size=1>Date: &nbsp; &nbsp;</font><font size=1>02.06.2026 09:00</font>"
    f"<br><font size=1>Subject: &nbsp; &nbsp;</font><font size=1>Offer</font><br><hr noshade>{_OLD_HTML}",
    "GMX, odd language": _NEW_HTML
    + '<div name="quote" style="margin:10px 5px;border-left:2px solid #C3D9E5"><div><b>Gestuur:</b>'
    f" Dinsdag<br><b>Vanaf:</b> Olle</div><div name='quoted-content'>{_OLD_HTML}</div></div>",
    "Hotmail, odd language": f'{_NEW_HTML}<br><hr id="stopSpelling">Vanaf: olle@x.example<br>{_OLD_HTML}',
    "Spark, odd language": f'{_NEW_HTML}<div name="messageReplySection">{_ODD_ATTRIBUTION}<blockquote>{_OLD_HTML}</blockquote></div>',
    "NetEase": _NEW_HTML
    + '<div class="ntes-mailmaster-quote"><div>---- 回复的原邮件 ----</div><table><tr><td>发件人</td>'
    f"<td>Olle</td></tr></table>{_OLD_HTML}</div>",
    "Front": f'{_NEW_HTML}<blockquote class="front-blockquote" type="cite">{_OLD_HTML}</blockquote>',
    "Mailspring": f'{_NEW_HTML}<div class="gmail_quote_attribution">{_ODD_ATTRIBUTION}</div><blockquote>{_OLD_HTML}</blockquote>',
    "GMX": _NEW_HTML
    + '<div name="quote" style="margin:10px 5px 5px 10px;border-left:2px solid #C3D9E5"><div'
    ' style="margin:0 0 10px 0"><b>Gesendet:</b>&nbsp;Dienstag, 2. Juni 2026 um 09:00 Uhr<br><b>Von:</b>'
    '&nbsp;"Olle Berg" &lt;olle@x.example&gt;<br><b>An:</b>&nbsp;us@y.example<br><b>Betreff:</b>'
    f"&nbsp;Offer</div><div name='quoted-content'>{_OLD_HTML}</div></div>",
    "QQ": _NEW_HTML
    + '<div style="font-size:12px">------------------&nbsp;原始邮件&nbsp;------------------</div><div>'
    '<b>发件人:</b>&nbsp;"Olle" &lt;olle@x.example&gt;;</div><div><b>发送时间:</b>&nbsp;2026年6月2日 09:00'
    f"</div><div><b>收件人:</b>&nbsp;us</div><div><b>主题:</b>&nbsp;Offer</div>{_OLD_HTML}",
    "indented by Gmail": '<div>Hello Anna,</div><br><blockquote style="margin:0 0 0 40px;border:none;'
    'padding:0px">we deliver on Tuesday.</blockquote>',
    "indented by Apple": '<div>Hello Anna,</div><br><blockquote class="webkit-indent-blockquote"'
    ' style="margin: 0 0 0 40px; border: none; padding: 0px;">we deliver on Tuesday.</blockquote>',
    "in paragraphs": "<p>Hello Anna,</p><p>we deliver on Tuesday.</p>",
    "a frame of our own": '<div style="border-top:solid #E1E1E1 1.0pt">Hello Anna,<br><br>we deliver on'
    " Tuesday.</div>",
    "hidden words": '<div style="display:none">Preview</div>' + _NEW_HTML,
}
