"""PURE. Portuguese."""

from ingest.words.language import Language

WORDS = Language(
    code="pt",
    sender=(
        "de",
        "remetente",
    ),
    date=(
        "data",
        "enviado",
        "enviada",
        "enviado em",
        "enviada em",
        "data de envio",
    ),
    to=(
        "para",
        "destinatário",
    ),
    cc=(
        "cc",
        "cópia",
        "cco",
        "c/c",
    ),
    subject=("assunto",),
    reply_to=(
        "responder a",
        "responder para",
    ),
    wrote=(
        "escreveu",
        "escreve",
        "escreveu no dia",
        "escreveu em",
    ),
    original=(
        "mensagem original",
        "mensagem inicial",
        "e-mail original",
    ),
    forwarded=(
        "mensagem encaminhada",
        "mensagem reencaminhada",
        "início da mensagem encaminhada",
        "início da mensagem reencaminhada",
        "e-mail encaminhado",
        "encaminhada por",
    ),
    replies=(
        "re",
        "res",
    ),
    forwards=(
        "enc",
        "reenc",
    ),
    months=(
        "jan",
        "fev",
        "mar",
        "abr",
        "mai",
        "jun",
        "jul",
        "ago",
        "set",
        "out",
        "nov",
        "dez",
    ),
    by_me=(
        "enviado do meu",
        "enviado a partir",
        "enviado via",
        "enviado com",
        "enviado pelo",
        "enviado por",
        "obter o outlook",
        "baixe o outlook",
        "enviada do",
        "enviado da minha",
        "obtenha o outlook",
    ),
    away=(
        "ausência",
        "resposta automática",
        "fora do escritório",
        "ausente",
        "de férias",
        "em férias",
        "resposta automatica",
        "ausencia temporária",
    ),
)
