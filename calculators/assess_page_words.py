"""The words of the page of an assessment."""

from calculators.text import Text

HEADINGS = {
    "duties": Text("義務と期限", "Duties and deadlines"),
    "money": Text("金額", "Amounts"),
    "compare": Text("ほかの数字と並べる", "Beside other figures"),
    "liable": Text("責任を負い得る人", "Who may be liable"),
    "penalties": Text("関係し得る罰則", "Penalties in play"),
    "assumed": Text("既定値を使った入力とその理由", "Defaults that were used, and why"),
    "working": Text("部分ごとの計算の過程と出典", "Working of each part, with sources"),
}
WORDS = {
    "board": Text("まとめ", "Summary"),
    "deadline": Text("報告の期限", "Deadline"),
    "cost": Text("費用の見込み", "Expected cost"),
    "now": Text("いますること", "What to do now"),
    "half": Text("半々の額は{}。", "Half of the cases lie below {}."),
    "ends": Text("10回に8回はこの幅に入る計算です。", "By this calculation eight cases in ten fall within the range."),
    "without": Text("含まないもの:", "Without:"),
    "not_due": Text("報告義務なし", "No report is due"),
    "not_due_why": Text(
        "入力のかぎり、どの類型にも当たりません。判断の理由を記録してください。",
        "On these answers no trigger applies. Keep a record of why.",
    ),
    "unverified": Text("報告義務は要確認", "Duty to report: to be verified"),
    "unverified_why": Text(
        "2022年3月までのマイナンバーの報告は、当時の規則を確かめられていません。当時の番号法の規則で判断してください。",
        "The rules on reporting Individual Numbers until March 2022 were not verified. Judge by the My Number rules of that time.",
    ),
    "due": Text("報告義務あり", "A report is due"),
    "no_day": Text("「知った日」を入れると、速報と確報の日が出ます。", "Enter the day of knowing to get the dates."),
    "because": Text("当てはまる類型:", "Triggers:"),
    "preliminary": Text("速報", "Preliminary report"),
    "preliminary_note": Text(
        "ガイドラインの目安の遅いほう。速やかに出します。", "The later guide of the guideline; promptly is the rule."
    ),
    "final": Text("確報", "Final report"),
    "after": Text("その次にすること:", "After that:"),
    "duty": Text("義務", "Duty"),
    "when": Text("いつまで", "By when"),
    "basis": Text("根拠", "Basis"),
    "state": Text("状態", "State"),
    "done": Text("済み", "done"),
    "open": Text("まだ", "open"),
    "tornado": Text("金額を最も動かす入力", "Inputs that move the amount most"),
    "most": Text("最も動かす二つ:", "The two that move it most:"),
    "mean": Text("いまの平均", "mean as it stands"),
    "tornado_note": Text(
        "一つの入力だけを端から端まで動かしたときの、合計の平均。確かめる価値の高い順です。",
        "The mean of the total when one input alone moves from end to end: in the order in which it is worth finding out.",
    ),
    "liable_note": Text(
        "責任があると決めるものではありません。誰について検討するかの一覧です。",
        "This decides nothing; it lists whose liability to examine.",
    ),
    "party": Text("誰が", "Who"),
    "why": Text("どのようなとき", "When"),
    "offence": Text("罪", "Offence"),
    "whose_act": Text("誰の、どの行為か", "Whose act"),
    "person_max": Text("行為者の上限(自由刑/罰金)", "Individual, at most (term / fine)"),
    "firm_max": Text("法人の罰金の上限", "Corporation, at most"),
    "article": Text("条文", "Article"),
    "penalties_note": Text(
        "不注意で漏らしたこと自体の刑罰はありません。上限であり、見込みではありません。",
        "A careless leak as such is not punished. These are maxima, not forecasts.",
    ),
    "penalties_link": Text("日付を変えて調べる", "Look up another day"),
    "assumed_note": Text(
        "答えていない質問には、次の値を置きました。分かったら入力してください。",
        "Open questions were filled as follows. Answer them once you know.",
    ),
    "question": Text("質問", "Question"),
    "used": Text("使った値", "Value used"),
    "reason": Text("理由", "Reason"),
    "own_page": Text("この計算だけを使う", "Use this calculator by itself"),
}
