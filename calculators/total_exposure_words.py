"""The words of the calculator of total loss: what each class is, why it is asked, typical values with their sources, limits."""

from calculators.text import Text

LABELS = {
    "response": Text("費用損害(事故対応の費用)", "Response costs"),
    "damages": Text("賠償損害", "Damages paid to others"),
    "lost_profit": Text("利益損害(失う利益)", "Lost profit"),
    "money": Text("金銭損害(だまし取られる金銭)", "Money taken"),
    "administrative": Text("行政損害(罰金・課徴金)", "Fines and administrative charges"),
    "intangible": Text("無形損害(信用など。合計に入れない)", "Intangible loss (kept out of the total)"),
}

_HOW = Text(
    "「最小~中間~最大」の順に書きます(例:100万~300万~1000万)。",
    "Write low~likely~high (for example 1000000~3000000~10000000).",
)


def _help(ja: str, en: str) -> Text:
    return Text(_HOW.ja + ja, f"{_HOW.en} {en}")


HELP = {
    "response": _help(
        "調査・通知・窓口・復旧の費用です。参考:個人情報だけが漏れたWebサイトの事故は、平均{jnsa_survey_costs.web_pii_2017_2022.mean}でした(JNSA被害組織調査)。",
        "Investigation, notices, call centre, recovery. For scale: leaks of personal data alone from websites cost {jnsa_survey_costs.web_pii_2017_2022.mean} on average (JNSA survey of victims).",
    ),
    "damages": _help(
        "本人や取引先への賠償と弁護士費用です。裁判例の1人当たりの額に、訴える人の数を掛けて考えます。参考:訴えたのは被害者の{jnsa_annual.sued_share}でした(JNSAの調査についての2006年の報道)。",
        "Damages and lawyers' fees owed to individuals and partners: an amount per person from decided cases times those who sue. For scale: {jnsa_annual.sued_share} of victims had sued (press report of 2006 on JNSA's survey).",
    ),
    "lost_profit": _help(
        "止まっている間に失う利益です。「売上の減少」の計算の結果を使えます。参考:米国の中小企業の保険請求では、中断損失の平均が{other_benchmarks.netdiligence_sme_bi_interruption.usd}でした(NetDiligence)。",
        "Profit lost while business is interrupted. For scale: in US insurance claims of smaller firms the interruption loss was {other_benchmarks.netdiligence_sme_bi_interruption.usd} on average (NetDiligence).",
    ),
    "money": _help(
        "不正送金や詐欺で失う金銭です。なければ空欄にします。参考:身代金を払わなかった組織は{other_benchmarks.dbir_2025_not_paid.share}でした(DBIR 2025)。",
        "Money lost to illicit transfers or fraud; leave empty if none. For scale: {other_benchmarks.dbir_2025_not_paid.share} of ransomware victims did not pay (DBIR 2025).",
    ),
    "administrative": _help(
        "罰金や課徴金です。漏えいしたことだけを理由に科されるものではないため、多くの場合は空欄にします。外国の法律が関わるときは入力してください。",
        "Fines and charges. A leak alone does not bring one in Japan, so this is usually left empty; fill it in where foreign law is involved.",
    ),
    "intangible": _help(
        "信用の低下や株価など、金額にしにくい損害です。合計とは別に示します。参考:日本の上場企業の漏えい公表後の株価は、平均{share_price_churn.abnormal_return_jp.value}動きました(1997~2004年の118件)。",
        "Reputation, share price and the like, hard to put in money; shown apart from the total. For scale: shares of Japanese listed firms moved by {share_price_churn.abnormal_return_jp.value} on average after a leak (118 events, 1997–2004).",
    ),
}

RUNS = Text(
    "何通りの組合せを試すかです。多いほど誤差が小さくなり、時間がかかります。ふつうは変える必要がありません。",
    "How many combinations are tried. More means a smaller error and more time; there is usually no need to change it.",
)

SEED = Text(
    "乱数の出発点です。同じ数なら、いつでも、どの端末でも同じ結果になります。結果を記録するときに一緒に書き残します。",
    "Where the random numbers start. The same number gives the same result at any time on any device; note it with the result.",
)

DEPENDENCE = Text(
    "悪いことが重なりやすいかどうかです。「強い」を選ぶと、すべての項目が同時に高くなる回と同時に低くなる回が増え、最悪の場合の額が大きくなります。",
    "Whether bad things come together. “Strong” makes more runs in which every class is high or low at once, which raises the worst cases.",
)

MEANING = Text(
    "入力した幅から計算した、起こり得る合計の分布です。P90は、10回のうち9回はその額以下になるという意味です。無形損害は含みません。予測でも、裁判所が認めた額でもありません。",
    "A distribution of possible totals computed from the ranges given. P90 means that nine runs in ten stay at or below it. Intangible loss is not included. It is neither a forecast nor an award.",
)

STORY = Text(
    "中規模の通販会社で個人情報が漏れ、事故対応に1,500万~3,000万~8,000万円、賠償に200万~1,000万~6,000万円、失う利益に0~500万~4,000万円、無形損害に0~1,000万~1億円を見込む場合。",
    "A mid-size online shop loses personal data and expects 15–30–80 million yen of response costs, 2–10–60 million of damages, 0–5–40 million of lost profit, and 0–10–100 million of intangible loss.",
)

LIMITS = (
    Text(
        "結果は入力した幅で決まります。幅に根拠がなければ、結果にも根拠はありません。",
        "The result is made of the ranges given. If they have no basis, neither has it.",
    ),
    Text(
        "最大として入れた額を超えることはありません。想定していない事故は含みません。",
        "It never exceeds the highest amounts given. What nobody thought of is not in it.",
    ),
    Text(
        "項目が独立だとすると、最悪の場合を小さく見積もることになります。",
        "Independence of the classes understates the worst cases.",
    ),
    Text(
        "事故が起きる確率は含みません。起きた場合の損失だけを示します。",
        "The chance that an incident happens is not in it, only the loss if it does.",
    ),
)
