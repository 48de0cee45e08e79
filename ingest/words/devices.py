"""PURE. Devices and programs that name themselves below a mail. All in lower case."""

from ingest.words.language import phrases

# Parts of words too: Finnish has `iphonesta`, Russian `телефона`.
_DEVICES = phrases("""
    iphon; ipad; ipod; imac; macbook; apple watch; apple mail; android; samsung; galaxy; huawei;
    xiaomi; redmi; oppo; oneplus; realme; nokia; sony; xperia; motorola; blackberry; nexus; pixel;
    fairphone; windows; outlook; hotmail; gmail; google mail; yahoo; aol; icloud; thunderbird;
    proton; tutanota; fastmail; zoho; k-9; k9; fairemail; airmail; bluemail; mailspring; mailbird;
    em client; superhuman; spike; mail.ru; яндекс; yandex; рамблер; gmx; web.de; t-online; orange;
    libero; seznam; email.cz; post.sk; centrum.cz; azet; sfr mail; bluewin; aplikac; onet; wp poczta; foxmail; 网易; qq; mobile; mobil; mobiel; móvil; movil; phone;
    telefon; teléfono; téléphone; telefoon; puhelim; laittee; handy; tablet; tablette; blackberry;
    device; enhet; gerät; appareil; dispositiv; urządzen; zařízen; телефон; смартфон; устройств;
    планшет; мобільн; мобильн; mail app; mail-app; mail for; mail für; mail pour; 手机; 手機; スマート; 携帯;
    端末; 휴대; נייד; هاتف; κινητό
""")
# `tuta` alone is the beginning of other words.
DEVICE_NAMES = (*_DEVICES, "tuta ")

# Programs whose names are words too: only when the line says nothing else.
PROGRAM_NAMES = phrases("""
    boxer; canary; edison; front; hey; mailbox; missive; newton; nine; polymail; shortwave; spark;
    workspace one boxer
""")

# Programs that companies write with, at the end of the line in which they name themselves.
SENDING_PROGRAMS = tuple(
    f" {program}"
    for program in phrases("""
        odoo; zendesk; freshdesk; help scout; helpscout; hubspot; intercom; zoho desk; pipedrive;
        teamleader; superoffice; lime crm; zammad; freshsales; gorgias; trengo; hiver; missive
    """)
)

# How `my` ends the words for `Sent from my`.
_MY = phrases("""
    my; min; mitt; mijn; meinem; meiner; mon; ma; mi; mio; mia; dal mio; meu; minha; mého; môjho;
    mojego; моего; мого; minun; mu
""")
MY_ENDINGS = (*(f" {word}" for word in _MY), "的", "我的")
