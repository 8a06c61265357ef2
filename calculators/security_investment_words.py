"""The words of the calculator of security investment: why each input is asked, typical values with their sources, limits."""

from calculators.text import Text

LABELS = {
    "single_loss": Text("1回の損失", "Loss of one event"),
    "annual_rate": Text("年間の回数(または年間の確率)", "Events a year (or yearly probability)"),
    "mitigation": Text("対策による軽減率", "Share of the loss prevented"),
    "annual_cost": Text("対策の年間費用", "Yearly cost of the measure"),
    "years": Text("見る年数", "Years considered"),
    "discount": Text("割引率", "Discount rate"),
    "vulnerability": Text("脆弱性 v", "Vulnerability v"),
    "loss": Text("損失 L", "Loss L"),
    "alpha": Text("α(投資の効き目)", "α (how well spending works)"),
    "beta": Text("β(投資の効き目)", "β (how well spending works)"),
    "class": Text("関数族", "Class of functions"),
}

HELP = {
    "single_loss": Text(
        "事故が1回起きたときの損失です。「合計の損失の分布」のP50を使えます。参考:ランサムウェア被害の中央値は{jnsa_survey_costs.ransomware_2022_2024.median}でした(JNSA被害組織調査、{jnsa_survey_costs.ransomware_2022_2024.n})。",
        "The loss if it happens once; P50 of the total loss can be used. For scale: the median of ransomware victims was {jnsa_survey_costs.ransomware_2022_2024.median} (JNSA survey, n = {jnsa_survey_costs.ransomware_2022_2024.n}).",
    ),
    "annual_rate": Text(
        "10年に1回なら0.1と書きます。参考:重大な事故の年間確率は{iris2025.all.probability}(IRIS 2025、世界)、何らかの事故を報告したPマーク事業者は{other_benchmarks.p_mark_firms_reporting.share}(2024年度)でした。",
        "Once in ten years is 0.1. For scale: {iris2025.all.probability} a year for a significant incident (IRIS 2025, world); {other_benchmarks.p_mark_firms_reporting.share} of P-mark firms reported some accident (fiscal 2024).",
    ),
    "mitigation": Text(
        "年間予想損失のうち、対策で防げる割合です。確かな値はほとんど公表されていません。低めの値から試してください。",
        "The share of the annual loss expectancy that the measure prevents. Hardly any firm figures are published; begin low.",
    ),
    "annual_cost": Text(
        "導入費を使う年数で割った額と、毎年の利用料・人件費の合計です。見積書の額を使ってください。",
        "Purchase divided by its years of use, plus yearly fees and labour. Use a quotation.",
    ),
    "years": Text(
        "契約や装置を使う年数です。1〜50年。長くするほど、将来の見込みに頼ることになります。",
        "The years the contract or equipment will be used, 1 to 50. The longer, the more rests on guesses about the future.",
    ),
    "discount": Text(
        "将来のお金を今の価値に直す率です。社内の投資判断で使う率を入れます。なければ0%のままにします。",
        "Turns future money into today's value. Use your firm's own rate, or leave 0 %.",
    ),
    "vulnerability": Text(
        "攻撃を受けたとき、今の守りで被害が出る確率です。参考:元の論文の例を紹介した資料では{security_models.gordon_loeb_example_success.value}でした。",
        "The probability that an attack succeeds as things stand. For scale: {security_models.gordon_loeb_example_success.value} in the published example.",
    ),
    "loss": Text(
        "攻撃を受ける確率を掛けた後の損失です。情報の価値1億円、攻撃を受ける確率15%なら1,500万円です。",
        "The loss, already multiplied by the probability of being attacked: 100 million yen at 15 % gives 15 million.",
    ),
    "alpha": Text(
        "投資1円当たりの効き目です(例:0.0000001)。データから決める方法は確立していません。最適額を見たいときだけ入力します。",
        "Effect per yen spent (for example 0.0000001). There is no established way to measure it; give it only to see an optimum.",
    ),
    "beta": Text("関数族Iだけで使います。1以上で、例は1です。", "Used by class I only; 1 or more, for example 1."),
    "class": Text(
        "投資で脆弱性がどう下がるかの形です。どちらが自社に当てはまるかは、測れません。両方を試してください。",
        "The shape in which spending lowers vulnerability. Which one fits a firm cannot be measured; try both.",
    ),
}

MEANING = Text(
    "まず「損益分岐の軽減率」を見てください。それだけ防げると言えなければ、この投資は金額だけでは説明できません。ROSIは見積りしだいで大きく変わります。実績でも予測でもありません。",
    "Look first at the break-even mitigation: unless you can say that so much is prevented, money alone does not justify the measure. ROSI swings with the estimates; it is neither a record nor a forecast.",
)

STORY = Text(
    "1回3,800万円の事故が年0.08回起きると見込む会社が、損失を半分にする年200万円の対策を5年間続けるか検討する場合(割引率3%)。脆弱性50%、損失1億円でGordon–Loebの上限も見る。",
    "A firm that expects an event of 38 million yen 0.08 times a year considers a measure of 2 million a year for five years that would halve the loss (discount 3 %), and looks at the Gordon–Loeb ceiling for a vulnerability of 50 % and a loss of 100 million.",
)

LIMITS = (
    Text(
        "対策の効果は、多くの場合分かっていません。軽減率は、答えを決めてしまう入力です。",
        "The effect of a measure is mostly unknown, and the mitigation decides the answer.",
    ),
    Text(
        "年間予想損失は長い間の平均です。1回の大きな事故に耐えられるかどうかは示しません。",
        "Annual loss expectancy is a long-run average. It does not tell whether one large event can be survived.",
    ),
    Text(
        "法律で求められる安全管理措置は、採算にかかわらず必要です。",
        "Security measures the law requires are needed whether they pay or not.",
    ),
    Text("税金と、対策がもたらす別の効果は含みません。", "Taxes and other benefits of the measure are not included."),
)
# What to read before and after weighing measures; the comparison of a mix of controls leads there too.
PAGES = (
    (
        "calculators/total-exposure/",
        Text("合計の損失の分布(1回の損失を求める)", "Distribution of the total loss (for the loss of one event)"),
    ),
    ("incidents/", Text("公表された補償と費用", "Published compensation and costs")),
    (
        "countermeasures/",
        Text("対策(何を止めるか、証拠の限界)", "Countermeasures: what they stop, limits of the evidence"),
    ),
    ("countermeasures/self-check/", Text("自己点検", "Self-check")),
)
