"""PURE. Spanish."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="es",
    sender="de; remitente; desde",
    date="fecha; enviado; enviado el; enviada; fecha de envío",
    to="para; a; destinatario",
    cc="cc; copia; cco; con copia",
    subject="asunto; tema",
    reply_to="responder a; responda a",
    wrote_verbs="escribió; escribio; ha escrito; escribe",
    original_titles="mensaje original; correo original; mensaje inicial; mensaje de",
    forwarded_titles="""
        mensaje reenviado; inicio del mensaje reenviado; correo reenviado; mensaje reenviado por;
        mensaje enviado; inicio del mensaje redirigido; mensaje redirigido; mensaje reenviado de;
        comienzo del mensaje reenviado
    """,
    reply_prefixes="re; resp",
    forward_prefixes="rv; reenv",
    months="ene; feb; mar; abr; may; jun; jul; ago; sep set; oct; nov; dic",
    sent_from_phrases="""
        enviado desde mi; enviado desde; enviado con; enviado a través de; obtener outlook;
        enviado por; enviado mediante; consigue outlook
    """,
    away_phrases="""
        fuera de la oficina; respuesta automática; ausente; fuera de oficina; de vacaciones;
        estoy ausente; respuesta automatica; ausencia; aviso de ausencia; mensaje de ausencia;
        ausencia de la oficina; contestación automática; estoy de vacaciones;
        ausente de la oficina; estoy fuera de la oficina; respuesta de ausencia;
        no estoy en la oficina; me encuentro fuera de la oficina; me encuentro de vacaciones
    """,
    attribution_openers="el; en; día; dia; de",
    attribution_fillers="el; la; las; a; en; de; ha; por; lo; siguiente; horas; hrs; h; día; dia",
    quoting_phrases="citando a; citando",
    forward_end_titles="""
        terminar mensaje reenviado; terminar mensaje de; fin del mensaje reenviado;
        fin de mensaje reenviado; final del mensaje reenviado
    """,
    greetings="hola; buenos días; buenas tardes; estimado; estimada; buenas",
    weekdays="""
        lunes; lun; martes; mar; miércoles; mié; jueves; jue; viernes; vie; sábado; sáb; domingo;
        dom
    """,
    until_words="hasta; del",
    is_away_phrases="está ausente; está ausente de la oficina; está fuera de la oficina",
    reply_line_titles="""
        por favor, escriba su respuesta por encima de esta línea;
        escriba su respuesta por encima de esta línea; escriba su respuesta sobre esta línea;
        responda por encima de esta línea; responder por encima de esta línea
    """,
    leave_words="de vacaciones; vacaciones",
)
