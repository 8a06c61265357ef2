"""The words of the drafts, in both languages."""

from calculators.assess_case import Case
from calculators.text import Text

KINDS = {
    "preliminary": Text("速報の下書き(規則8条1項の九つの事項)", "Preliminary report: the nine items of Rule 8(1)"),
    "notice": Text("本人への通知の下書き", "Notice to the persons"),
    "statement": Text("公表文の下書き", "Public statement"),
    "internal": Text("社内報告の下書き", "Internal report"),
    "timeline": Text("時系列の記録の下書き", "Time line"),
}
ITEMS_OF_RULE_8 = {
    "outline": Text("概要", "Outline"),
    "items": Text("漏えい等した個人データの項目", "Items of the personal data"),
    "people": Text("本人の数", "Number of the persons"),
    "cause": Text("原因", "Cause"),
    "harm": Text("二次被害またはそのおそれの有無と内容", "Secondary damage or its risk"),
    "persons": Text("本人への対応の実施状況", "What was done for the persons"),
    "publication": Text("公表の実施状況", "Publication"),
    "prevention": Text("再発防止のための措置", "Measures to prevent recurrence"),
    "other": Text("その他参考となる事項", "Other matters"),
}
WHOSE = {
    "customers": Text("お客様", "customers"),
    "public": Text("住民など", "residents and others"),
    "employees": Text("従業員", "employees"),
    "partners": Text("取引先の担当者", "contacts at business partners"),
}
CAUSES = {
    "unknown": Text("調査中", "under investigation"),
    "external_attack": Text("外部からの不正アクセスの疑い", "suspected unauthorised access from outside"),
    "ransomware": Text("ランサムウェアによる攻撃の疑い", "suspected ransomware attack"),
    "insider": Text("内部の者による持ち出しの疑い", "suspected removal by an insider"),
    "theft": Text("盗難", "theft"),
    "loss": Text("紛失", "loss"),
    "misdelivery": Text("誤送信・誤送付", "sending to the wrong recipient"),
    "misconfiguration": Text("設定の誤りによる公開", "publication through wrong settings"),
}
HARMS = {
    "none": Text(
        "現時点で確認されていません(おそれの有無は調査中です)。",
        "None has been found so far; whether there is a risk is under investigation.",
    ),
    "nuisance": Text(
        "迷惑な広告や電話などの連絡が確認されています。", "Unwanted advertising or calls have been found."
    ),
    "harassment": Text(
        "嫌がらせなど、生活への被害が確認されています。", "Harassment or other harm in private life has been found."
    ),
    "threat_to_safety": Text("身体の安全への危険が確認されています。", "A danger to personal safety has been found."),
}


def advice(case: Case) -> list[Text]:
    """What the persons themselves can do, by what leaked."""
    found = []
    if "safety" in case.groups:
        found.append(SAFETY)
    if case.property_risk:
        found.append(CARDS)
    if "credentials" in case.groups:
        found.append(PASSWORDS)
    return [*found, SUSPICIOUS]


SAFETY = Text(
    "身の危険を感じるときは、ためらわず110番に電話してください。",
    "If you feel in danger, call the police (110 in Japan) at once.",
)
CARDS = Text(
    "カードの利用明細を確かめ、覚えのない利用があればカード会社に連絡してください。",
    "Check your card statements and tell the card company of anything you do not recognise.",
)
PASSWORDS = Text(
    "同じパスワードを使っているほかのサービスでも、パスワードを変えてください。",
    "Change the password wherever you use the same one.",
)
SUSPICIOUS = Text(
    "不審な電話やメールに応じず、下の窓口に知らせてください。",
    "Do not respond to suspicious calls or messages; tell the contact below.",
)

WORDS = {
    "draft": Text(
        "※下書きです。【 】は未確認の事項です。事実を確かめてから使ってください。",
        "Draft. What stands in [ ] is not known yet. Check every fact before use.",
    ),
    "people_confirmed": Text("{}(確定)", "{} (confirmed)"),
    "people_at_most": Text("最大{}(確定していません)", "up to {} (not settled)"),
    "blank_leaked_on": Text("発生日:調査中", "day it happened: under investigation"),
    "blank_aware_on": Text("知った日:未記入", "day of knowing: not entered"),
    "blank_prevention": Text("再発防止策:検討中", "prevention: being worked out"),
    "blank_other": Text("その他:未記入", "other: not entered"),
    "blank_organisation": Text("会社名", "organisation"),
    "blank_contact": Text("窓口の名称・電話・受付時間", "contact, telephone, hours"),
    "blank_signature": Text("日付・責任者の職名と氏名", "date, name and post"),
    "blank_name": Text("宛名", "addressee"),
    "blank_when": Text("日時", "date and time"),
    "outline": Text(
        "{leaked}、{place}で、{whose}の個人データの漏えい(またはそのおそれ)が生じた。{aware}に知った。原因は{cause}。",
        "{leaked}: personal data of {whose} leaked, or may have leaked, {place}. Known since {aware}. Cause: {cause}.",
    ),
    "place_own": Text("自社", "at our organisation"),
    "place_vendor": Text("委託先", "at a contractor"),
    "place_client": Text("自社(委託を受けたデータ)", "at our organisation (data of a client)"),
    "cause_more": Text("。分かりしだい追加で報告する。", "; to be reported as soon as it is known."),
    "cause_detail": Text("。詳細は調査中。", "; details under investigation."),
    "notified_done": Text("本人に通知した。", "The persons were told."),
    "notified_open": Text(
        "本人への通知はまだしていない。準備中。", "The persons have not been told yet; it is being prepared."
    ),
    "published_done": Text("公表した。", "It was made public."),
    "published_open": Text("公表はまだしていない。要否を検討中。", "Not made public yet; under consideration."),
    "contained_done": Text("広がりを止める措置をとった。", "Steps to stop the spread were taken."),
    "contained_open": Text("広がりを止める措置を進めている。", "Steps to stop the spread are under way."),
    "evidence_kept_done": Text("機器と記録を保全した。", "Machines and logs were preserved."),
    "evidence_kept_open": Text("機器と記録の保全を進めている。", "Machines and logs are being preserved."),
    "police_told_done": Text("警察に相談した。", "The police were told."),
    "police_told_open": Text("警察への相談はまだしていない。", "The police have not been told yet."),
    "reported_done": Text("個人情報保護委員会に報告した。", "The Commission was told."),
    "reported_open": Text("個人情報保護委員会への報告はまだしていない。", "The Commission has not been told yet."),
    "gift": Text("1人{}相当のお詫びを予定。", "A gift of {} per person is planned."),
    "no_duty": Text("報告義務なし(入力のかぎり)", "no duty, on these answers"),
    "nothing": Text("なし", "none"),
    "preliminary_end": Text(
        "提出の目安:{day}。個人情報保護委員会の報告フォームに、事項ごとに写してください。",
        "Guide for submission: {day}. Copy the items into the Commission's form one by one.",
    ),
    "notice_body": Text(
        "{name} 様\n\n個人情報の漏えいに関するお詫びとお知らせ\n\n{organisation}は、{aware}に、あなたの個人情報が漏えいした(またはそのおそれがある)ことを知りました。\n深くお詫びします。分かっていることを次のとおりお知らせします。\n\n1. 起きたこと:{leaked}に、あなたの次の情報が外部に漏れた、またはそのおそれがあります。\n2. 漏れた情報:{items}\n3. 原因:{cause}。\n4. 二次被害:{harm}\n5. 当社の対応:{done}\n6. お願い:\n{{advice}}\n7. お問い合わせ:{contact}\n\n{signature}",
        "{name}\n\nNotice of a leak of your personal data\n\nOn {aware} {organisation} learned that your personal data leaked, or may have leaked.\nWe apologise. This is what is known:\n\n1. What happened: {leaked}, the following data about you got out, or may have.\n2. Data: {items}\n3. Cause: {cause}.\n4. Secondary damage: {harm}\n5. What we have done: {done}\n6. What you can do:\n{{advice}}\n7. Contact: {contact}\n\n{signature}",
    ),
    "statement_body": Text(
        "{organisation}からのお知らせ\n\n{whose}の個人情報の漏えい(そのおそれを含む)について\n\n{organisation}は、{aware}に、個人情報の漏えい(そのおそれを含む)を知りました。関係する皆様に深くお詫びします。\n\n■ 分かっていること\n・発生:{leaked}\n・対象:{whose} {people}\n・項目:{items}\n・原因:{cause}\n・二次被害:{harm}\n\n■ 対応\n・{contained}\n・{notified}\n・{reported}\n・{police}\n・{prevention}\n\n■ まだ分かっていないこと\n・【調査中の事項を書く。推測を書かない】\n\n■ お問い合わせ\n{contact}",
        "Notice from {organisation}\n\nA leak, or possible leak, of personal data of {whose}\n\nOn {aware} {organisation} learned of a leak, or possible leak, of personal data. We apologise to everybody concerned.\n\nWhat is known\n- When: {leaked}\n- Whom it concerns: {whose}, {people}\n- Data: {items}\n- Cause: {cause}\n- Secondary damage: {harm}\n\nWhat we have done\n- {contained}\n- {notified}\n- {reported}\n- {police}\n- {prevention}\n\nWhat is not known yet\n- [what is under investigation; no guesses]\n\nContact\n{contact}",
    ),
    "internal_body": Text(
        "1. 知った日時:{aware}\n2. 発生:{leaked}\n3. 項目:{items}\n4. 人数:{people}\n5. 原因:{cause}\n6. 速報の目安(遅いほう):{preliminary}\n7. 確報の期限:{final}\n8. 費用の見込み:{low}〜{high}(10回に8回の幅。半々の額は{mid})\n9. 金額を最も動かす入力:{levers}\n10. 既定値を使った入力:{assumed}件",
        "1. Known since: {aware}\n2. Happened: {leaked}\n3. Items: {items}\n4. People: {people}\n5. Cause: {cause}\n6. Preliminary report, later guide: {preliminary}\n7. Final report due: {final}\n8. Expected cost: {low} to {high} (eight cases in ten; half lie below {mid})\n9. Inputs that move the amount most: {levers}\n10. Inputs left at a default: {assumed}",
    ),
    "internal_first": Text("【いますること】", "What to do now"),
    "internal_who": Text("【責任を検討する相手】", "Whose liability to examine"),
    "internal_end": Text(
        "{day}の時点の法令とデータによる試算(入力の照合番号 {hash})。一般的な情報であり、法的助言ではありません。",
        "Worked out on the law and data as of {day} (inputs {hash}). General information, not legal advice.",
    ),
    "happened": Text("漏えいが発生(推定を含む)", "The leak (as far as known)"),
    "known": Text("社内のいずれかの部署が知った(1日目)", "The first department knew (day one)"),
    "ticked": Text("(済み。日時を書く)", " (done; enter when)"),
    "not_ticked": Text("(まだ)", " (not yet)"),
    "deadline": Text("期限:{}", "Deadline: {}"),
    "timeline_head": Text("日時\t出来事", "When\tWhat"),
    "timeline_end": Text(
        "出来事のたびに、日時・したこと・した人・根拠の資料を1行ずつ書き足してください。書いた行は消さず、訂正は新しい行に書きます。",
        "Add a line for everything that happens: when, what, who, on what evidence. Never delete a line; correct in a new one.",
    ),
}
