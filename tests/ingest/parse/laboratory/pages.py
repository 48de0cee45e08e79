"""HTML replies as clients build them: the new text, their own mark, the quote.

`{new}` is the customer's own, `{line}` an attribution, `{block}` a header block, `{old}` the quoted
mail.
"""

# Above: client → page. Those with `{block}` write a header block, the others an attribution.
PAGES = {
    "Gmail": '<div dir="ltr">{new}</div><br><div class="gmail_quote gmail_quote_container"><div'
    ' dir="ltr" class="gmail_attr">{line}<br></div><blockquote class="gmail_quote"'
    ' style="margin:0px 0px 0px 0.8ex;border-left:1px solid">{old}</blockquote></div>',
    "Apple Mail": '<body>{new}<div><br><blockquote type="cite"><div>{line}</div><br'
    ' class="Apple-interchange-newline"><div>{old}</div></blockquote></div><br></body>',
    "iOS": '<body dir="auto">{new}<div dir="ltr"><br><blockquote type="cite">{line}<br><br>'
    '</blockquote></div><blockquote type="cite"><div dir="ltr">{old}</div></blockquote></body>',
    "Thunderbird": '<body>{new}<div class="moz-cite-prefix">{line}<br></div><blockquote type="cite"'
    ' cite="mid:x">{old}</blockquote></body>',
    "Outlook": '<div class="WordSection1">{new}<div><div style="border:none;border-top:solid #E1E1E1'
    ' 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">{block}</p></div></div><p'
    ' class="MsoNormal">&nbsp;</p>{old}</div>',
    "Outlook on the web": '<div>{new}</div><div id="appendonsend"></div><hr style="display:inline-block;'
    'width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">{block}<div>&nbsp;</div></div>{old}',
    "Outlook, bare mark": '<div>{new}</div><div id="divRplyFwdMsg" dir="ltr">{block}</div><div>{old}</div>',
    "Outlook for phones": '<div>{new}</div><div id="ms-outlook-mobile-signature"></div><hr><div'
    ' id="divRplyFwdMsg">{block}</div><div>{old}</div>',
    "new Outlook": '<div class="elementToProof">{new}</div><div'
    ' id="mail-editor-reference-message-container"><hr><div>{block}</div><div>{old}</div></div>',
    "Yahoo": '<div class="yahoo-style">{new}</div><div id="ydp1" class="ydp1yahoo_quoted"><div>'
    "<div>{line}</div><div><br></div><div>{old}</div></div></div>",
    "Proton": '<div>{new}</div><div class="protonmail_quote">{line}<br><blockquote'
    ' class="protonmail_quote" type="cite">{old}</blockquote></div>',
    "Roundcube": '{new}<p id="reply-intro">{line}</p><blockquote type="cite">{old}</blockquote>',
    "Zoho": '<div>{new}</div><div class="zmail_extra"><div>{line}</div><blockquote>{old}</blockquote></div>',
    "GMX": '<div>{new}</div><div name="quote" style="margin:10px;border-left:2px solid #C3D9E5"><div>'
    '{block}</div><div name="quoted-content">{old}</div></div>',
    "Samsung": '<div>{new}</div><div id="x"><div>-------- Original message --------</div><div>{block}'
    "</div></div>{old}",
    "Fastmail": '<div>{new}</div><div>{line}<br></div><blockquote type="cite" id="qt">{old}</blockquote>',
    "Yandex": "<div>{new}</div><div>{line}</div><blockquote>{old}</blockquote>",
    "Notes": "<div>{new}</div><br><font size=1>{block}</font><br><hr noshade>{old}",
    "no mark": "<div>{new}</div><br><div>{block}</div><br><div>{old}</div>",
}
# Below: the customer answers under what is quoted.
PAGES_BELOW = {
    "Gmail": '<div class="gmail_quote"><div class="gmail_attr">{line}<br></div><blockquote'
    ' class="gmail_quote">{old}</blockquote></div><div>{new}</div>',
    "Gmail, within": '<div class="gmail_quote"><div class="gmail_attr">{line}<br></div><blockquote'
    ' class="gmail_quote">{old}</blockquote><div>{new}</div></div>',
    "Apple Mail": '<div><blockquote type="cite"><div>{line}</div><div>{old}</div></blockquote></div>{new}',
    "Thunderbird": '<div class="moz-cite-prefix">{line}<br></div><blockquote type="cite">{old}'
    "</blockquote><p>{new}</p>",
    "Roundcube": '<p id="reply-intro">{line}</p><blockquote type="cite">{old}</blockquote>{new}',
}
# The typed lines in a client's HTML: each in an element, an empty one between.
LINE_SHAPES = {
    "div": ("<div>{}</div>", "<div><br></div>"),
    "p": ('<p class="MsoNormal">{}</p>', '<p class="MsoNormal">&nbsp;</p>'),
    "br": ("{}<br>", "<br>"),
    "span": ("<div><span>{}</span></div>", "<div><br></div>"),
}
