"""The words of the severity benchmark: its questions, the populations of the statistics, and what they cannot tell."""

from calculators.spec import Option
from calculators.text import Text

NAMES = {
    "dbir2015": Text("DBIR 2015(保険請求)", "DBIR 2015 (insurance claims)"),
    "jacobs2014": Text("Jacobs 2014(大企業の自己申告)", "Jacobs 2014 (large firms’ own figures)"),
    "iris2025": Text("IRIS 2025(公表された損失)", "IRIS 2025 (publicly known losses)"),
    "jnsa_survey": Text("JNSA 被害組織調査", "JNSA survey of victims"),
    "police_ransomware": Text("警察庁(ランサムウェア)", "National Police Agency (ransomware)"),
}

KINDS = (
    Option(id="ransomware", label=Text("ランサムウェア", "Ransomware"), aliases=("ransom",)),
    Option(
        id="web_card",
        label=Text("Webサイトからの漏えい(カード情報を含む)", "Leak from a website (card data too)"),
        aliases=("web+card",),
    ),
    Option(
        id="web_pii",
        label=Text("Webサイトからの漏えい(個人情報だけ)", "Leak from a website (personal data only)"),
        aliases=("web PII",),
    ),
    Option(id="emotet", label=Text("Emotet(メールで広がるマルウェア)", "Emotet (malware spread by mail)")),
    Option(id="other", label=Text("そのほか", "Other")),
)

TIERS = (
    Option(id="all", label=Text("全体(規模を問わない)", "All sizes")),
    Option(
        id="to_10m",
        label=Text("売上1,000万ドル未満", "Revenue under 10 million dollars"),
        aliases=("revenue_to_10m", "under_10m", "<10M"),
    ),
    Option(
        id="10m_100m",
        label=Text("1,000万〜1億ドル", "10 to 100 million dollars"),
        aliases=("revenue_10m_100m", "10M-100M"),
    ),
    Option(
        id="100m_1b",
        label=Text("1億〜10億ドル", "100 million to 1 billion dollars"),
        aliases=("revenue_100m_1b", "100M-1B"),
    ),
    Option(id="1b_10b", label=Text("10億〜100億ドル", "1 to 10 billion dollars"), aliases=("revenue_1b_10b", "1B-10B")),
    Option(
        id="10b_100b",
        label=Text("100億〜1,000億ドル", "10 to 100 billion dollars"),
        aliases=("revenue_10b_100b", "10B-100B"),
    ),
    Option(
        id="over_100b", label=Text("1,000億ドル超", "Over 100 billion dollars"), aliases=("revenue_over_100b", ">100B")
    ),
)

HELP = {
    "records": Text(
        "二つの式は件数から額を求めます。漏れた、または漏れたおそれのある件数を入れます。DBIRの表は{dbir2015.r100.records}から{dbir2015.r100000000.records}までです。",
        "Two of the formulas start from it: the records that leaked or may have. DBIR’s table runs from {dbir2015.r100.records} to {dbir2015.r100000000.records}.",
    ),
    "kind": Text(
        "日本の調査は事故の種類ごとに公表されています。近いものがなければ「そのほか」を選びます。日本の調査は示されません。",
        "The Japanese surveys are printed by kind. If none is close choose other; the Japanese surveys are then left out.",
    ),
    "usd_jpy": Text(
        "米国の統計はドルなので、円に直すために要ります。このガイドは相場を持っていません。日本銀行や取引銀行が公表する、その日の値を入れてください。",
        "US statistics are in dollars. This guide holds no market rate: give the day’s rate as published by the Bank of Japan or your bank.",
    ),
    "rate_on": Text(
        "入れた為替がいつの値かを結果に残します。後で見直すときに要ります。",
        "Keeps in the result which day the rate was of; you will need it when you look again.",
    ),
    "revenue_tier": Text(
        "IRISは年間売上の区分ごとに損失を示します。区分は米ドルです。分からなければ「全体」を選びます。",
        "IRIS gives losses by yearly revenue, in US dollars. If you do not know, choose all sizes.",
    ),
    "figure": Text(
        "自社の見積りや、ほかの計算の結果を入れると、それぞれの統計のどこに当たるかを示します。なければ空欄にします。",
        "Your own estimate or the result of another calculator: shows where it stands in each statistic. May be left empty.",
    ),
}

# Population, and what is counted.
POPULATIONS = {
    "dbir2015": (
        Text("米国の保険請求(2014年まで)", "US insurance claims (to 2014)"),
        Text("保険で払われる直接の費用だけ。失った取引は含まない", "direct cost that insurance pays; no lost business"),
    ),
    "jacobs2014": (
        Text("Ponemon調査に答えた米国の大企業", "large US firms that answered Ponemon’s survey"),
        Text("自己申告の費用。失った取引を含む", "self-reported cost, lost business included"),
    ),
    "iris2025": (
        Text("世界(米国に偏る)で公表された損失事故(2008〜2024年)", "publicly known loss events, mostly US (2008–2024)"),
        Text("公表された損失。大きな損失ほど記録に残る", "losses made public; large ones are recorded more often"),
    ),
    "jnsa_survey": (
        Text("被害を公表し、調査に答えた日本の組織", "Japanese organisations with a public incident that answered"),
        Text("答えた組織の損害額。大企業も中小企業も含む", "the loss each reported; large and small firms alike"),
    ),
    "police_ransomware": (
        Text("警察に届け出て、費用に答えた日本の組織(2022年)", "Japanese victims who reported and answered (2022)"),
        Text("調査と復旧の費用だけ", "investigation and recovery only"),
    ),
}

MEANING = Text(
    "どれか一つが正しい答えなのではありません。統計ごとに、対象とした組織も、数えている費用も違います。最大で三十倍近く開くのはそのためです。点ではなく範囲として読んでください。",
    "No single one is the right answer. Each statistic has its own population and counts its own costs; that is why they differ up to some thirty-fold. Read ranges, not points.",
)

WARN = {
    "picture": Text(
        "棒は、DBIRが単独の事故の95%、Jacobsが90%の範囲、IRISが中央値から95パーセンタイルまで(下は公表されていない)です。縦線は中心の値、丸は平均です。",
        "Bars: DBIR 95% of single events, Jacobs 90%, IRIS from the median to the 95th percentile (no lower end is printed). Lines are middle values, rings are means.",
    ),
    "no_dbir": Text(
        "DBIR 2015の表は100件から1億件までです。その外の値は示しません。",
        "DBIR 2015’s table runs from 100 to 100 million records; nothing is given outside it.",
    ),
    "iris": Text(
        "IRIS 2025は報告書そのものを読めておらず、書き写しによる値です(要確認)。",
        "IRIS 2025 was read in transcription only (to be verified).",
    ),
    "mean_only": Text(
        "この種類の調査は平均だけが公表されています。平均は少数の大きな損害に引かれ、ふつうの事故より高く出ます。",
        "Only a mean is published for this kind. A few large losses pull it above the usual case.",
    ),
    "no_figure": Text("比べたい額は入力されていません", "no figure was given"),
    "police_none": Text("ランサムウェアだけの統計です", "a statistic of ransomware only"),
}

LIMITS = (
    Text(
        "件数が説明するのは費用の半分ほどです。1件当たりの額を掛ける計算は、大きな漏えいでは成り立ちません。",
        "Records explain about half of the cost. An amount per record must not be multiplied up to large leaks.",
    ),
    Text(
        "米国の額には、日本にない訴訟や通知の費用が入っています。為替でも動きます。",
        "US figures hold costs of suits and notices that Japan does not know, and move with the exchange rate.",
    ),
    Text(
        "日本の調査は答えた組織が少なく、被害を届け出た、または公表した組織に偏ります。",
        "Japanese surveys have few answers, from victims that reported or made their incident public.",
    ),
    Text("古い統計を今の物価に直していません。", "Old statistics are not brought to today’s prices."),
)
