"""The words of the sheet."""

from calculators.text import Text

WORDS = {
    "title": Text("情報漏えい事故の評価", "Assessment of a data leak"),
    "day": Text("作成日", "Date"),
    "author": Text("作成者", "Author"),
    "drafted": Text("作成", "Drafted"),
    "checked": Text("確認", "Checked"),
    "approved": Text("承認", "Approved"),
    "conclusion": Text("結論", "Conclusion"),
    "cost": Text("費用の見込み", "Expected cost"),
    "cost_range": Text(
        "{low} 〜 {high}(10回に8回の幅。半々の額は{mid})", "{low} to {high} (eight cases in ten; half lie below {mid})"
    ),
    "without": Text("合計に含まないもの", "Not in the total"),
    "report": Text("報告", "Report"),
    "no_report": Text("入力のかぎり報告義務なし", "no report is due on these answers"),
    "report_no_day": Text("報告義務あり(知った日が未入力)", "a report is due (day of knowing not entered)"),
    "preliminary": Text("速報の目安", "preliminary, guide:"),
    "final": Text("確報", "final:"),
    "now": Text("いますること", "To do now"),
    "inputs": Text("入力", "Inputs"),
    "assumed": Text("既定値を使った項目:", "Left at a default:"),
    "amounts": Text("金額(幅)", "Amounts (ranges)"),
    "levers": Text("金額を最も動かす入力", "Inputs that move it most"),
    "jo_note": Text(
        "JOモデルは全員が請求したと仮定する潜在額で、支払額の予測ではない。合計には含まない。",
        "The JO model supposes that everybody claims; it forecasts no payment and is not in the total.",
    ),
    "formula": Text("式(数字を入れたもの)", "Formulas with the numbers put in"),
    "duties": Text("義務と期限", "Duties and deadlines"),
    "who": Text("責任と罰則(検討の対象)", "Liability and penalties to examine"),
    "liable": Text("責任を負い得る人", "May be liable"),
    "penalties": Text("関係し得る罰則", "Penalties in play"),
    "limits": Text("この数字が示さないこと", "What these figures do not tell"),
    "sources": Text("主な出典", "Main sources"),
    "more_sources": Text(" ほか{}件", " and {} more"),
    "qr": Text("この評価を開くQRコード", "QR code that opens this assessment"),
    "link": Text("同じ入力を開く:", "Opens the same inputs:"),
    "command": Text("同じ結果を得るコマンド:", "The command that repeats it:"),
    "stamp": Text(
        "モデルの版 {version} / データの日 {day} / 法令の日 {on} / 入力の照合番号 {hash}",
        "Model {version} / data of {day} / law of {on} / inputs {hash}",
    ),
}
