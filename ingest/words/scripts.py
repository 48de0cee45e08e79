"""PURE. Which letters a language is written with beyond a to z, and in which charsets.

Latin languages: their letters with marks, each as good as another. Others: the letters that make up
most of a text, and the rest of their script. Chinese, Japanese and Korean: the most common signs,
and which rows of the charset hold those that are common at all.
"""

from dataclasses import dataclass

_FOREIGN = -1.0
_SYMBOL = -0.7
_NO_CHARACTER = -3.0
_COMMON = 1.0


@dataclass(frozen=True, slots=True)
class LanguageLetters:
    """`common` weigh most, `other` half as much. `rows` are the first bytes of common signs.

    `cues` are pieces of words in small letters that tell languages apart whose letters don't.
    """

    code: str
    codecs: tuple[str, ...]
    common: frozenset[str]
    other: frozenset[str] = frozenset()
    rows: range = range(0)
    cues: tuple[str, ...] = ()
    is_latin: bool = True

    def weight(self, char: str) -> float:
        if char in self.common:
            return _COMMON
        if char in self.other:
            return 0.5
        if self.rows and ord(char) > 0x2E80:
            return self._row_weight(char)
        if char == "\ufffd" or "\x80" <= char < "\xa0" or "\ue000" <= char <= "\uf8ff":
            return _NO_CHARACTER
        return _FOREIGN if char.isalpha() else _SYMBOL

    def _row_weight(self, char: str) -> float:
        coded = char.encode(self.codecs[0], "ignore")
        if len(coded) != 2:
            return _FOREIGN
        # Trail bytes below 0xa1 belong to what was added to the charset for rare signs.
        is_plain = coded[1] >= 0xA1 or self.code in {"zh-TW", "ja-sjis"}
        return (0.5 if coded[0] in self.rows else -0.5) if is_plain else _FOREIGN


def _latin(code: str, codecs: str, letters: str, cues: str = "") -> LanguageLetters:
    return LanguageLetters(
        code,
        tuple(codecs.split()),
        frozenset(letters + letters.upper()),
        cues=tuple(cues.split(";")) if cues else (),
    )


def _script(code: str, codecs: str, common: str, other: str) -> LanguageLetters:
    return LanguageLetters(
        code,
        tuple(codecs.split()),
        frozenset(common + common.upper()),
        frozenset(other + other.upper()),
        is_latin=False,
    )


def _signs(code: str, codec: str, common: str, rows: range) -> LanguageLetters:
    return LanguageLetters(code, (codec,), frozenset(common), rows=rows, is_latin=False)


_HIRAGANA = "".join(map(chr, range(0x3041, 0x3094)))
_KATAKANA = "".join(map(chr, range(0x30A1, 0x30F7)))
_JAPANESE = (
    "日本人年大中国会社御世話様注文見積書送付納期価格製品確認願致件名連絡担当部申上下今回添資料請求返信転"
    "議案内出荷在庫個数量金額税込円支払銀行振込月火水木金土曜時分前後新規契約変更問合先方事業所長営株式"
)
_CHINESE = (
    "的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家对可里后小么心"
    "多天而能好都没日于起还发成事只作当想看文无开用主行方如前所本见经面公同三已从动两长您请价格订单报询产品司"
    "客户谢问货票数量合付款回复关邮件电话联系附确认交期贵我们需求购采样型号图纸运输包装收到尽快今明周月号水泵"
)
_TRADITIONAL = (
    "的一是不了在人有我他這中大來上個國到說們為子和你地出道也時年得就那要下以生會自著去之過家對可裡後小麼心"
    "多天而能好都沒日於起還發成事只作當想看文無開用主行方如前所本見經面公同三已從動兩長您請價格訂單報詢產品司"
    "客戶謝問貨票數量合付款回覆關郵件電話聯絡附確認交期貴需求購採樣型號圖紙運輸包裝收到盡快今明週月號水泵"
)
_KOREAN = (
    "이다는에의을가고하지를도로한기사자대해서시원니요주습문제안건용구보부정상인입일수과장전회신관련드립감내개"
    "만청견적계약펌프세녕금월년확송발화번호업체품격납첨합있어그리것들나라여게오무선생까"
)
_RUSSIAN = "оеаинтсрвлкмдпуяьыг"
_CYRILLIC_REST = "збчйхжшюцщэфъёіїєґ"

# Western languages first: their charset is what most mail without one is in.
LANGUAGE_LETTERS = (
    _latin("sv", "cp1252 mac-roman cp850", "åäöé", " och ; att ; för;ning; på ; vi ; till"),
    _latin("nb", "cp1252 mac-roman cp850", "æøåéòô", " og ; på ; til ; av ; vi ; ikke;ing"),
    _latin("fi", "cp1252 mac-roman cp850", "äöå", " ja ; on ;ssa;lla;tä;kk;ista"),
    _latin("de", "cp1252 mac-roman cp850", "äöüßé", " und ; die ; der ;sch;ung;ich "),
    _latin("nl", "cp1252 mac-roman", "éëïöèü", " de ; het ; een ;ij;aan;oor"),
    _latin("fr", "cp1252 mac-roman", "éèêëàâçîïôùûœ", " le ; la ; de ; les ;que;ous;eur"),
    _latin("es", "cp1252 mac-roman", "áéíóúñüºª", " el ; la ; de ; que ;ción;os "),
    _latin("pt", "cp1252 mac-roman", "ãõçáéíóúâêôàºª", " de ; que ; os ;ção;ões;nh; para "),
    _latin("it", "cp1252 mac-roman", "àèéìòù", " di ; che ; il ;zion; per ;ità"),
    _latin("et", "cp1252", "õäöüšž", " ja ; on ;aa;ee;uu;me "),
    _latin("pl", "cp1250 iso8859-2", "ąćęłńóśźż", "sz;cz;dz; w ; z ;ie;rz;prze;ow; za "),
    _latin("cs", "cp1250 iso8859-2", "áčďéěíňóřšťúůýž", " na ; se ; je ; v ;dn;ov;pro; za ;uji"),
    _latin("sk", "cp1250 iso8859-2", "áäčďéíĺľňóôŕšťúýž", " na ; sa ; je ; v ;ov;pre; za ;uj"),
    _latin("hu", "cp1250 iso8859-2", "áéíóöőúüű", "gy;sz;cs; az ; a ;ny;ek;ok;tt; meg;nde;ont"),
    _latin("ro", "cp1250 iso8859-2", "ăâîşţ", "ul ; pe ; de ; cu ;im ;pentru;ei ;mul"),
    _latin("hr", "cp1250 iso8859-2", "čćđšž", " je ; na ; i ;ov;emo; za ;ija"),
    _latin("tr", "cp1254 iso8859-9", "çğıöşüiâ", " ve ; bir ;lar;ler;kk;ım;ın "),
    _latin("is", "cp1252", "áðéíóúýþæö", " og ; að ;inn;ur "),
    _latin("lt", "cp1257", "ąčęėįšųūž", " ir ;as ;us ;ai;ia"),
    _latin("lv", "cp1257", "āčēģīķļņšūž", " un ;as ; ir ;šan"),
    _script("ru", "cp1251 koi8-r koi8-u iso8859-5 cp866 mac-cyrillic", _RUSSIAN, _CYRILLIC_REST),
    _script("el", "cp1253 iso8859-7", "αοιετσνηυρπκμλςάέήίόύώ", "βγδζθξφχψωϊϋ"),
    _script("he", "cp1255", "יוהלארתבשמנ", "גדזחטכסעפצקםןץףך"),
    _script("ar", "cp1256", "اليمونرتبعة", "هكدسفقحجشصضطظثخذزغءآأؤإئىپچژگ"),
    _script(
        "th",
        "cp874",
        "านรกอเงมยลวดทส",
        "".join(map(chr, (*range(0xE01, 0xE3B), *range(0xE3F, 0xE5C)))),
    ),
    _signs("zh", "gb18030", _CHINESE, range(0xB0, 0xD8)),
    _signs("zh-TW", "cp950", _TRADITIONAL, range(0xA4, 0xC7)),
    _signs("ko", "cp949", _KOREAN, range(0xB0, 0xC9)),
    _signs("ja-sjis", "cp932", _HIRAGANA + _KATAKANA + _JAPANESE, range(0x88, 0x99)),
    _signs("ja", "euc_jp", _HIRAGANA + _KATAKANA + _JAPANESE, range(0xB0, 0xD0)),
)
