"""Replies in HTML as more clients build them, and pages that people write: (new, the page)."""

MORE_PAGES: dict[str, tuple[str, str]] = {
    "Outlook desktop, Word": (
        "Hi Olle, fine with us, 240 pieces. BR Anna Lind",
        '<div class="WordSection1"><p class="MsoNormal"><span lang="EN-US">Hi Olle,<o:p></o:p></span></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">fine with us, 240 pieces.<o:p></o:p></p><p class="MsoNormal">BR<br>Anna Lind<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b><span lang="EN-US">From:</span></b> Olle Berg &lt;olle@y.example&gt; <br><b>Sent:</b> Tuesday, June 2, 2026 9:00 AM<br><b>To:</b> Anna Lind &lt;anna@b.example&gt;<br><b>Subject:</b> RE: Offer<o:p></o:p></p></div><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">Old words.<o:p></o:p></p></div>',
    ),
    "Outlook desktop, B5C4DF": (
        "Kiitos, sopii.",
        "<div class=WordSection1><p class=MsoNormal>Kiitos, sopii.<o:p></o:p></p><div><div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>Lähettäjä:</b> Olle Berg [mailto:olle@y.example] <br><b>Lähetetty:</b> 2. kesäkuuta 2026 9:00<br><b>Vastaanottaja:</b> Anna<br><b>Aihe:</b> VS: Tarjous</p></div></div><p class=MsoNormal>Old words.</p></div>",
    ),
    "new Outlook": (
        "Passt. Danke!",
        '<div class="elementToProof" style="font-family: Aptos;">Passt.</div><div class="elementToProof"><br></div><div class="elementToProof">Danke!</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000"><b>Von:</b> Olle Berg &lt;olle@y.example&gt;<br><b>Gesendet:</b> Dienstag, 2. Juni 2026 09:00<br><b>An:</b> Anna Lind<br><b>Betreff:</b> Angebot</font><div>&nbsp;</div></div><div>Old words.</div>',
    ),
    "new Outlook, reference container": (
        "Ok for me.",
        '<div class="elementToProof">Ok for me.</div><div id="ms-outlook-mobile-signature"></div><div id="mail-editor-reference-message-container"><div class="ms-outlook-mobile-reference-message skipProofing"></div><div class="ms-outlook-mobile-reference-message skipProofing" style="text-align: left; padding: 3pt 0in 0in; border-width: 1pt medium medium; border-style: solid none none; border-color: rgb(181, 196, 223) currentcolor currentcolor; font-family: Aptos; color: black;"><b>From: </b>Olle Berg &lt;olle@y.example&gt;<br><b>Date: </b>Tuesday, 2 June 2026 at 09:00<br><b>To: </b>Anna<br><b>Subject: </b>Re: Offer<br><br></div><div>Old words.</div></div>',
    ),
    "Outlook iOS": (
        "Sounds good",
        '<div dir="ltr" style="font-family: Aptos">Sounds good</div><div id="ms-outlook-mobile-body-separator-line" dir="ltr"><br></div><div class="ms-outlook-mobile-signature" id="ms-outlook-mobile-signature">Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font><b>From:</b> Olle Berg &lt;olle@y.example&gt;<br><b>Sent:</b> Tuesday, June 2, 2026 9:00:00 AM<br><b>To:</b> Anna<br><b>Subject:</b> Offer</font><div>&nbsp;</div></div>Old words.',
    ),
    "Outlook Mac": (
        "Oui, parfait.",
        '<div class="WordSection1"><p class="MsoNormal">Oui, parfait.</p><p class="MsoNormal">&nbsp;</p><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal" style="margin-bottom:12.0pt"><b><span style="font-size:12.0pt;color:black">De : </span></b><span>Olle Berg &lt;olle@y.example&gt;<br><b>Date : </b>mardi, 2 juin 2026 à 09:00<br><b>À : </b>Anna<br><b>Objet : </b>Re: Offre</span></p></div><p>Old words.</p></div>',
    ),
    "Gmail, container": (
        "Dear Olle, we take 12.",
        '<div dir="ltr"><div>Dear Olle,</div><div><br></div><div>we take 12.</div></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Tue, 2 Jun 2026 at 09:00, Olle Berg &lt;<a href="mailto:olle@y.example">olle@y.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div>Old words.</div><div>More old words.</div></blockquote></div>',
    ),
    "Gmail, signature below the dashes": (
        "Hej, vi tar 12.",
        '<div dir="ltr">Hej, vi tar 12.<div><br clear="all"></div><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div>Anna Lind</div><div>+46 8 123 456</div></div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Den tis 2 juni 2026 kl 09:00 skrev Olle Berg &lt;olle@y.example&gt;:<br></div><blockquote class="gmail_quote"><div>Old words.</div><div>More old words.</div></blockquote></div>',
    ),
    "Apple Mail": (
        "Yes, please.",
        '<body style="overflow-wrap: break-word; -webkit-nbsp-mode: space;">Yes, please.<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>On Tue, 2 Jun 2026 at 09:00, Olle Berg &lt;<a href="mailto:olle@y.example">olle@y.example</a>&gt; wrote:</div><br class="Apple-interchange-newline"><div><div>Old words.</div><div>More old words.</div></div></blockquote></div><br></body>',
    ),
    "iOS fr": (
        "Oui.",
        '<body dir="auto">Oui.<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">Envoyé de mon iPhone</div><div dir="ltr"><br><blockquote type="cite">Le 2 juin 2026 à 09:00, Olle Berg &lt;olle@y.example&gt; a écrit&nbsp;:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">\ufeff<div>Old words.</div><div>More old words.</div></div></blockquote></body>',
    ),
    "Thunderbird pl": (
        "Zgoda, bierzemy.",
        '<body><div class="moz-cite-prefix">W dniu 2.06.2026 o 09:00, Olle Berg pisze:<br></div><blockquote type="cite" cite="mid:1@y.example"><div>Old words.</div><div>More old words.</div></blockquote><p>Zgoda, bierzemy.</p></body>',
    ),
    "Yahoo, mobile": (
        "Vale, gracias",
        'Vale, gracias<div id="ymail_android_signature"><br><a href="https://x.example">Enviado desde Yahoo Mail para Android</a></div> <br> <blockquote style="margin: 0 0 20px 0;"> <div style="font-family:Roboto"><div>El mar., 2 jun 2026 a las 9:00, Olle Berg</div><div>&lt;olle@y.example&gt; escribió:</div></div><div style="padding: 10px 0 0 20px; border-left: 1px solid #6D00F6;"><div>Old words.</div><div>More old words.</div></div></blockquote>',
    ),
    "AOL": (
        "Ok thanks",
        '<div class="yahoo-style-wrap"><div>Ok thanks</div></div><div id="yahoo_quoted_123" class="yahoo_quoted"><div><div>On Tuesday, June 2, 2026 at 09:00:00 AM EDT, Olle Berg &lt;olle@y.example&gt; wrote:</div><div><br></div><div>Old words.</div><div>More old words.</div></div></div>',
    ),
    "Verse": (
        "Wir nehmen es.",
        '<div class="socmaildefaultfont" dir="ltr"><div>Wir nehmen es.</div><div>&nbsp;</div><blockquote data-history-content-modified="1" dir="ltr" style="border-left:solid #aaaaaa 2px;margin-left:5px;padding-left:5px">----- Originale Nachricht -----<br>Von: "Olle Berg" &lt;olle@y.example&gt;<br>An: "Anna" &lt;anna@b.example&gt;<br>CC:<br>Betreff: Angebot<br>Datum: Di, 2. Jun 2026 09:00<br>&nbsp;<div>Old words.</div><div>More old words.</div></blockquote></div>',
    ),
    "Notes, table": (
        "Wir nehmen es. Anna",
        '<font size="2">Wir nehmen es.</font><br><br><font size="2">Anna</font><br><br><img src="cid:1" alt="Inactive hide details for Olle Berg ---02.06.2026 09:00:00---Old words."><font color="#424282">Olle Berg ---02.06.2026 09:00:00---Old words.</font><br><br><font size="2" color="#5F5F5F">Von: </font><font size="2">Olle Berg &lt;olle@y.example&gt;</font><br><font color="#5F5F5F">An: </font><font>Anna</font><br><font color="#5F5F5F">Datum: </font><font>02.06.2026 09:00</font><br><font color="#5F5F5F">Betreff: </font><font>Angebot</font><br><hr width="100%" size="2"><br><div>Old words.</div><div>More old words.</div>',
    ),
    "Notes, cells": (
        "Fine.",
        '<div>Fine.</div><br><table width="100%"><tr valign="top"><td width="40%"><b>Olle Berg &lt;olle@y.example&gt; </b><br>02.06.2026 09:00</td><td><table><tr><td>To</td><td>Anna/B/ACME@ACME</td></tr><tr><td>cc</td><td></td></tr><tr><td>Subject</td><td>Offer</td></tr></table></td></tr></table><br><div>Old words.</div><div>More old words.</div>',
    ),
    "Proton, new": (
        "Perfect.",
        '<div style="font-family: Arial; font-size: 14px;">Perfect.</div><div class="protonmail_signature_block"><div class="protonmail_signature_block-proton">Sent with <a href="https://proton.me">Proton Mail</a> secure email.</div></div><div><br></div><div class="protonmail_quote">On Tuesday, June 2nd, 2026 at 9:00 AM, Olle Berg &lt;olle@y.example&gt; wrote:<br><blockquote class="protonmail_quote" type="cite"><div>Old words.</div><div>More old words.</div></blockquote><br></div>',
    ),
    "Zoho": (
        "Confirmed.",
        '<div style="font-family: Verdana">Confirmed.</div><br><div class="zmail_extra_hr" style="border-top: 1px solid rgb(204, 204, 204)"></div><div class="zmail_extra"><br><div id="Zm-_Id_-Sgn1">---- On Tue, 02 Jun 2026 09:00:00 +0200 <b>Olle Berg &lt;olle@y.example&gt;</b> wrote ---<br></div><br><blockquote id="blockquote_zmail" style="margin: 0px;"><div>Old words.</div><div>More old words.</div></blockquote></div>',
    ),
    "Zimbra": (
        "Bien reçu.",
        '<div style="font-family: arial"><div>Bien reçu.</div><div><br></div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><blockquote style="border-left:2px solid #1010FF"><b>De: </b>"Olle Berg" &lt;olle@y.example&gt;<br><b>À: </b>"Anna"<br><b>Envoyé: </b>Mardi 2 Juin 2026 09:00:00<br><b>Objet: </b>Offre<br></blockquote></div><div data-marker="__QUOTED_TEXT__"><blockquote style="border-left:2px solid #1010FF"><div>Old words.</div><div>More old words.</div></blockquote></div></div>',
    ),
    "Roundcube de": (
        "Gern.",
        '<p>Gern.</p><p id="reply-intro">Am 2026-06-02 09:00, schrieb Olle Berg:</p><blockquote type="cite" style="padding: 0 0.4em; border-left: #1010ff 2px solid; margin: 0"><div id="replybody1"><div>Old words.</div><div>More old words.</div></div></blockquote>',
    ),
    "SOGo": (
        "Oui.",
        'Oui.<br/><br/>Le mardi 2 juin 2026 09:00 CEST, Olle Berg &lt;olle@y.example&gt; a écrit:<br/>&nbsp;<blockquote type="cite" cite="1@y.example"><div>Old words.</div><div>More old words.</div></blockquote>',
    ),
    "Open-Xchange": (
        "Ja, 7 Stück.",
        '<div class="default-style">Ja, 7 Stück.</div><blockquote type="cite"><div>Olle Berg &lt;olle@y.example&gt; hat am 02.06.2026 09:00 CEST geschrieben:</div><div><br></div><div>Old words.</div><div>More old words.</div></blockquote>',
    ),
    "GMX new": (
        "Passt.",
        '<div style="font-family: Verdana;font-size: 12.0px;"><div>Passt.</div><div class="signature"><br></div><div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5;"><div style="margin:0 0 10px 0;"><b>Gesendet:</b>&nbsp;Dienstag, 2. Juni 2026 um 09:00<br><b>Von:</b>&nbsp;"Olle Berg"<br><b>An:</b>&nbsp;anna@b.example<br><b>Betreff:</b>&nbsp;Angebot</div><div name="quoted-content"><div>Old words.</div><div>More old words.</div></div></div></div>',
    ),
    "mail.ru": (
        "Хорошо, берём.",
        '<html><body><div>Хорошо, берём.</div><div>&nbsp;</div><div data-signature-widget="container"><div data-signature-widget="content"><div>--<br>Анна Линд</div></div></div><div>&nbsp;</div><blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;">Вторник, 2 июня 2026, 9:00 +03:00 от Olle Berg &lt;olle@y.example&gt;:<br>&nbsp;<div id=""><div class="js-helper js-readmsg-msg"><div>Old words.</div><div>More old words.</div></div></div></blockquote></body></html>',
    ),
    "Yandex": (
        "Да, согласны.",
        '<div>Да, согласны.</div><div>&nbsp;</div><div>----------------</div><div>Кому: Anna (anna@b.example);</div><div>Тема: Предложение;</div><div>02.06.2026, 09:00, "Olle Berg" &lt;olle@y.example&gt;:</div><blockquote><div>Old words.</div><div>More old words.</div></blockquote>',
    ),
    "Odoo": (
        "Hello, we confirm.",
        '<div><p>Hello, we confirm.</p><blockquote data-o-mail-quote-node="1" data-o-mail-quote="1"><div>Old words.</div><div>More old words.</div></blockquote></div>',
    ),
    "Odoo, container": (
        "Hello, we confirm.",
        '<p>Hello, we confirm.</p><div data-o-mail-quote-container="1"><span data-o-mail-quote="1">Le mar. 2 juin 2026, Olle a écrit&nbsp;</span><div data-o-mail-quote="1"><div>Old words.</div><div>More old words.</div></div></div>',
    ),
    "Odoo, footer": (
        "Hello, we confirm.",
        '<div>Hello, we confirm.</div><div style="font-size: 13px;"><br>Sent by <a href="https://x.example">Acme</a> using <a href="https://www.odoo.com">Odoo</a>.</div>',
    ),
    "Freshdesk": (
        "Hi Olle, it is in stock.",
        '<div style="font-size:13px"><div>Hi Olle, it is in stock.</div><div class="freshdesk_quote"><blockquote class="freshdesk_quote">On Tue, 2 Jun at 9:00 AM , Olle Berg &lt;olle@y.example&gt; wrote:<br><div>Old words.</div><div>More old words.</div></blockquote></div></div>',
    ),
    "Help Scout": (
        "Hi Olle, on its way.",
        '<table><tr><td><div>Hi Olle, on its way.</div></td></tr></table><div class="hs-history"><div style="color:#fff;font-size:1px">{#HS:2345678901-12345#}</div></div>',
    ),
    "Zendesk": (
        "Hello, the pump is in stock.",
        '<div style="color:#b5b5b5">##- Please type your reply above this line -##</div><div><p>Hello, the pump is in stock.</p></div>',
    ),
    "HubSpot": (
        "Great, let us talk on Friday.",
        '<div dir="ltr">Great, let us talk on Friday.</div><div class="hs_reply"><div class="gmail_quote">On Tue, 2 Jun 2026 at 09:00, Olle Berg &lt;<a href="mailto:olle@y.example">olle@y.example</a>&gt; wrote:<br><blockquote class="gmail_quote"><div>Old words.</div><div>More old words.</div></blockquote></div></div>',
    ),
    "Salesforce": (
        "See the quote.",
        "<div>See the quote.</div><br>--------------- Original Message ---------------<br><b>From:</b> Olle Berg [olle@y.example]<br><b>Sent:</b> 6/2/2026, 9:00 AM<br><b>To:</b> anna@b.example<br><b>Subject:</b> Offer<br><br>Old words.<br>ref:!00D2000000Abc.!5002000000XyZ:ref",
    ),
    "Missive": (
        "Ok for us.",
        '<div>Ok for us.</div><div class="missive_quote">On June 2, 2026 at 9:00 AM, Olle Berg (olle@y.example) wrote:<blockquote type="cite" class="missive_quote"><div>Old words.</div><div>More old words.</div></blockquote></div>',
    ),
    "eM Client": (
        "Ok.",
        '<div>Ok.</div><div><br></div><div>------ Original Message ------</div><div>From "Olle Berg" &lt;olle@y.example&gt;</div><div>To "Anna" &lt;anna@b.example&gt;</div><div>Date 6/2/2026 9:00:00 AM</div><div>Subject Re: Offer</div><div><br></div><div id="x123"><blockquote cite="1@y.example" type="cite" class="cite2"><div>Old words.</div><div>More old words.</div></blockquote></div>',
    ),
    "Mailbird": (
        "Ok.",
        '<div>Ok.</div><blockquote class="history_container" type="cite" style="border-left-style:solid;border-width:1px"><p>On 6/2/2026 9:00:00 AM, Olle Berg &lt;olle@y.example&gt; wrote:</p><div>Old words.</div><div>More old words.</div></blockquote>',
    ),
    "Spark": (
        "Fine",
        '<div name="messageBodySection"><div dir="auto">Fine</div></div><div name="messageSignatureSection"><br></div><div name="messageReplySection">On 2 Jun 2026 at 9:00 +0200, Olle Berg &lt;olle@y.example&gt;, wrote:<br><blockquote type="cite" style="border-left-color: grey;"><div>Old words.</div><div>More old words.</div></blockquote></div>',
    ),
    "Samsung fr": (
        "Parfait.",
        '<html><body><div dir="auto">Parfait.</div><div dir="auto"><br></div><div id="composer_signature" dir="auto"><div style="font-size:12px;color:#575757" dir="auto">Envoyé depuis mon appareil Galaxy</div></div><div dir="auto"><br></div><div><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>-------- Message d\'origine --------</div><div>De : Olle Berg &lt;olle@y.example&gt; </div><div>Date : 02/06/2026  09:00  (GMT+01:00) </div><div>À : anna@b.example </div><div>Objet : Offre </div><div><br></div></div><div>Old words.</div><div>More old words.</div></body></html>',
    ),
    "BlueMail": (
        "Ok.",
        '<div dir="auto">Ok.<br><br></div><div dir="auto"><!-- tmjah_g_1299s -->Get <a href="https://x.example">BlueMail for Android</a><!-- tmjah_g_1299e --></div><div class="gmail_quote">On Jun 2, 2026, at 9:00 AM, Olle Berg &lt;olle@y.example&gt; wrote:<blockquote class="gmail_quote"><div>Old words.</div><div>More old words.</div></blockquote></div>',
    ),
    "Infomaniak": (
        "Oui.",
        '<div>Oui.</div><br><div class="ik_mail_quote"><div>Le 2026-06-02T09:00:00.000+02:00, Olle Berg &lt;olle@y.example&gt; a écrit :</div><blockquote class="ws-ng-quote"><div>Old words.</div><div>More old words.</div></blockquote></div>',
    ),
    "NetEase": (
        "好的，收到。",
        '<div>好的，收到。</div><div class="ntes-mailmaster-quote" style="padding-top: 1px"><div style="margin-top: 2em">---- 回复的原邮件 ----</div><table><tr><td>发件人</td><td>Olle</td></tr></table><div>Old words.</div><div>More old words.</div></div>',
    ),
    "163 web": (
        "好的。",
        '<div style="line-height:1.7">好的。<br><br></div><div style="position:relative;zoom:1"></div><div id="divNeteaseMailCard"></div><br>At 2026-06-02 09:00:00, "Olle Berg" &lt;olle@y.example&gt; wrote:<br> <blockquote id="isReplyContent" style="PADDING-LEFT: 1ex; BORDER-LEFT: #ccc 1px solid"><div>Old words.</div><div>More old words.</div></blockquote>',
    ),
    "Tencent exmail": (
        "收到。",
        '<div>收到。</div><div><includetail><!--<![endif]--></includetail></div><div class="xm_compose_origin_mail_container"><div>------------------ Original ------------------</div><div><b>From: </b>"Olle Berg"&lt;olle@y.example&gt;;</div><div><b>Date: </b>Tue, Jun 2, 2026 09:00 AM</div><div><b>To: </b>"Anna"&lt;anna@b.example&gt;;</div><div><b>Subject: </b>Offer</div><div>Old words.</div><div>More old words.</div></div>',
    ),
    "Lark": (
        "Ok, booked.",
        '<div>Ok, booked.</div><div id="lark-mail-quote-171" class="lark-mail-quote"><div class="history-quote-wrapper"><div id="lark-mail-meta-1" style="padding: 12px"><div><span>From: </span>"Olle Berg"&lt;olle@y.example&gt;</div><div><span>Date: </span>Tue, Jun 2, 2026, 09:00</div><div><span>Subject: </span>Offer</div><div><span>To: </span>"Anna"&lt;anna@b.example&gt;</div></div><div>Old words.</div><div>More old words.</div></div></div>',
    ),
    "Foxmail": (
        "可以。",
        '<div>可以。</div><div>&nbsp;</div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><div style="background:#efefef"><div><b>发件人：</b>&nbsp;Olle Berg</div><div><b>发送时间：</b>&nbsp;2026-06-02&nbsp;09:00</div><div><b>收件人：</b>&nbsp;anna</div><div><b>主题：</b>&nbsp;Offer</div></div></div><div><div>Old words.</div><div>More old words.</div></div>',
    ),
    "Nextcloud": (
        "Ok.",
        '<p>Ok.</p><div class="quote" dir="ltr">"Olle Berg" olle@y.example – 2. Juni 2026 09:00<br><blockquote><div>Old words.</div><div>More old words.</div></blockquote></div>',
    ),
    "Front": (
        "Hi, fine. Anna",
        '<div>Hi, fine.</div><br><div class="front-signature">Anna</div><div>On June 2, 2026 at 9:00 AM GMT+2 <a href="mailto:olle@y.example">olle@y.example</a> wrote:</div><blockquote type="cite" class="front-blockquote"><div>Old words.</div><div>More old words.</div></blockquote>',
    ),
    "Intercom-like card": (
        "Hello Olle, your invoice is attached.",
        '<table><tr><td><p>Hello Olle, your invoice is attached.</p></td></tr></table><div class="gmail_extra"><br><div class="gmail_quote">On Tue, 2 Jun 2026 at 09:00, Olle Berg &lt;<a href="mailto:olle@y.example">olle@y.example</a>&gt; wrote:<blockquote class="gmail_quote"><div>Old words.</div><div>More old words.</div></blockquote></div></div>',
    ),
    "answers between, Thunderbird": (
        "Hi, > Which one? The red one. > When? On Tuesday.",
        '<p>Hi,</p><div class="moz-cite-prefix">Am 02.06.26 um 09:00 schrieb Olle Berg:<br></div><blockquote type="cite">Which one?</blockquote><p>The red one.</p><blockquote type="cite">When?</blockquote><p>On Tuesday.</p>',
    ),
    "answers between, Gmail": (
        "> Which one? The red one. > When? On Tuesday.",
        '<div dir="ltr"><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, 2 Jun 2026 at 09:00, Olle Berg &lt;<a href="mailto:olle@y.example">olle@y.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote"><div>Which one?</div></blockquote><div>The red one.</div><blockquote class="gmail_quote"><div>When?</div></blockquote><div>On Tuesday.</div></div></div>',
    ),
    "quote of a contract by the sender": (
        "Hi, the contract says: > Delivery within 14 days. So we wait for you. Anna",
        "<div>Hi, the contract says:</div><blockquote>Delivery within 14 days.</blockquote><div>So we wait for you.</div><div>Anna</div>",
    ),
    "rule between own paragraphs": (
        "Order 1: 5 pumps ________________________________ Order 2: 7 valves",
        "<p>Order 1: 5 pumps</p><hr><p>Order 2: 7 valves</p>",
    ),
    "table of an order": (
        "Please send: Pump 240 Valve 12 Thanks",
        "<div>Please send:</div><table><tr><td>Pump</td><td>240</td></tr><tr><td>Valve</td><td>12</td></tr></table><div>Thanks</div>",
    ),
    "own box with a line on top": (
        "Our order From: Turku To: Oslo please quote",
        '<div>Our order</div><div style="border-top:solid #E1E1E1 1.0pt"><p>From: Turku</p><p>To: Oslo</p><p>please quote</p></div>',
    ),
}
