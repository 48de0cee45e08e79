"""PURE. Basque."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="eu",
    sender="nork; nondik; igorlea; bidaltzailea",
    date="data; bidalita; bidalitakoak; noiz bidalia",
    to="nori; nora; hartzailea",
    cc="kopia",
    subject="gaia",
    reply_to="erantzun honi",
    wrote_verbs="idatzi du; idatzi zuen; erabiltzaileak idatzi du; igorleak hau idatzi du",
    original_titles="jatorrizko mezua",
    forwarded_titles="birbidalitako mezua; birbidalitako mezuaren hasiera",
    forward_end_titles="amaitu birbidalitako mezua; birbidalitako mezuaren amaiera",
    reply_prefixes="er",
    forward_prefixes="br",
    months="urt; ots; mar; api; mai; eka; uzt; abu; ira; urr; aza; abe",
    sent_from_phrases="nire iphonetik bidalia; nire ipadetik bidalia; bidalia",
    away_phrases="erantzun automatikoa; bulegotik kanpo",
    attribution_fillers="egunean; igorleak; hau; erabiltzaileak; (e)k; data; egilea",
    quoting_phrases="aipatzen",
    weekdays="""
        astelehena; al; asteartea; ar; asteazkena; az; osteguna; og; ostirala; or; larunbata; lr;
        igandea; ig
    """,
)
