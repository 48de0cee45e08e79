"""PURE. What mail servers write when a mail did not arrive. All in lower case."""

from ingest.words.language import phrases

# Local parts of the addresses that servers write from.
DAEMON_LOCAL_PARTS = phrases("""
    mailer-daemon; mailerdaemon; mail-daemon; postmaster; post_master; mail.delivery.system;
    mdaemon; barracuda; mail_delivery; maildeliverysystem; microsoftexchange329e71ec88ae4615bbc36ab6ce41109e
""")
# Of these, those that no person reads or writes.
MAILER_DAEMONS = phrases("mailer-daemon; mailerdaemon; mail-daemon; mdaemon")
DAEMON_NAMES = phrases("""
    mail delivery; mailer daemon; mailer-daemon; delivery subsystem; system administrator;
    postmaster; mail administrator; mail system; pmdf e-mail interconnect
""")
BOUNCE_SUBJECTS = phrases("""
    undeliver; not delivered; delivery fail; delivery status; delivery notification; delivery error;
    delivery problem; delivery unsuccessful; delivery has fail; delivery report; delivery delayed;
    failed delivery; failure delivery; delivery subsystem; failure notice; returned mail;
    returned to sender; returning to sender; returning message to sender; mail failed; failed mail;
    could not be delivered; can't be delivered; cannot be delivered; not been delivered;
    message not delivered; mail system error; error during delivery; delayed mail; mail delivery;
    message delivery; automatically rejected mail; processing error; message rejected;
    rejected mail; warning: message; warning: could not send; permanent delivery failure;
    message you sent blocked; nie została dostarczona; nie zostala dostarczona; ikke afleveres;
    kunne ikke afleveres; nebyla doručena; nebyla dorucena; kunde inte skickas; ei voitu lähettää; zustellungsfehler; errors from; loop alert; unzustellbar; nicht zugestellt; zustellung fehlgeschlagen;
    mail konnte nicht; non remis; échec de remise; non distribu; echec de la remise;
    no se puede entregar; no se ha podido entregar; no entregado; error de entrega;
    mancato recapito; mancata consegna; impossibile recapitare; não foi possível entregar;
    não entregue; onbestelbaar; niet bezorgd; niet afgeleverd; kan inte levereras;
    kunde inte levereras; oleverans; olevererbar; ej levererat; kunne ikke leveres;
    kan ikke leveres; ikke levert; ikke leveret; uleverbar; ei voida toimittaa;
    toimittaminen epäonnistui; toimitus epäonnistui; viestiä ei voitu toimittaa; toimittamaton;
    nie dostarczon; niedostarczon; nie można dostarczyć; nedoručiteln; doručení se nezdařilo;
    nelze doručit; не доставлен; недоставлен; не может быть доставлен; сообщение не доставлено;
    ошибка доставки; 配信不能; 配信できません; 退信; 系统退信; 无法投递; не удается доставить; не удалось доставить;
    недоставленное; не вдалося доставити; неможливо доставити; non recapitabile;
    recapito non riuscito; 未送达; 无法送达; 無法傳遞; 未傳遞; 배달되지 않음; 배달할 수 없음; לא ניתן למסירה;
    غير قابل للتسليم; không thể gửi; tidak dapat dikirim; ei voi toimittaa; impossibile consegnare;
    não foi entregue; não é possível entregar; não pode ser entregue; niedostarczal;
    nem kézbesíthető; kézbesíthetetlen; sikertelen kézbesítés; nu se poate livra; nelivrat;
    imposibil de livrat; nedoručené; nie je možné doručiť; ni mogoče dostaviti;
    ni bilo mogoče dostaviti; nije moguće isporučiti; neisporučeno; η παράδοση απέτυχε;
    δεν είναι δυνατή η παράδοση; teslim edilemedi; iletilemedi; kohaletoimetamatu;
    ei saa kohale toimetada; nepristatyta; nepavyko pristatyti; nepiegādā; neizdevās piegādāt;
    недоставим; не може да бъде доставен; 배달되지 않음; 배달할 수 없음; 无法传递; 未能送达; 未传递的邮件; 無法傳遞; 配信できませんでした
""")
BOUNCE_PHRASES = phrases("""
    could not be delivered; couldn't be delivered; can't be delivered; cannot be delivered;
    was not delivered; were not delivered; not been delivered; wasn't delivered; unable to deliver;
    undeliverable; undelivered; delivery failed; delivery has failed; delivery to the following;
    delivery failure; failed to deliver; failed permanently; permanent fatal errors;
    permanent error; permanent failure; did not reach; user unknown; unknown user; no such user;
    user not found; mailbox unavailable; mailbox full; mailbox not found; recipient rejected;
    recipient address rejected; recipient not found; address rejected; returned to sender;
    returning it to you; message is being returned; duplicated message-id; mail loop; loop detected;
    loops back to myself; too many hops; couldn't be found; this is a permanent;
    transcript of session follows; over quota; quota exceeded; i wasn't able to deliver;
    have not been able to deliver; nie została dostarczona; kunne ikke afleveres; nebyla doručena;
    kunde inte skickas; ei voitu lähettää; kunne ikke sendes; is niet afgeleverd; не может быть доставлено; konnte nicht zugestellt werden; wurde nicht zugestellt;
    nicht zugestellt werden; n'a pas pu être; no se ha podido entregar; не может быть доставлен;
    не удалось доставить; не доставлено; не було доставлено; gick inte att leverera;
    kunde inte levereras; kunne ikke leveres; kan ikke leveres; toimittaminen; ei voitu toimittaa;
    bezorging; kon niet worden bezorgd; is mislukt; échec de la remise; no se pudo entregar;
    impossibile recapitare; recapito non riuscito; non è stato recapitato;
    não foi possível entregar; não pôde ser entregue; nie można dostarczyć; nie został dostarczon;
    nelze doručit; nebylo možné doručit; 配信できません; 无法投递; 无法将邮件传递; 未能向; 無法傳遞; 배달하지 못했습니다
""")
DELAY_PHRASES = phrases("""
    delayed; delay); not yet been delivered; still being retried; will be retried;
    will continue to try; will keep trying; temporary problem; warning message only; warning only
""")
# What a server says of a mail that did arrive.
SUCCESS_PHRASES = phrases("""
    successfully delivered; delivered successfully; was successfully; has been delivered;
    was delivered to; successfully relayed; erfolgreich zugestellt; wurde zugestellt;
    a bien été remis; ha sido entregado; è stato consegnato; foi entregue; is bezorgd;
    har levererats; er levert; er blevet leveret; on toimitettu; доставлено успешно;
    успешно доставлено; успешно доставлен; было доставлено; dostarczono pomyślnie
""")
# Below a line that holds one of these stands what was sent, not what the server says.
RETURNED_MAIL_MARKS = phrases("""
    this is a copy of the message; this is a copy of your message; below this line is a copy;
    below this line is the original; original message follows; original message headers;
    original message header; ----- original message; -----original message; --- original message;
    ------ message header follows; ----- message header follows; message header follows;
    unsent message follows; unsent message below; undelivered message follows;
    returned message follows; returned message headers; copy of the original message;
    the header of the original; headers of the original; header of the message;
    message headers follow; the text of the original; first lines of the message;
    original mail as follows; here is a copy of the first part; start of returned message;
    begin of returned message; --- returned message; message contents follow; the first 100 lines;
    received: from; return-path: <
""")

# Whom it did not reach is named below a line that holds one of these.
RECIPIENT_LEADS = phrases("""
    following recipient; following address; did not reach the following; to the following;
    for the following; wurde nicht zugestellt an; folgende empfänger; folgenden empfänger; destinataires suivants;
    siguientes destinatarios; seguenti destinatari; seguintes destinatários; volgende geadresseerde;
    följande mottagare; følgende mottaker; følgende modtager; seuraaville vastaanottajille;
    następujących adresatów; следующим получателям; одному или нескольким получателям; 以下收件人; 这些收件人;
    次の受信者; 다음 받는 사람; těmto příjemcům; következő címzetteknek; acești destinatari; disse modtagere;
    disse mottakerne; dessa mottagare; ces destinataires; estes destinatários; questi destinatari;
    estos destinatarios; diese empfänger; deze geadresseerden
""")
