"""The words of the court-award estimator: questions, what the answer means, what it cannot tell, and when it warns."""

from calculators.similar import EXPOSURES, HARM
from calculators.spec import Option
from calculators.text import Text

LABELS = {
    "secondary_harm": Text("二次被害", "Secondary harm"),
    "exposure": Text("情報の広がり方", "How far the data went"),
    "objected": Text("本人が明示的に拒んでいた", "Disclosed against an express objection"),
    "public_body": Text("漏らしたのは国・自治体", "The one who leaked is a public body"),
    "voucher_paid": Text("渡した券・金銭(1人当たり)", "Voucher or money already given, per person"),
    "claim_share": Text("請求する人の割合", "Share of people who claim"),
    "decided_after": Text("この年より後の判決だけを使う", "Use only decisions after this year"),
}
HELP = {
    "secondary_harm": Text(
        "漏えいの結果として、本人に起きたこと。最も重いものを選びます。",
        "What happened to the people because of the leak; choose the gravest.",
    ),
    "exposure": Text(
        "情報が最も広く届いた範囲。分からなければ「不明」を選びます。",
        "The widest reach of the data. Choose “not known” if you cannot tell.",
    ),
    "objected": Text(
        "載せないでほしい、知らせないでほしいと言われていたのに開示した場合。",
        "The person had asked not to be listed or told of, and was.",
    ),
    "public_body": Text(
        "国・都道府県・市区町村や、その職員が漏らした場合。", "The State, a prefecture, a city, or their officials."
    ),
    "voucher_paid": Text(
        "お詫びの券などを1人にいくら渡したか。判決では弁済として差し引かれることがあります。",
        "What each person was given by way of apology. Courts may set it off as part payment.",
    ),
    "claim_share": Text(
        "漏えいした人のうち、実際に請求する人の割合。空欄なら、調査で分かっている割合を使います。",
        "The share of those affected who actually claim. Left empty, the share known from research is used.",
    ),
    "decided_after": Text(
        "古い判決を除きたいときだけ、西暦で入力します。少なくすると範囲は不確かになります。",
        "Only to leave out old decisions. Fewer decisions make the range less certain.",
    ),
}
HARM_OPTIONS = tuple(
    Option(id=name, label=label)
    for name, label in zip(("none", "nuisance", "harassment", "threat_to_safety"), HARM, strict=True)
)
EXPOSURE_OPTIONS = tuple(Option(id=name, label=label) for name, label in EXPOSURES.items())

MEANING = Text(
    "似た判決で裁判所が1人に認めた額(慰謝料と弁護士費用)の範囲です。判決10件のうち8件が収まることを目安に取った幅で、外れる判決もあります。判決の予測でも、支払うべき額でもありません。",
    "The range of what courts awarded one person in similar cases (distress and lawyers' fees). It is drawn so that about eight decisions in ten should fall within it; some do not. It neither forecasts a judgment nor says what is owed.",
)
LIMITS = (
    Text(
        "公表された判決だけに基づきます。和解や、訴えられなかった事件は含みません。",
        "It rests on published decisions only; settlements and leaks nobody sued over are not in it.",
    ),
    Text(
        "判決は数十件しかありません。範囲の両端は、数件の判決で決まります。",
        "There are a few dozen decisions. The ends of the range hang on a handful of them.",
    ),
    Text(
        "責任の有無(過失があったか、職務上の行為か)は判断しません。請求が棄却された判決は0円として数えています。",
        "It does not judge whether there is liability at all. Dismissed claims count as nothing.",
    ),
    Text(
        "訴える人の割合は事件ごとに大きく違います。総額は、割合を変えて比べてください。",
        "The share of people who sue differs widely. Compare totals for several shares.",
    ),
    Text("物価の変化と遅延損害金は含みません。", "Changes in prices and interest for delay are not included."),
)
STORY = Text(
    "通信販売の会社から、氏名・住所・電話・メールアドレスが4万人分持ち出され、名簿業者に売られた。二次被害は確認されておらず、会社は1人に500円の券を渡した場合。",
    "The names, addresses, telephone numbers and e-mail addresses of 40,000 people are taken from a mail-order company and sold to list brokers. No secondary harm is known; the company gave each person a 500-yen voucher.",
)
CATEGORIES = {
    "financial": Text("財産・決済", "money and payment"),
    "credential": Text("認証情報", "log-ins"),
    "biometric": Text("生体情報", "biometrics"),
    "id_number": Text("番号", "identity numbers"),
}


def voucher_covers(parts: Text) -> Text:
    return Text(
        f"渡した券・金銭が認容額以上なので、差し引くと0円になります({parts.ja})。",
        f"What was given already covers the award, so nothing remains ({parts.en}).",
    )


def never_judged(names: Text) -> Text:
    return Text(
        f"この種の情報について判断した判決は見つかっていません:{names.ja}。近い段階の情報に置き換えて計算しました。",
        f"No decision on this kind of data was found: {names.en}. It was placed beside data of a like step.",
    )


def between(amounts: Text) -> Text:
    return Text(
        f"この人数の判決はほとんどありません。特定の人の漏えいとして比べました。名簿が丸ごと漏れた事件とみると、{amounts.ja}です。",
        f"Hardly any decision concerns so many people. It was compared as a leak of single persons; taken as the leak of a whole list the range is {amounts.en}.",
    )


def few(effective: int) -> Text:
    return Text(
        f"よく似た判決が少なく、実質{effective}件分の重みしかありません。範囲は目安にとどまります。",
        f"Few decisions are alike; the weights are worth about {effective}. Take the range as a rough guide.",
    )


def far(likeness: int) -> Text:
    return Text(
        f"最も似た判決でも類似度は{likeness}点です。この件に当てはまる判決はないとみてください。",
        f"Even the nearest decision has only {likeness} points. No decision really fits this case.",
    )


ONE_CLAIMANT = Text(
    "割合どおりなら請求する人は1人に満たないので、1人が請求したものとして総額を出しました。",
    "By the share fewer than one person would claim; the total supposes that one does.",
)
