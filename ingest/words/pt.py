"""PURE. Portuguese."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="pt",
    sender="de; remetente",
    date="data; enviado; enviada; enviado em; enviada em; data de envio",
    to="para; destinatário",
    cc="cc; cópia; cco; c/c",
    subject="assunto",
    reply_to="responder a; responder para",
    wrote_verbs="escreveu; escreve; escreveu no dia; escreveu em",
    original_titles="""
        mensagem original; mensagem inicial; e-mail original; mensagem de origem; mensagem de
    """,
    forwarded_titles="""
        mensagem encaminhada; mensagem reencaminhada; início da mensagem encaminhada;
        início da mensagem reencaminhada; e-mail encaminhado; encaminhada por; mensagem reenviada;
        início de mensagem reencaminhada; mensagem encaminhada por;
        iniciando encaminhamento de mensagem; mensagem encaminhada de; mensagem reencaminhada de
    """,
    reply_prefixes="re; res",
    forward_prefixes="enc; reenc",
    months="jan; fev; mar; abr; mai; jun; jul; ago; set; out; nov; dez",
    sent_from_phrases="""
        enviado do meu; enviado a partir; enviado via; enviado com; enviado pelo; enviado por;
        obter o outlook; baixe o outlook; enviada do; enviado da minha; obtenha o outlook;
        enviado do correio
    """,
    away_phrases="""
        ausência; resposta automática; fora do escritório; ausente; de férias; em férias;
        resposta automatica; ausencia temporária; ausência temporária; ausência do escritório;
        mensagem de ausência; aviso de ausência; estou de férias; de férias até; estou ausente;
        ausente do escritório; estou fora do escritório; em férias até; resposta de ausência;
        encontro-me ausente; encontro-me de férias; estou em férias
    """,
    attribution_openers="em; no; de; a; às; as; na",
    attribution_fillers="""
        em; no; dia; de; às; as; a; à; da; do; via; por; na; o; seguinte; horas; hrs; h; e
    """,
    quoting_phrases="citando",
    forward_end_titles="""
        finalizar mensagem reenviada; fim da mensagem de; fim da mensagem encaminhada;
        fim da mensagem reencaminhada
    """,
    greetings="olá; ola; bom dia; boa tarde; boa noite; caro; cara; prezado; prezada; oi",
    weekdays="""
        segunda-feira; seg; terça-feira; ter; quarta-feira; qua; quinta-feira; qui; sexta-feira;
        sex; sábado; sáb; domingo; dom; segunda; terça; quarta; quinta; sexta
    """,
    until_words="até; de",
    is_away_phrases="está ausente; está fora do escritório; está ausente do escritório",
    reply_line_titles="""
        digite sua resposta acima desta linha; escreva a sua resposta acima desta linha;
        responda acima desta linha; por favor, digite sua resposta acima desta linha
    """,
    leave_words="de férias; férias; em férias",
)
