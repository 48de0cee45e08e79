"""Replies by labels and lines of more languages and older programs: (new, below it)."""

REPLIES_ABROAD: dict[str, tuple[str, str]] = {
    "date first us": (
        "Thanks, we take it.",
        "2026/6/2 Olle Berg <olle@y.example>\n\n> Old words.",
    ),
    "On d-Mon-yyyy": (
        "Test reply",
        "On 02-Jun-2026, at 6:54 PM, Olle Berg <olle@y.example> wrote:\n\n>\n> Old words.\n>\n> Olle",
    ),
    "rule above on": (
        "Test reply",
        "_____________\nOn 06/02/2026 07:10 AM, Olle Berg wrote:\n\n> Old words.",
    ),
    "vi new": (
        "Vâng, tôi đặt 40.",
        "Vào 14:24 2 tháng 6, 2026, Olle Berg <olle@y.example> đã viết:\n\n> Old words.",
    ),
    "nl Op": (
        "Akkoord.",
        "Op 02-06-2026 3:18 schreef Olle Berg <olle@y.example>:\n\n> Old words.",
    ),
    "de Im": (
        "Gut.",
        "Am 02. Juni 2026 um 01:53 Uhr hat Olle Berg <olle@y.example> geschrieben:\n\n> Old words.",
    ),
    "pl uzytkownik": (
        "Dobrze.",
        "W dniu 2 czerwca 2026 01:53 użytkownik Olle Berg <olle@y.example> napisał:\n\n> Old words.",
    ),
    "Date From To CC": (
        "Reply",
        "Date: Tue, 2 Jun 2026 09:00:00 +0200\nFrom: Olle Berg <olle@y.example>\nTo: anna@b.example\nCC: per@y.example\nSubject: Offer\n\nOld words.",
    ),
    "indented rule": (
        "Outlook with a reply",
        "\n        ------------------------------\n*From:* Olle Berg [mailto:olle@y.example]\n*Sent:* Tuesday, June 02, 2026 1:36 PM\n*To:* anna@b.example\n*Subject:* Offer\n\nOld words.",
    ),
    "name in two lines": (
        "Fine.",
        "On Dec 16, 2026, at 12:47 PM, Olle Berg\n<reply@y.example> wrote:\n\n> Old words.",
    ),
    "github": (
        "I agree.",
        "—\nReply to this email directly or view it on GitHub\nhttps://github.com/x/y/issues/1.",
    ),
    "gmail github": (
        "I agree.",
        "On Tue, Jun 2, 2026 at 9:00 AM Olle Berg ***@***.***> wrote:\n\n> Old words.\n>\n> —\n> Reply to this email directly, view it on GitHub.",
    ),
    "comma after address": (
        "Ok",
        "On Tue, 2 Jun 2026, 9:00 am Olle Berg, <olle@y.example> wrote:\n> Old words.",
    ),
    "fr multi": (
        "Merci",
        "Le 2 juin 2026 à 09:00, Olle Berg\n<olle@y.example> a\nécrit :\n\n> Old words.",
    ),
    "fr Outlook": (
        "Merci beaucoup",
        "________________________________\nDe : Olle Berg <olle@y.example>\nEnvoyé : mardi 2 juin 2026 09:00\nÀ : Anna <anna@b.example>\nObjet : Offre\nOld words.",
    ),
    "nb gmail": (
        "Ja",
        '2. juni 2026 09:00 skrev "Olle Berg" <olle@y.example> følgende:\n\n> Old words.',
    ),
    "da": (
        "Ja",
        "Den 02/06/2026 kl. 09.00 skrev Olle Berg <olle@y.example>:\n> Old words.",
    ),
    "it": (
        "Sì",
        "Il giorno 02 giugno 2026 09:00, Olle Berg <olle@y.example> ha scritto:\n\n> Old words.",
    ),
    "es sp": (
        "Sí",
        "El 2 de junio de 2026, 09:00, Olle Berg<olle@y.example> escribió:\n\n> Old words.",
    ),
    "pt": (
        "Sim",
        "Em 2 de junho de 2026 09:00, Olle Berg <olle@y.example> escreveu:\n\n> Old words.",
    ),
    "pt mensagem original": (
        "Sim, pode.",
        "-----Mensagem original-----\nDe: Olle Berg [mailto:olle@y.example]\nEnviada em: terça-feira, 2 de junho de 2026 09:00\nPara: anna@b.example\nAssunto: Proposta\n\nOld words.",
    ),
    "ru gmail": (
        "Да",
        "2 июня 2026 г., 9:00 пользователь Olle Berg <olle@y.example> написал:\n\n> Old words.",
    ),
    "ru outlook original": (
        "Да",
        "-----Исходное сообщение-----\nОт: Olle Berg [mailto:olle@y.example]\nОтправлено: 2 июня 2026 г. 9:00\nКому: Anna\nТема: Предложение\n\nOld words.",
    ),
    "ru dated": (
        "Да",
        "2026-06-02 9:00 GMT+03:00 Olle Berg <olle@y.example>:\n\n> Old words.",
    ),
    "ja outlook": (
        "はい",
        "-----Original Message-----\nFrom: Olle Berg <olle@y.example>\nSent: Tuesday, June 2, 2026 9:00 AM\nTo: 'Anna' <anna@b.example>\nSubject: Re: 見積\n\nOld words.",
    ),
    "ja gmail old": (
        "はい",
        "2026年6月2日 9:00 Olle Berg <olle@y.example>:\n\n> Old words.",
    ),
    "ko gmail": (
        "네",
        "2026년 6월 2일 (화) 오전 9:00, Olle Berg <olle@y.example>님이 작성:\n\n> Old words.",
    ),
    "ko outlook": (
        "네",
        "보낸 사람: Olle Berg <olle@y.example>\n보낸 날짜: 2026년 6월 2일 화요일 오전 9:00\n받는 사람: Anna\n참조: per@y.example\n제목: RE: 견적\n\nOld words.",
    ),
    "zh-TW gmail": (
        "好",
        "Olle Berg <olle@y.example> 於 2026年6月2日 週二 上午9:00 寫道：\n\n> Old words.",
    ),
    "zh outlook mobile": (
        "好",
        "获取 Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\n发件人: Olle Berg <olle@y.example>\n发送时间: Tuesday, June 2, 2026 9:00:00 AM\n收件人: Anna <anna@b.example>\n主题: Offer\n\nOld words.",
    ),
    "he gmail": (
        "כן",
        "\u202bבתאריך יום ג׳, 2 ביוני 2026 ב-9:00 מאת \u202aOlle Berg\u202c\u200f <\u202aolle@y.example\u202c\u200f>:\u202c\n\n> Old words.",
    ),
    "tr outlook": (
        "Evet",
        "Kimden: Olle Berg <olle@y.example>\nGönderildi: 2 Haziran 2026 Salı 09:00\nKime: Anna\nKonu: Ynt: Teklif\n\nOld words.",
    ),
    "hu outlook": (
        "Igen",
        "Feladó: Olle Berg <olle@y.example>\nKüldve: 2026. június 2., kedd 9:00\nCímzett: Anna\nTárgy: Re: Ajánlat\n\nOld words.",
    ),
    "ro yahoo": (
        "Da",
        "În marți, 2 iunie 2026, 09:00:00 EEST, Olle Berg <olle@y.example> a scris:\n\nOld words.",
    ),
    "el outlook": (
        "Ναι",
        "Από: Olle Berg <olle@y.example>\nΑποστολή: Τρίτη, 2 Ιουνίου 2026 9:00 πμ\nΠρος: Anna\nΘέμα: Προσφορά\n\nOld words.",
    ),
    "fi outlook.com": (
        "Kyllä",
        "________________________________\nLähettäjä: Olle Berg <olle@y.example>\nLähetetty: tiistai 2. kesäkuuta 2026 9.00.00\nVastaanottaja: Anna\nKopio: per@y.example\nAihe: Vs: Tarjous\n\nOld words.",
    ),
    "sv telia": (
        "Ja",
        "----Ursprungligt meddelande----\nFrån : olle@y.example\nDatum : 2026-06-02 - 09:00\nTill : anna@b.example\nÄmne : Offert\n\nOld words.",
    ),
    "sv loopia": (
        "Ja",
        "Den 2026-06-02 kl. 09:00, skrev Olle Berg:\n> Old words.",
    ),
    "nl ziggo": (
        "Ja",
        "----Origineel Bericht----\nVan : olle@y.example\nDatum : 02/06/2026 09:00\nAan : anna@b.example\nOnderwerp : Offerte\n\nOld words.",
    ),
    "de freenet": (
        "Ja",
        "--- Ursprüngliche Nachricht ---\nVon: Olle Berg <olle@y.example>\nDatum: 02.06.2026 09:00:00\nAn: anna@b.example\nBetreff: Angebot\n\n> Old words.",
    ),
    "de t-online new": (
        "Ja",
        '-----Original-Nachricht-----\nBetreff: AW: Angebot\nDatum: 2026-06-02T09:00:00+0200\nVon: "Olle Berg" <olle@y.example>\nAn: "anna@b.example" <anna@b.example>\n\nOld words.',
    ),
    "de outlook desktop": (
        "Ja, passt.\n\nMit freundlichen Grüßen\n\ni. A. Anna Lind\nEinkauf\n\nBuyer GmbH\nHauptstr. 1, 12345 Stadt\nTel. +49 30 123\nGeschäftsführer: Max Muster | HRB 123",
        "Von: Olle Berg <olle@y.example>\nGesendet: Dienstag, 2. Juni 2026 09:00\nAn: 'Anna Lind' <anna@b.example>\nBetreff: AW: Angebot\n\nOld words.",
    ),
    "de signature dashes": (
        "Ja, passt.",
        "-- \nMit freundlichen Grüßen\n\ni. A. Anna Lind\n\nBuyer GmbH\nTel. +49 30 123\n\nAm 02.06.2026 um 09:00 schrieb Olle Berg:\n> Old words.",
    ),
    "lead marked, gmail": (
        "Ok then.",
        "> On Jun 2, 2026, at 9:00 AM, Olle Berg <olle@y.example> wrote:\n>\n> Old words.\n> \n> Olle",
    ),
    "yahoo groups": (
        "Ok",
        "--- In sales@x.example, Olle Berg <olle@...> wrote:\n>\n> Old words.",
    ),
    "old yahoo": (
        "Ok",
        "--- On Tue, 6/2/26, Olle Berg <olle@y.example> wrote:\n\nFrom: Olle Berg <olle@y.example>\nSubject: Offer\nTo: anna@b.example\nDate: Tuesday, June 2, 2026, 9:00 AM\n\nOld words.",
    ),
    "hotmail old": (
        "Ok\n\nAnna",
        "> Date: Tue, 2 Jun 2026 09:00:00 +0200\n> From: olle@y.example\n> To: anna@b.example\n> Subject: Offer\n> \n> Old words.",
    ),
    "hotmail mid": (
        "Ok\n\nAnna",
        "________________________________\n> Date: Tue, 2 Jun 2026 09:00:00 +0200\n> From: olle@y.example\n> To: anna@b.example\n> Subject: Offer\n> \n> Old words.",
    ),
    "hotmail CC": (
        "Ok\n\nAnna",
        "From: olle@y.example\nTo: anna@b.example\nCC: per@y.example\nSubject: RE: Offer\nDate: Tue, 2 Jun 2026 09:00:00 +0200\n\nOld words.",
    ),
    "pine": (
        "Ok",
        "On Tue, 2 Jun 2026, Olle Berg wrote:\n\n> Date: Tue, 2 Jun 2026 09:00:00 +0200\n> From: Olle Berg <olle@y.example>\n> \n> Old words.",
    ),
    "eudora": (
        "Ok",
        "At 09:00 AM 6/2/2026, Olle Berg wrote:\n>Old words.",
    ),
    "WhatsApp-like": (
        "Ok",
        "Olle Berg, 02.06.2026 09:00:\n> Old words.",
    ),
    "Zammad": (
        "Ok",
        "On Tuesday, June 2, 2026 at 9:00 AM, Olle Berg via Acme <help@y.example> wrote:\n\n> Old words.",
    ),
    "Trello-ish": (
        "Ok",
        'On Jun 2, 2026 09:00, "Olle Berg (via Asana)" <olle@y.example> wrote:\n\n> Old words.',
    ),
    "mobile no address": (
        "Ok",
        "On Jun 2, 2026 9:00 AM, Olle Berg wrote:\nOld words.",
    ),
    "Outlook app pl": (
        "Ok",
        "Pobierz aplikację Outlook dla systemu iOS<https://aka.ms/o0ukef>\n________________________________\nOd: Olle Berg <olle@y.example>\nWysłane: wtorek, czerwca 2, 2026 9:00 AM\nDo: Anna\nTemat: Re: Oferta\n\nOld words.",
    ),
    "Outlook app it": (
        "Ok",
        "Scarica Outlook per Android<https://aka.ms/AAb9ysg>\n________________________________\nDa: Olle Berg <olle@y.example>\nInviato: martedì, giugno 2, 2026 9:00 AM\nA: Anna\nOggetto: Re: Offerta\n\nOld words.",
    ),
    "iPhone nb": (
        "Ok",
        "Sendt fra min iPhone\n\n2. juni 2026 kl. 09:00 skrev Olle Berg <olle@y.example>:\n\n\ufeffOld words.",
    ),
    "Teams forward style": (
        "Ok",
        "From: Olle Berg <olle@y.example>\nSent: Tuesday, 2 June 2026 09:00\nTo: Anna <anna@b.example>; Per <per@y.example>; Kim <kim@y.example>;\nLo <lo@y.example>\nCc: Bo <bo@y.example>\nSubject: Re: Offer for pumps and\n valves\nAttachments: offer.pdf\n\nOld words.",
    ),
}

# Pages of them: (what is new, the page).
PAGES_OF_PROGRAMS: dict[str, tuple[str, str]] = {
    "Windows 10 Mail": (
        "Reply here.",
        '<div>Reply here.</div><div style="padding-top: 5px; border-top-color: rgb(229, 229, 229); border-top-width: 1px; border-top-style: solid;"><div><font face="Calibri">From: <a href="mailto:olle@y.example">Olle Berg</a><br>Sent: Tuesday, June 2, 2026 9:00 AM<br>To: Anna</font></div></div><div>Old words.</div>',
    ),
    "Windows Mail, mso-element": (
        "Reply here.",
        '<div class="WordSection1"><p class="MsoNormal">Reply here.</p><p class="MsoNormal">Sent from <a href="x">Mail</a> for Windows</p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div style="mso-element:para-border-div;border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal" style="border:none;padding:0in"><b>From: </b><a href="mailto:olle@y.example">Olle Berg</a><br><b>Sent: </b>Tuesday, June 2, 2026 9:00 AM<br><b>To: </b>Anna<br><b>Subject: </b>Offer</p></div><p>Old words.</p></div>',
    ),
    "Hotmail ecx": (
        "Reply.",
        '<div dir="ltr">Reply.<br><div><hr id="stopSpelling">Date: Tue, 2 Jun 2026 09:00:00 +0200<br>Subject: Offer<br>From: olle@y.example<br>To: anna@b.example<br><br><div class="ecxWordSection1">Old words.</div></div></div>',
    ),
    "Outlook 2003 hr": (
        "Reply.",
        '<p class=MsoNormal>Reply.</p><div class=MsoNormal align=center><hr size=2 width="100%" align=center tabindex=-1></div><p class=MsoNormal><b>From:</b> Olle Berg [mailto:olle@y.example] <br><b>Sent:</b> Tuesday, June 02, 2026 9:00 AM<br><b>To:</b> Anna<br><b>Subject:</b> Offer</p><p>Old words.</p>',
    ),
    "Thunderbird without class": (
        "Reply.",
        'Reply.<br><br>On 6/2/26 9:00 AM, Olle Berg wrote:<br><blockquote cite="mid:1@y.example" type="cite">Old words.</blockquote><br>',
    ),
    "AOL": (
        "Reply.",
        '<font color="black" size="2">Reply.<br><br><div style="font-family:arial">-----Original Message-----<br>From: Olle Berg &lt;olle@y.example&gt;<br>To: anna &lt;anna@b.example&gt;<br>Sent: Tue, Jun 2, 2026 9:00 am<br>Subject: Offer<br><br><div id="AOLMsgPart_0">Old words.</div></div></font>',
    ),
    "OLK_SRC": (
        "Reply.",
        '<div>Reply.</div><span id="OLK_SRC_BODY_SECTION"><div style="font-family:Calibri; text-align:left; border-top: #b5c4df 1pt solid"><span style="font-weight:bold">From: </span> Olle Berg &lt;olle@y.example&gt;<br><span>Date: </span> Tuesday, June 2, 2026 at 9:00 AM<br><span>To: </span> Anna<br><span>Subject: </span> Offer<br></div><div>Old words.</div></span>',
    ),
    "Exchange, date first": (
        "Reply.",
        "<div>Reply.</div><div><br></div><div><font>Date: Tue, 2 Jun 2026 09:00:00 +0200<br>From: olle@y.example<br>To: anna@b.example<br>Subject: Offer</font></div><br><div>Old words.</div>",
    ),
    "Gmail multiple quotes": (
        "One. Two.",
        '<div>One.</div><div class="gmail_quote">On Jun 2, 2026 9:00 AM, Olle &lt;olle@y.example&gt; wrote:<br><blockquote class="gmail_quote">Old words.</blockquote></div><div>Two.</div>',
    ),
    "gmail, wrapped by gateway": (
        "Reply.",
        '<div dir="ltr">Reply.</div><br><div class="x_gmail_quote"><div dir="ltr" class="x_gmail_attr">On Tue, Jun 2, 2026 at 9:00 AM Olle &lt;olle@y.example&gt; wrote:<br></div><blockquote class="x_gmail_quote">Old words.</blockquote></div>',
    ),
    "blockquote after name, fr": (
        "Oui.",
        '<div>Oui.</div><div>Le 2 juin 2026 à 09:00, Olle Berg a écrit :</div><blockquote type="cite" cite="x">Old words.</blockquote>',
    ),
    "iPad": (
        "Yes.",
        '<html><head></head><body dir="auto"><div dir="ltr">Yes.</div><div dir="ltr"><br><br>Sent from my iPad</div><div dir="ltr"><br><blockquote type="cite">On Jun 2, 2026, at 9:00 AM, Olle Berg &lt;olle@y.example&gt; wrote:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">Old words.</div></blockquote></body></html>',
    ),
    "Yahoo desktop": (
        "Yes.",
        '<div class="ydpyahoo-style-wrap"><div dir="ltr">Yes.</div><div><br></div></div><div id="ydp123yahoo_quoted_99" class="ydp123yahoo_quoted"><div><div>On Tuesday, June 2, 2026 at 09:00:00 AM GMT+2, Olle &lt;olle@y.example&gt; wrote: </div><div><br></div><div><br></div><div>Old words.</div></div></div>',
    ),
    "Outlook desktop sv": (
        "Ja tack. Mvh Anna",
        '<div class=WordSection1><p class=MsoNormal>Ja tack.<o:p></o:p></p><p class=MsoNormal>Mvh Anna<o:p></o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class=MsoNormal><b>Från:</b> Olle Berg &lt;olle@y.example&gt; <br><b>Skickat:</b> den 2 juni 2026 09:00<br><b>Till:</b> Anna<br><b>Ämne:</b> Offert<o:p></o:p></p></div></div><p class=MsoNormal>Old words.</p></div>',
    ),
    "Outlook web, odd language": (
        "Reply.",
        '<div>Reply.</div><div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font><b>Vun:</b> Olle<br><b>Geschéckt:</b> x</font></div><div>Old words.</div>',
    ),
    "GroupWise html": (
        "Reply.",
        "<div>Reply.<br><br>&gt;&gt;&gt; Olle Berg &lt;olle@y.example&gt; 02.06.2026 09:00 &gt;&gt;&gt;<br>Old words.</div>",
    ),
    "Superhuman": (
        "Reply.",
        '<div><div>Reply.</div><br><div class="sh-signature"></div><div class="gmail_quote">On Tue, Jun 02, 2026 at 9:00 AM, Olle Berg <span dir="ltr">&lt;<a href="mailto:olle@y.example">olle@y.example</a>&gt;</span> wrote:<br><blockquote class="gmail_quote sh-color-black">Old words.</blockquote></div></div>',
    ),
    "Airmail": (
        "Reply.",
        '<div id="bloop_customfont">Reply.</div><p class="airmail_on">On June 2, 2026 at 9:00:00 AM, Olle Berg (<a href="mailto:olle@y.example">olle@y.example</a>) wrote:</p><blockquote type="cite" class="clean_bq"><span>Old words.</span></blockquote>',
    ),
    "Polymail/Newton": (
        "Reply.",
        '<div>Reply.</div><br><div class="cm_quote" style="color: #787878">On Tue, Jun 2, 2026 at 9:00 AM Olle Berg &lt;<a>olle@y.example</a>&gt; wrote:</div><blockquote style="margin:0">Old words.</blockquote>',
    ),
    "Horde html": (
        "Reply.",
        '<p>Reply.</p><p>Olle Berg &lt;olle@y.example&gt; schrieb:</p><blockquote type="cite" style="border-left:2px solid blue">Old words.</blockquote>',
    ),
    "FairEmail": (
        "Reply.",
        '<div>Reply.</div><div fairemail="reference"><p>On June 2, 2026 9:00:00 AM GMT+02:00, Olle Berg &lt;olle@y.example&gt; wrote:</p><blockquote>Old words.</blockquote></div>',
    ),
    "Thunderbird answer between, de": (
        "Hallo, > Wie viele? 240 Stück. > Wann? Bis 12.6. Gruß Anna",
        '<p>Hallo,</p><div class="moz-cite-prefix">Am 02.06.26 um 09:00 schrieb Olle Berg:<br></div><blockquote type="cite">Wie viele?<br></blockquote>240 Stück.<br><blockquote type="cite">Wann?</blockquote>Bis 12.6.<br><p>Gruß<br>Anna</p>',
    ),
    "newsletter-like table reply": (
        "Hello Olle, 240 pumps please. Anna",
        '<table><tbody><tr><td><table><tr><td>Hello Olle,<br>240 pumps please.</td></tr><tr><td>Anna</td></tr></table></td></tr></tbody></table><br><div class="gmail_quote"><blockquote class="gmail_quote">Old words.</blockquote></div>',
    ),
    "list of own": (
        "We need - 240 pumps - 12 valves Thanks",
        "<p>We need</p><ul><li>240 pumps</li><li>12 valves</li></ul><p>Thanks</p>",
    ),
}
