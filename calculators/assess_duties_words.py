"""The words of the duties and of the first things to do, with the articles they rest on and the pages that explain them."""

from calculators.text import Text

# name → what, when (in words), articles, page
DUTIES: dict[str, tuple[Text, Text, tuple[str, ...], str]] = {
    "tell_client": (
        Text("委託元に通知する", "Tell the client whose data they are"),
        Text("速やかに(目安は速報と同じ日)", "promptly (as a guide, the days of the preliminary report)"),
        ("appi_rules.9",),
        "company/civil/vendors/",
    ),
    "preliminary": (
        Text("個人情報保護委員会などに速報を出す", "Preliminary report to the Commission (or minister)"),
        Text("知った後、速やかに", "promptly after knowing"),
        ("appi.26", "appi_rules.8_1"),
        "duties/report/",
    ),
    "final": (
        Text("確報を出す", "Final report"),
        Text("知った日から数えて、規則8条2項の日数以内", "within the days of Rule 8(2), from the day of knowing"),
        ("appi_rules.8_2",),
        "duties/report/",
    ),
    "notify": (
        Text("本人に通知する", "Notice to the persons"),
        Text("状況に応じて速やかに(日数の定めはない)", "promptly as the situation requires (no number of days)"),
        ("appi.26", "appi_rules.10"),
        "duties/notify/",
    ),
    "record": (
        Text("報告しないと判断した理由を記録する", "Record why no report is due"),
        Text("今日", "today"),
        ("appi_rules.guideline_leak",),
        "duties/report/",
    ),
    "my_number_then": (
        Text(
            "番号法の「重大な事態」の報告義務に当たったかを確かめる",
            "Check whether the My Number duty to report “serious events” applied",
        ),
        Text("当時の規則による(要確認)", "by the rules of that time (to be verified)"),
        ("my_number.29_4_until_2022",),
        "duties/report/",
    ),
    "gdpr": (
        Text("EUの監督機関に報告する(GDPR)", "Report to the EU supervisory authority (GDPR)"),
        Text("知った時から、GDPR33条の時間以内", "within the hours of GDPR art. 33 from knowing"),
        ("gdpr.33",),
        "company/penalties/abroad/",
    ),
    "telecom": (
        Text("総務大臣に報告する(電気通信事業法)", "Report to the minister (Telecommunications Business Act)"),
        Text("速やかに", "promptly"),
        ("telecom.28",),
        "company/penalties/telecom/",
    ),
    "disclosure": (
        Text("適時開示・臨時報告書が要るかを判断する", "Decide on timely disclosure and an extraordinary report"),
        Text("影響額の見込みが立ちしだい", "as soon as the effect can be estimated"),
        ("disclosure.tse_402", "disclosure.extraordinary_report"),
        "law/disclosure/",
    ),
    "supervise": (
        Text("委託先に事実を確かめ、記録を残させる", "Establish the facts at the contractor and have records kept"),
        Text("今日", "today"),
        ("appi.25",),
        "company/civil/vendors/",
    ),
}

# name → what, why now, page
FIRST: dict[str, tuple[Text, Text, str]] = {
    "contain": (
        Text("広がりを止める", "Stop the spread"),
        Text(
            "止まるまで被害が増える。電源は切らず、ネットワークから切り離す。",
            "Harm grows until it stops. Disconnect machines; do not switch them off.",
        ),
        "now/",
    ),
    "protect": (
        Text("危険のある本人にすぐ電話する", "Telephone those in danger at once"),
        Text(
            "秘匿すべき住所が漏れた。身の安全が最も急ぐ。",
            "A protected address leaked: safety comes before everything.",
        ),
        "duties/notify/",
    ),
    "keep_evidence": (
        Text("証拠を保全する", "Preserve the evidence"),
        Text(
            "記録は自動で消える。範囲を示せないと最大の人数で対応することになる。",
            "Logs delete themselves. Without them the highest possible number counts.",
        ),
        "duties/evidence/",
    ),
    "tell_client": (
        Text("委託元に通知する", "Tell the client"),
        Text("通知すれば、自社の報告義務はなくなる。", "Having told the client, you need not report yourself."),
        "company/civil/vendors/",
    ),
    "stop_cards": (
        Text("カード会社・決済会社に連絡する", "Call the card and payment companies"),
        Text("不正な利用を止められるのは、その会社だけである。", "Only they can stop misuse."),
        "duties/first-72-hours/",
    ),
    "change_passwords": (
        Text("パスワードを無効にする", "Invalidate the passwords"),
        Text("同じパスワードはほかのサービスでも試される。", "The same passwords will be tried elsewhere."),
        "duties/first-72-hours/",
    ),
    "preliminary": (
        Text("速報を出す", "Make the preliminary report"),
        Text("分かっていることだけでよい。後で直せる。", "What is known is enough; it can be corrected later."),
        "duties/report/",
    ),
    "aware_day": (
        Text("「知った日」を確かめて入れる", "Establish and enter the day of knowing"),
        Text("すべての期限は、その日から数える。", "Every deadline is counted from it."),
        "duties/report/",
    ),
    "notify": (
        Text("本人への通知を準備する", "Prepare the notice to the persons"),
        Text(
            "早く知れば、本人が自分を守れる。下書きはこのページで作れる。",
            "The sooner they know, the better they can protect themselves. This page drafts it.",
        ),
        "duties/notify/",
    ),
    "police": (
        Text("警察に相談する", "Speak to the police"),
        Text("犯罪の疑いがある。相談した日は報告書にも書く。", "A crime is suspected; the report asks for it too."),
        "contacts/",
    ),
    "count": (
        Text("人数と項目を確定する", "Settle the number and the items"),
        Text("報告の要否も金額も、これで決まる。", "Duties and amounts depend on them."),
        "forensics/",
    ),
    "insurer": (
        Text("保険会社に連絡する(加入していれば)", "Call the insurer, if insured"),
        Text("先に連絡しないと、費用が出ないことがある。", "Costs incurred before may not be paid."),
        "impact/insurance/",
    ),
    "record": (
        Text("報告しない理由を書き残す", "Write down why no report is due"),
        Text("後で判断を問われる。", "The decision may be questioned later."),
        "duties/report/",
    ),
    "final": (
        Text("確報の準備を始める", "Start on the final report"),
        Text("原因と再発防止策は、書くのに時間がかかる。", "Cause and prevention take time to write."),
        "duties/report/",
    ),
}
