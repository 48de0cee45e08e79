"""PURE. Spanish."""

from ingest.words.language import Language

WORDS = Language(
    code="es",
    sender=(
        "de",
        "remitente",
    ),
    date=(
        "fecha",
        "enviado",
        "enviado el",
        "enviada",
        "fecha de envío",
    ),
    to=(
        "para",
        "a",
        "destinatario",
    ),
    cc=(
        "cc",
        "copia",
        "cco",
        "con copia",
    ),
    subject=(
        "asunto",
        "tema",
    ),
    reply_to=(
        "responder a",
        "responda a",
    ),
    wrote=(
        "escribió",
        "escribio",
        "ha escrito",
        "escribe",
    ),
    original=(
        "mensaje original",
        "correo original",
        "mensaje inicial",
    ),
    forwarded=(
        "mensaje reenviado",
        "inicio del mensaje reenviado",
        "correo reenviado",
        "mensaje reenviado por",
        "mensaje enviado",
    ),
    replies=(
        "re",
        "resp",
    ),
    forwards=(
        "rv",
        "reenv",
    ),
    months=(
        "ene",
        "feb",
        "mar",
        "abr",
        "may",
        "jun",
        "jul",
        "ago",
        "sep set",
        "oct",
        "nov",
        "dic",
    ),
    by_me=(
        "enviado desde mi",
        "enviado desde",
        "enviado con",
        "enviado a través de",
        "obtener outlook",
        "enviado por",
        "enviado mediante",
        "consigue outlook",
    ),
    away=(
        "fuera de la oficina",
        "respuesta automática",
        "ausente",
        "fuera de oficina",
        "de vacaciones",
        "estoy ausente",
        "respuesta automatica",
        "ausencia",
    ),
)
