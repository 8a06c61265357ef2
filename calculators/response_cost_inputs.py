"""What the cost of responding to a leak is asked about: extent, notices, services, and quotations that replace any line."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from calculators.spec import MAX_PEOPLE, Flag, One, Option, Range, Real, Triple, Whole
from calculators.text import Text

# The lines of the answer in print order; `quote_<line>` replaces each but the last, which is a quotation already.
LINES = {
    "investigation": Text("原因と範囲の調査", "Investigation"),
    "notices": Text("本人への通知", "Notices to individuals"),
    "gifts": Text("見舞品", "Gifts"),
    "call_centre": Text("コールセンター", "Call centre"),
    "newspaper": Text("新聞広告", "Newspaper notice"),
    "legal": Text("法律相談", "Legal advice"),
    "consulting": Text("コンサルティング", "Consulting"),
    "monitoring": Text("クレジット情報の監視", "Credit monitoring"),
    "overtime": Text("超過人件費", "Extra staff cost"),
    "restoration": Text("復旧・再発防止", "Recovery and prevention"),
}

_VENDORS = (
    Option(id="range", label=Text("A〜C社の幅で見る", "The range of vendors A to C")),
    Option(id="a", label=Text("A社の単価", "Vendor A"), aliases=("A", "vendor_a")),
    Option(id="b", label=Text("B社の単価", "Vendor B"), aliases=("B", "vendor_b")),
    Option(id="c", label=Text("C社の単価", "Vendor C"), aliases=("C", "vendor_c")),
    Option(id="d", label=Text("D社の単価(時間制)", "Vendor D (by the hour)"), aliases=("D", "vendor_d")),
)
_NOTICES = (
    Option(id="letter", label=Text("手紙", "Letter")),
    Option(id="email", label=Text("電子メール", "E-mail")),
    Option(id="none", label=Text("通知しない", "None")),
)


def _quote(line: str) -> Range:
    label = LINES[line]
    return Range(
        label=label,
        help=Text(
            f"「{label.ja}」の見積りがあれば入れます。一つの額か「最小~中間~最大」で書きます。上の計算に代えて使います。",
            "A quotation for this line, as one amount or low~likely~high. It replaces the figure worked out above.",
        ),
    )


def _service(ja: str, en: str, row: str, why_ja: str, why_en: str) -> Flag:
    low, high = (f"{{jnsa_unit_prices.{row}.{end}}}" for end in ("low", "high"))
    price_ja = "約" + low if row == "newspaper_local" else f"{low}から{high}"
    price_en = "about " + low if row == "newspaper_local" else f"{low} to {high}"
    return Flag(
        label=Text(ja, en),
        help=Text(f"{why_ja}JNSAの第2版の目安は{price_ja}です。", f"{why_en} JNSA's second edition gives {price_en}."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    people: Annotated[
        int | None,
        Whole(
            label=Text("通知する人数", "People to notify"),
            help=Text(
                "手紙と見舞品の費用は人数で決まります。住所が分かる本人の数を入れます。",
                "Letters and gifts depend on it: the individuals whose address is known.",
            ),
            unit="people",
            low=1,
            high=MAX_PEOPLE,
        ),
    ] = None
    pcs: Annotated[
        int,
        Whole(
            label=Text("調べるパソコンの台数", "PCs to examine"),
            help=Text(
                "調査費は台数で決まります。感染や持ち出しが疑われる機器だけを数えます。JNSAの2021年版では1台{jnsa_unit_prices.forensic_pc.low}から{jnsa_unit_prices.forensic_pc.high}です。",
                "The investigation is priced by machine; count only those suspected. JNSA's 2021 edition: {jnsa_unit_prices.forensic_pc.low} to {jnsa_unit_prices.forensic_pc.high} each.",
            ),
            unit="machines",
            high=10_000,
        ),
    ] = 0
    servers: Annotated[
        int,
        Whole(
            label=Text("調べるサーバーの台数", "Servers to examine"),
            help=Text(
                "パソコンより高いので分けて聞きます。JNSAの2021年版では1台{jnsa_unit_prices.forensic_server.low}から{jnsa_unit_prices.forensic_server.high}です。",
                "Dearer than PCs, so asked apart. JNSA's 2021 edition: {jnsa_unit_prices.forensic_server.low} to {jnsa_unit_prices.forensic_server.high} each.",
            ),
            unit="machines",
            high=1_000,
        ),
    ] = 0
    vendor: Annotated[
        str,
        One(
            label=Text("調査会社の単価", "Prices of the forensic vendor"),
            help=Text(
                "JNSAの2021年版に載った4社の回答です。会社名は伏せられています。決まっていなければ幅で見ます。",
                "Four vendors' answers in JNSA's 2021 edition, names withheld. If none is chosen yet, look at the range.",
            ),
            options=_VENDORS,
        ),
    ] = "range"
    notice: Annotated[
        str,
        One(
            label=Text("通知の方法", "How people are told"),
            help=Text(
                "手紙は1通ごとに費用がかかります。電子メールには公表された単価がないので、見積りを入れないかぎり0円とします。",
                "Letters cost money each. E-mail has no published price and counts as nil unless a quotation is given.",
            ),
            options=_NOTICES,
        ),
    ] = "letter"
    call_centre_months: Annotated[
        int,
        Whole(
            label=Text("コールセンターの月数", "Months of call centre"),
            help=Text(
                "問合せが多いときに要ります。JNSAの第2版では3か月で{jnsa_unit_prices.call_centre_3months.low}から{jnsa_unit_prices.call_centre_3months.high}です。",
                "Needed when many will ask. JNSA's second edition: {jnsa_unit_prices.call_centre_3months.low} to {jnsa_unit_prices.call_centre_3months.high} for three months.",
            ),
            unit="months",
            high=24,
        ),
    ] = 0
    newspaper: Annotated[
        bool,
        _service(
            "新聞広告を出す(地方紙1回)",
            "Newspaper notice (local paper, once)",
            "newspaper_local",
            "本人に直接知らせることができないときの方法です。",
            "A way where people cannot be told directly.",
        ),
    ] = False
    legal: Annotated[
        bool,
        _service(
            "弁護士に相談する",
            "Legal advice",
            "legal",
            "報告・通知・委託先への請求などを相談します。訴訟の費用は含みません。",
            "On reports, notices and claims against vendors; the cost of a suit is not in it.",
        ),
    ] = False
    consulting: Annotated[
        bool,
        _service(
            "対応の専門家に依頼する",
            "Consulting",
            "consulting",
            "公表や対応の進め方を助ける専門家です。",
            "Specialists who help to publish and to respond.",
        ),
    ] = False
    gift_unit: Annotated[
        Triple | None,
        Range(
            label=Text("見舞品の1人当たりの額", "Gift per person"),
            help=Text(
                "法律上の義務ではありません。渡さないなら空欄にします。JNSAの第2版では、プリペイドカードを送料込みで1万人に送ると{jnsa_unit_prices.gift_handling.low}です。",
                "No legal duty; leave it empty if none is given. JNSA's second edition: prepaid cards for 10,000 people, sending included, {jnsa_unit_prices.gift_handling.low}.",
            ),
        ),
    ] = None
    monitoring_months: Annotated[
        int,
        Whole(
            label=Text("クレジット情報を監視する月数", "Months of credit monitoring"),
            help=Text(
                "カード番号などが漏れたときに、悪用を見張る費用です。JNSAの第2版では月{jnsa_unit_prices.monitoring_month.low}から{jnsa_unit_prices.monitoring_month.high}です。",
                "Watching for misuse after card data leaked. JNSA's second edition: {jnsa_unit_prices.monitoring_month.low} to {jnsa_unit_prices.monitoring_month.high} a month.",
            ),
            unit="months",
            high=60,
        ),
    ] = 0
    overtime_person_months: Annotated[
        Fraction,
        Real(
            label=Text("社内の対応にかかる人月", "In-house effort in person-months"),
            help=Text(
                "従業員の残業や応援の費用です。JNSAの被害組織調査では、ランサムウェアで平均{jnsa_survey_costs.ransomware_2017_2022.effort}、Emotetで平均{jnsa_survey_costs.emotet_2017_2022.effort}でした。",
                "Overtime and help from other teams. JNSA's survey of victims: {jnsa_survey_costs.ransomware_2017_2022.effort} on average for ransomware, {jnsa_survey_costs.emotet_2017_2022.effort} for Emotet.",
            ),
            unit="person_months",
            high=Fraction(100_000),
        ),
    ] = Fraction(0)
    restoration: Annotated[
        Triple | None,
        Range(
            label=Text("復旧・再発防止の費用", "Recovery and prevention of recurrence"),
            help=Text(
                "JNSAは「数百万〜数千万円のケースも」とだけ述べ、額を示していません。見積りを入れなければ合計に含みません。",
                "JNSA says only that it can be several million to several tens of millions of yen. Without a quotation it is not in the total.",
            ),
        ),
    ] = None
    letter_unit: Annotated[
        Triple | None,
        Range(
            label=Text("手紙1通の費用", "Cost of one letter"),
            help=Text(
                "印刷・封入・郵送の合計です。空欄なら、その日の郵便料金に合わせた値({postage.notice_letter_yen.low}から{postage.notice_letter_yen.high})を使います。定形郵便は{postage.letter_yen}です。",
                "Printing, filling and postage. Left empty, values in line with that day's postage are used ({postage.notice_letter_yen.low} to {postage.notice_letter_yen.high}); a standard letter is {postage.letter_yen}.",
            ),
        ),
    ] = None
    vendor_hours: Annotated[
        int | None,
        Whole(
            label=Text("D社の調査の時間数", "Hours of vendor D"),
            help=Text(
                "D社を選んだときだけ使います。1時間{jnsa_forensic_vendors.vendor_d.hour}です。",
                "Only for vendor D, at {jnsa_forensic_vendors.vendor_d.hour} an hour.",
            ),
            unit="hours",
            low=1,
            high=100_000,
        ),
    ] = None
    person_month_yen: Annotated[
        Triple | None,
        Range(
            label=Text("1人月の人件費", "Cost of a person-month"),
            help=Text(
                "自社の額を入れます。空欄なら、このガイドの仮定({assumptions.person_month_yen})を使います。統計ではありません。",
                "Your own figure. Left empty, this guide's assumption ({assumptions.person_month_yen}) is used; it is no statistic.",
            ),
        ),
    ] = None
    quote_investigation: Annotated[Triple | None, _quote("investigation")] = None
    quote_notices: Annotated[Triple | None, _quote("notices")] = None
    quote_gifts: Annotated[Triple | None, _quote("gifts")] = None
    quote_call_centre: Annotated[Triple | None, _quote("call_centre")] = None
    quote_newspaper: Annotated[Triple | None, _quote("newspaper")] = None
    quote_legal: Annotated[Triple | None, _quote("legal")] = None
    quote_consulting: Annotated[Triple | None, _quote("consulting")] = None
    quote_monitoring: Annotated[Triple | None, _quote("monitoring")] = None
    quote_overtime: Annotated[Triple | None, _quote("overtime")] = None


SECTIONS = (
    (
        Text("外部の専門家と窓口", "Outside help and enquiries"),
        ("call_centre_months", "newspaper", "legal", "consulting"),
    ),
    (
        Text("本人への補償、社内の手間、復旧", "Gifts, in-house effort and recovery"),
        ("gift_unit", "monitoring_months", "overtime_person_months", "restoration"),
    ),
    (Text("単価を変える", "Change a unit price"), ("letter_unit", "vendor_hours", "person_month_yen")),
    (
        Text("見積りで置き換える", "Replace by a quotation"),
        tuple(f"quote_{line}" for line in LINES if line != "restoration"),
    ),
)
