"""The words of the questions of the assessment, and what it says when answers contradict each other."""

from calculators.spec import Option
from calculators.text import Text


def _option(name: str, ja: str, en: str) -> Option:
    return Option(id=name, label=Text(ja, en))


OPTIONS = {
    "people_known": (
        _option("at_most", "まだ確定していない(あり得る最大の数)", "Not settled yet (the highest possible number)"),
        _option("confirmed", "確定した数", "A confirmed number"),
    ),
    "whose": (
        _option(
            "customers", "顧客・会員・患者など、契約のある人", "Customers, members, patients: people with a contract"
        ),
        _option("public", "住民など、契約のない人", "Residents and others without a contract"),
        _option("employees", "自社の従業員", "Our own employees"),
        _option("partners", "取引先の担当者", "Contacts at business partners"),
    ),
    "cause": (
        _option("unknown", "まだ分からない", "Not known yet"),
        _option("external_attack", "外部からの不正アクセス", "Intrusion from outside"),
        _option("ransomware", "ランサムウェア", "Ransomware"),
        _option("insider", "従業員などの持ち出し", "Taken by an insider"),
        _option("theft", "盗難", "Theft"),
        _option("loss", "紛失", "Loss"),
        _option("misdelivery", "誤送信・誤送付", "Sent to the wrong recipient"),
        _option("misconfiguration", "設定の誤り・誤った公開", "Wrong settings, published by mistake"),
    ),
    "notice": (
        _option("auto", "報告が要るなら手紙", "A letter, if a report is due"),
        _option("letter", "手紙", "Letter"),
        _option("email", "電子メール", "E-mail"),
        _option("none", "通知しない", "None"),
    ),
    "place": (
        _option("own", "自社(自分の組織)", "With us"),
        _option("vendor", "自社が委託した先", "At a contractor of ours"),
        _option("client", "自社が預かった、委託元のデータ", "With us, but the data belong to a client"),
    ),
}
JUDGED = (
    _option("auto", "ほかの答えから判断する", "Judge from the other answers"),
    _option("yes", "はい", "Yes"),
    _option("no", "いいえ", "No"),
)
LABELS = {
    "people_known": Text("その人数は確定しているか", "Is the number settled?"),
    "whose": Text("誰の情報か", "Whose data"),
    "cause": Text("原因", "Cause"),
    "place": Text("どこで起きたか", "Where it happened"),
    "encrypted": Text("高度な暗号化で守られていた", "Protected by strong encryption"),
    "keys_leaked": Text("復号の鍵やパスワードも漏れた", "The keys or passwords leaked too"),
    "leaked_on": Text("漏れた日(続いたなら最初の日)", "Day of the leak (the first, if it went on)"),
    "aware_on": Text("漏えい(そのおそれ)を知った日", "Day you became aware of the (possible) leak"),
    "aware_at": Text("知った時刻(日本時間)", "Time you became aware (Japan)"),
    "contained": Text("広がりを止めた", "The leak has been stopped"),
    "evidence_kept": Text("証拠(機器・記録)を保全した", "Evidence (machines, logs) is preserved"),
    "police_told": Text("警察に相談した", "The police were told"),
    "reported": Text("速報を出した", "The preliminary report was made"),
    "notified": Text("本人に知らせた", "The persons were told"),
    "published": Text("公表した", "It was made public"),
    "notice": Text("通知の方法", "How people are told"),
    "gift_per_person": Text("お詫びの品・金銭(1人当たり)", "Gift or money by way of apology, per person"),
    "listed": Text("上場会社", "A listed company"),
    "telecom": Text("電気通信事業者で、通信の秘密に関わる", "A carrier, and the secrecy of communications is involved"),
    "trade_secret": Text("営業秘密を含む", "Trade secrets are included"),
    "downtime_days": Text("業務が止まる日数", "Days of downtime"),
    "dependency": Text("止まったシステムへの依存度", "Dependency on the stopped system"),
    "special_care": Text("要配慮個人情報を含む", "Special-care data are included"),
    "property_risk": Text("財産の被害が出るおそれ", "Property damage is possible"),
    "improper_purpose": Text("不正の目的のおそれ", "An improper purpose is possible"),
    "claim_share": Text("請求する人の割合", "Share of people who claim"),
    "pcs": Text("調べるパソコンの台数", "PCs to examine"),
    "servers": Text("調べるサーバーの台数", "Servers to examine"),
    "call_centre_months": Text("コールセンターの月数", "Months of call centre"),
    "overtime_person_months": Text("社内の対応にかかる人月", "In-house effort in person-months"),
    "restoration": Text("復旧・再発防止の費用", "Recovery and prevention of recurrence"),
}
HELP = {
    "people_known": Text(
        "確定していなければ、半分と2倍の場合も計算に加えて、金額への影響を示します。",
        "If it is not, half and double the number are tried to show how much it matters.",
    ),
    "whose": Text(
        "契約の有無で、責任の根拠が変わります。", "Whether there is a contract decides the basis of liability."
    ),
    "cause": Text(
        "分かっている範囲で選びます。不正の目的があり得るかと、調査や罰則の既定値に使います。後で変えられます。",
        "As far as is known. It decides whether an improper purpose is possible, and defaults for investigation and penalties. It can be changed later.",
    ),
    "place": Text(
        "委託先で起きても、委託元の責任はなくなりません。預かったデータなら、委託元への通知が先です。",
        "A client stays responsible for what happens at its contractor. For a client's data, tell the client first.",
    ),
    "encrypted": Text(
        "第三者が読めない状態だった場合だけです。報告の対象から外れます。",
        "Only if unreadable to others; no report is then due.",
    ),
    "keys_leaked": Text(
        "鍵も漏れていれば、暗号化で守られていたとはいえません。",
        "Data whose keys leaked too were not protected by encryption.",
    ),
    "leaked_on": Text(
        "罰則、時効、遅延損害金は、この日から考えます。分からなければ空欄にします。例:2026-11-20。",
        "Penalties, limitation and interest for delay start here. Leave it empty if not known. For example 2026-11-20.",
    ),
    "aware_on": Text(
        "社内のどこか一つの部署が知った日です。この日を1日目と数えます。空欄なら、期限の日付は出ません。例:2026-11-24、令和8年11月24日。",
        "The day the first department knew; it counts as day one. Without it no dates are given. For example 2026-11-24.",
    ),
    "aware_at": Text("GDPRの期限は時間で数えます。例:14:30。", "The GDPR counts hours. For example 14:30."),
    "contained": Text(
        "公開の停止、接続の遮断、IDの停止などが済んだら選びます。",
        "Publication ended, connection cut, accounts blocked, or the like.",
    ),
    "evidence_kept": Text(
        "機器の写し、記録の写しを取り、自動の消去を止めたら選びます。",
        "Copies of machines and logs are taken and automatic deletion is stopped.",
    ),
    "police_told": Text("犯罪が疑われるときに相談します。", "Where a crime is suspected."),
    "reported": Text("個人情報保護委員会などへの速報です。", "To the Commission or the minister in charge."),
    "notified": Text(
        "手紙、電子メール、電話などで本人に知らせたら選びます。", "By letter, e-mail, telephone or the like."
    ),
    "published": Text("ウェブサイトや記者発表で知らせたら選びます。", "On the website or to the press."),
    "notice": Text(
        "手紙は1通ごとに費用がかかります。電子メールには公表された単価がないので、0円とします。",
        "Letters cost money each. E-mail has no published price and counts as nil.",
    ),
    "gift_per_person": Text(
        "法律上の義務ではありません。渡す予定がなければ0円のままにします。判決では賠償の一部とみられることがあります。",
        "No legal duty; leave it at 0 if none is planned. Courts may treat it as part payment.",
    ),
    "listed": Text("開示の要否を「義務」に加えます。", "Adds disclosure to the duties."),
    "telecom": Text("総務大臣への報告を「義務」に加えます。", "Adds the report to the minister to the duties."),
    "trade_secret": Text(
        "秘密として管理していた技術や営業の情報です。罰則に不正競争防止法を加えます。",
        "Technical or business information kept secret; adds the Unfair Competition Prevention Act to the penalties.",
    ),
    "downtime_days": Text(
        "一つの日数か「最短~中間~最長」(例:5~14~30)です。次の三つと合わせて答えたときだけ、休業の損失を加えます。",
        "One number or shortest~likely~longest (for example 5~14~30). Lost profit is added only if the next three are answered too.",
    ),
    "dependency": Text(
        "止まると売上のうちどれだけが止まるか、です。すべて止まるなら100%です。",
        "How much of the sales stops with it: 100% if all.",
    ),
    "special_care": Text(
        "病歴、健康診断の結果、犯罪の経歴、信条など。ふつうは、選んだ項目から判断します。",
        "Medical history, check-up results, criminal record, creed and the like. Normally judged from the items chosen.",
    ),
    "property_risk": Text(
        "カード番号や、決済できるサービスのIDとパスワードなど。ふつうは、選んだ項目から判断します。",
        "Card numbers, log-ins of services that can pay. Normally judged from the items chosen.",
    ),
    "improper_purpose": Text(
        "ふつうは原因から判断します。不正アクセス、ランサムウェア、持ち出し、盗難は「はい」です。",
        "Normally judged from the cause: yes for intrusion, ransomware, insiders and theft.",
    ),
    "claim_share": Text(
        "空欄なら、人数の近い裁判で実際に訴えた人の割合の幅を使います。",
        "Left empty, the range of shares that actually sued in leaks of a like size is used.",
    ),
    "pcs": Text(
        "空欄なら、原因から既定値(0か1台)を置きます。台数が分かったら入れてください。",
        "Left empty, none or one is assumed by the cause. Give the number once it is known.",
    ),
    "servers": Text(
        "空欄なら、原因から既定値(0か1台)を置きます。台数が分かったら入れてください。",
        "Left empty, none or one is assumed by the cause. Give the number once it is known.",
    ),
    "call_centre_months": Text(
        "空欄なら、報告の人数の基準を超えるときに3か月とします。JNSAの単価が3か月分だからです。",
        "Left empty, three months where the reporting number is exceeded, as JNSA prices three months.",
    ),
    "overtime_person_months": Text(
        "空欄なら、JNSAの被害組織調査の平均を使います(ランサムウェア{jnsa_survey_costs.ransomware_2017_2022.effort}、不正アクセス・持ち出し・不明はEmotetの{jnsa_survey_costs.emotet_2017_2022.effort})。そのほかの原因には公表された値がなく、0とします。",
        "Left empty, means of JNSA's survey of victims: {jnsa_survey_costs.ransomware_2017_2022.effort} for ransomware, {jnsa_survey_costs.emotet_2017_2022.effort} (Emotet) for intrusion, insiders and unknown causes. Other causes have no published figure and count as nil.",
    ),
    "restoration": Text(
        "見積りがあるときだけ入れます。「最小~中間~最大」か一つの額です。なければ合計に含みません。",
        "Only with a quotation: low~likely~high or one amount. Otherwise it is not in the total.",
    ),
}

KEYS = Text(
    "「高度な暗号化で守られていた」と両立しません。鍵も漏れたのなら、暗号化のほうを外してください。",
    "This contradicts “protected by strong encryption”. If the keys leaked, untick the encryption.",
)
HARM_THOUGH_ENCRYPTED = Text(
    "読めない状態で守られていたなら、二次被害は起きません。暗号化か二次被害のどちらかを直してください。",
    "Data that nobody can read cause no secondary harm. Correct either the encryption or the harm.",
)
AWARE_BEFORE = Text(
    "漏れた日より前になっています。漏れた日か、知った日を直してください。",
    "This is before the day of the leak. Correct one of the two days.",
)
TIME_WITHOUT_DAY = Text(
    "知った時刻だけが入っています。知った日も入れてください。", "There is a time but no day. Give the day too."
)
FOUR_TOGETHER = Text(
    "休業の損失は、日数・1日の売上・粗利益率・依存度の四つがそろったときに計算できます。入れるか、ほかの三つを空欄にしてください。",
    "Loss from downtime needs days, sales a day, margin and dependency together. Give this too, or empty the other three.",
)
UNREADABLE_VERSION = Text("入力の版の番号を読み取れません。", "The edition number of these inputs cannot be read.")


def newer(version: int, known: int) -> Text:
    return Text(
        f"この入力は、新しい版(第{version}版)のガイドで作られています。このガイドは第{known}版までを読めます。新しい版のページで開いてください。",
        f"These inputs were made by a newer edition ({version}) of the guide; this one reads up to {known}. Open them on the newer edition.",
    )
