"""The words of the calculator of control mixes: each control, what is known of its effect, and what is not."""

from dataclasses import dataclass

from calculators.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A control that can be chosen.

    `times` is the row of `control_effects` that says how many times less likely an incident is with it, if any credible
    source does; `known` says in words what is known and what is not.
    """

    id: str
    label: Text
    known: Text
    times: str | None = None


CONTROLS = (
    Control(
        id="mfa",
        label=Text("多要素認証", "Multi-factor authentication"),
        times="mfa_everywhere",
        known=Text(
            "空欄なら、重要データ・遠隔・管理者のすべてに入れた組織で事故が{control_effects.mfa_everywhere.times}分の1だったという保険会社側の調査から求めます(因果ではなく相関)。アカウント侵害だけなら{control_effects.mfa_account.effect}減ったという測定がありますが、別の結果なので使いません。",
            "Left empty: taken from a study of insured organisations, in which those with it everywhere were {control_effects.mfa_everywhere.times} times less likely to have an incident (a correlation). A measured {control_effects.mfa_account.effect} fewer account compromises is another outcome and is not used.",
        ),
    ),
    Control(
        id="hardening",
        label=Text("設定の自動的な堅牢化", "Automated hardening"),
        times="hardening",
        known=Text(
            "空欄なら、実施した組織で事故が約{control_effects.hardening.times}分の1だったという調査から求めます。保険に入った組織の相関で、ほかの対策の効果を含んでいるおそれがあります。",
            "Left empty: taken from a study in which those with it were about {control_effects.hardening.times} times less likely to have an incident. A correlation that may hide the effect of other controls.",
        ),
    ),
    Control(
        id="patching",
        label=Text("重大な脆弱性を7日以内に修正", "Patching severe flaws within 7 days"),
        times="patching_7_days",
        known=Text(
            "空欄なら、実施した組織で事故が{control_effects.patching_7_days.times}分の1だったという調査から求めます(相関)。",
            "Left empty: taken from a study in which those who did were {control_effects.patching_7_days.times} times less likely to have an incident (a correlation).",
        ),
    ),
    Control(
        id="edr",
        label=Text("EDR(端末の検知と対応)", "EDR (endpoint detection and response)"),
        known=Text(
            "公表されているのは順位だけで、効果の大きさを示す信頼できる値は見つかっていません。自社の根拠があるときだけ入力してください。",
            "Only ranks are published; no credible size of effect was found. Fill it in only if you have a basis of your own.",
        ),
    ),
    Control(
        id="least_privilege",
        label=Text("特権の管理・最小権限", "Privileged access and least privilege"),
        known=Text(
            "公表されているのは順位だけです。自社の根拠があるときだけ入力してください。",
            "Only ranks are published. Fill it in only if you have a basis of your own.",
        ),
    ),
    Control(
        id="logging",
        label=Text("ログの収集と監視", "Logging and monitoring"),
        known=Text(
            "公表されているのは順位だけです。自社の根拠があるときだけ入力してください。",
            "Only ranks are published. Fill it in only if you have a basis of your own.",
        ),
    ),
    Control(
        id="dlp",
        label=Text("情報の持ち出し防止(DLP)", "Data-loss prevention (DLP)"),
        known=Text(
            "信頼できる公表値は見つかっていません。自社の根拠があるときだけ入力してください。",
            "No credible published effect was found. Fill it in only if you have a basis of your own.",
        ),
    ),
    Control(
        id="training",
        label=Text("研修・フィッシング訓練", "Training and phishing drills"),
        known=Text(
            "無作為化試験では、訓練メールでの失敗が{control_effects.phish_training.effect}低いだけでした。事故の確率を測ったものではないので、既定値にはしません。",
            "In a randomised trial failures in drills were only {control_effects.phish_training.effect} lower. That is not the probability of incidents, so it is no default.",
        ),
    ),
    Control(
        id="other",
        label=Text("そのほかの対策", "Another control"),
        known=Text(
            "根拠のある値だけを入力してください。事故の確率を測った値でなければ、混ぜられません。",
            "Give only what has a basis; a figure that measures something other than the probability of incidents cannot be mixed in.",
        ),
    ),
)

BASELINE = Text(
    "対策の前に、1年間に事故が起きる確率です。参考:重大な事故は{iris2025.all.probability}(IRIS 2025、世界)、小さなものも含む何らかの事故を報告したPマーク事業者は{other_benchmarks.p_mark_firms_reporting.share}(2024年度)でした。何を事故と数えるかで変わります。",
    "The probability of an incident in a year before the controls. For scale: {iris2025.all.probability} for a significant incident (IRIS 2025, world); {other_benchmarks.p_mark_firms_reporting.share} of P-mark firms reported some accident, small ones included (fiscal 2024). It depends on what counts.",
)
SINGLE_LOSS = Text(
    "事故が1回起きたときの損失です。「合計の損失の分布」のP50を使えます。参考:ランサムウェア被害の中央値は{jnsa_survey_costs.ransomware_2022_2024.median}でした(JNSA被害組織調査)。",
    "The loss if it happens once; P50 of the total loss can be used. For scale: the median of ransomware victims was {jnsa_survey_costs.ransomware_2022_2024.median} (JNSA survey).",
)
FLOOR = Text(
    "対策をいくら重ねても残る確率を、元の確率に対する割合で入れます。空欄なら{assumptions.control_floor}とします(このガイドの仮定)。",
    "What remains however many controls are added, as a share of the original probability. Left empty: {assumptions.control_floor} (an assumption of this guide).",
)
COVERAGE = Text(
    "新たに守られる範囲の割合です。全社に入れるなら100%、半分の端末なら50%。空欄なら、この対策は選ばれていないことになります。",
    "The share newly protected: 100 % for the whole firm, 50 % for half the devices. Left empty, the control is not chosen.",
)
COST = Text(
    "1年当たりの費用です。見積書の額を入れます。空欄でも確率は計算しますが、順位は付きません。",
    "Cost a year, from a quotation. Left empty, probabilities are still found, but no rank is.",
)

MEANING = Text(
    "対策が互いに独立に効くとした、モデル上の確率です。使った効果の多くは相関で、対策の効果だと証明されたものではありません。比べる順番の目安として使ってください。",
    "A model's probability if the controls work independently. Most effects used are correlations, not proven effects; use it as a guide to order, not as a forecast.",
)

STORY = Text(
    "年間の事故の確率を9.3%、1回の損失を3,800万円と見込む会社が、多要素認証を全社(年80万円)、脆弱性の修正を機器の半分(年150万円)、EDRを全社(年200万円)に入れる場合。EDRには信頼できる効果の値がないので数えない。",
    "A firm with a yearly probability of 9.3 % and a loss of 38 million yen plans MFA everywhere (0.8 million a year), patching for half its devices (1.5 million) and EDR everywhere (2 million). EDR has no credible effect size and is not counted.",
)

LIMITS = (
    Text(
        "対策が重なって同じ事故を防ぐ場合、効果の掛け算は実際より良い数字になります。",
        "Where two controls prevent the same incidents, multiplying their effects flatters the result.",
    ),
    Text(
        "公表された効果は、保険に入った外国の組織の相関が中心です。日本の会社での因果の効果ではありません。",
        "Published effects are mostly correlations among insured organisations abroad, not causal effects in Japanese firms.",
    ),
    Text(
        "値がないことは、効果がないことを意味しません。EDRやDLPを数えないのは、測った値がないからです。",
        "No figure does not mean no effect. EDR and DLP go uncounted because nobody has measured them credibly.",
    ),
    Text(
        "損失の大きさを減らす対策(バックアップ、対応計画など)は、ここでは扱いません。",
        "Controls that lower the size of a loss (backups, response plans) are not covered here.",
    ),
)
