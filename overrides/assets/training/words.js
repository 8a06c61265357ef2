/** What the players say in Japanese and English; words of the content come from site-data. */

const TABLE = {
  ja: {
    of: "問{n} / {all}", check: "答え合わせ", next: "次へ", back: "前へ", finish: "採点する", right: "正解です。", wrong: "正解ではありません。",
    choose: "答えを選んでください。", typed: "数字を入力してください。", many: "当てはまるものを全て選びます。", order: "正しい順に並べます。上下のボタンで動かします。",
    up: "上へ", down: "下へ", moved: "{what}を{n}番目に動かしました。", answer: "答え", score: "{all}問中{n}問正解", passed: "合格", failed: "不合格", mark: "合格は{n}問以上",
    again: "同じ順でもう一度", anew: "別の順でもう一度", done: "終わる", seed: "並び順の番号 {n}", resume: "続きから({n}問まで回答)", key: "答え", sheet: "問題用紙", named: "氏名", none: "この条件に合う問いがありません。",
    outcome: "結果", day: "日付", source: "情報漏えい責任ガイド(内容の版 {v})。一般的な情報であり、法的助言ではありません。", passedOn: "合格した日", course: "学習コース", sign: "確かめた人(部署・氏名)",
    kept: "このブラウザーに記録しました。", off: "このブラウザーには記録できません(保存が止められているか、いっぱいです)。結果はこの画面にあります。閉じる前に書き出してください。",
    tabs: "別のタブでも同じ問題が進んでいます。両方の答えを合わせて残します。", broken: "保存されていた記録が読めないため、別の名前で残し、新しく始めました。", export: "記録を書き出す",
    now: "現在", chosen: "選んだこと", result: "その結果", goOn: "続ける",
    evidence: "証拠", told: "知らせた人", known: "分かったこと", nothing: "まだなし", gone: "失った証拠", duties: "義務と期限", met: "済み({at})", open: "未了", late: "期限を過ぎた",
    cost: "かかる費用", noCost: "外部への支払いなし", report: "振り返り", line: "経過", best: "最もよい進め方", yours: "あなたの進め方", missed: "果たせなかった義務", noMissed: "全ての義務を期限の中で果たしました。",
    least: "果たせなかった義務{n}件、費用の中央 {cost}、{time}", printIt: "印刷・PDF", restart: "最初から", hours: "{n}時間", dayHours: "{d}日と{n}時間", debrief: "話し合う", stepBack: "一つ戻る",
    noRecord: "まだ記録がありません。", when: "日時", what: "内容", points: "点", version: "内容の版", makeIt: "修了証を作る", onlyPass: "修了証は、学習コースの試験に合格すると作れます。",
    notJson: "{file}: 研修の記録ではありません。何も変えていません。", edited: "{file}: 書き出した後に内容が変わっています(検査番号が合いません)。取り込んでいません。", other: "{file}: 別の版の教材で作られた記録です。取り込みました。", taken: "{file}: {n}件を取り込みました。",
    cleared: "記録を消しました。", sure: "この端末の記録を全て消しますか。元に戻せません。", needName: "氏名を入力してください。", certificate: "修了証", states: "情報漏えい責任ガイドの次の学習コースの試験に合格したことを記します。", code: "確認番号", verifyAt: "確認方法:「修了証を確かめる」のページで、この証の内容と番号を入力します。",
    fits: "番号は、入力した内容と合っています。", fitsNot: "番号が、入力した内容と合いません。書き間違いか、内容が変えられています。", old: "この修了証は、今の教材とは別の版({n})のものです。", limit: "番号は写し間違いや単純な書き換えを見つけるものです。誰でも計算できるため、本人であることや偽造でないことは証明しません。",
    ok: "一致", mismatch: "不一致", rows: "{n}人分、{all}件を一つの表にしました。", file: "ファイル", state: "検査", nobody: "読める記録がありません。", lms: "学習管理システムに接続しました。", noLms: "学習管理システムが見つかりません。結果は送られません。", sent: "学習管理システムに送りました。", unsent: "学習管理システムに保存できませんでした。結果はこの画面にあります。印刷して残してください。", practice: "練習", exam: "試験", scenario: "演習",
  },
  en: {
    of: "Question {n} of {all}", check: "Check", next: "Next", back: "Back", finish: "Finish", right: "That is right.", wrong: "That is not right.",
    choose: "Choose an answer.", typed: "Type a number.", many: "Choose all that apply.", order: "Put them in the right order with the up and down buttons.",
    up: "Up", down: "Down", moved: "{what} moved to place {n}.", answer: "Answer", score: "{n} of {all} right", passed: "Passed", failed: "Not passed", mark: "{n} needed to pass",
    again: "Again in the same order", anew: "Again in another order", done: "Close", seed: "Order number {n}", resume: "Continue ({n} answered)", key: "Answers", sheet: "Worksheet", named: "Name", none: "No question fits this choice.",
    outcome: "Result", day: "Date", source: "Leak Liability Guide (content {v}). General information, not legal advice.", passedOn: "Passed on", course: "Learning path", sign: "Seen by (department and name)",
    kept: "Kept in this browser.", off: "This browser keeps nothing (storage is off or full). The result is on this screen: export it before you close it.",
    tabs: "The same questions are going on in another tab. The answers of both are kept together.", broken: "The record kept here could not be read; it was set aside under another name and a new one begun.", export: "Export the record",
    now: "Now", chosen: "You chose", result: "What came of it", goOn: "Go on",
    evidence: "Evidence", told: "People told", known: "Facts known", nothing: "none yet", gone: "Evidence lost", duties: "Duties and last days", met: "done ({at})", open: "open", late: "past its day",
    cost: "Cost so far", noCost: "nothing paid to others", report: "After-action report", line: "Time line", best: "Best way through", yours: "Your way", missed: "Duties missed", noMissed: "Every duty was done in time.",
    least: "duties missed: {n}; middle of the cost: {cost}; {time}", printIt: "Print or PDF", restart: "Start again", hours: "{n} h", dayHours: "{d} days {n} h", debrief: "To discuss", stepBack: "One step back",
    noRecord: "Nothing recorded yet.", when: "When", what: "What", points: "Score", version: "Version", makeIt: "Make a certificate", onlyPass: "A certificate needs a passed exam of a learning path.",
    notJson: "{file}: not a training record. Nothing was changed.", edited: "{file}: changed after it was exported (its check number does not fit). Not imported.", other: "{file}: made with another version of the content. Imported.", taken: "{file}: {n} entries imported.",
    cleared: "The record was deleted.", sure: "Delete every record on this device? This cannot be undone.", needName: "Type a name.", certificate: "Certificate of completion", states: "has passed the exam of the following learning path of the Leak Liability Guide.", code: "Check number", verifyAt: "To verify: enter the contents and the number on the page “Verify a certificate”.",
    fits: "The number fits what you entered.", fitsNot: "The number does not fit: a slip in typing, or the contents were changed.", old: "This certificate belongs to another version of the content ({n}).", limit: "The number finds slips and simple edits. Anybody can compute it: it proves neither who the person is nor that nothing was forged.",
    ok: "fits", mismatch: "does not fit", rows: "{all} entries of {n} people in one table.", file: "File", state: "Check", nobody: "No record could be read.", lms: "Connected to the learning management system.", noLms: "No learning management system was found; results are not sent.", sent: "Sent to the learning management system.", unsent: "The learning management system did not keep this. The result is on this screen: print it.", practice: "practice", exam: "exam", scenario: "exercise",
  },
};

/** @typedef {keyof typeof TABLE.ja} Key */

/** @param {string} lang @returns {(key: Key, values?: Record<string, string | number>) => string} */
export function wordsFor(lang) {
  const table = lang === "en" ? TABLE.en : TABLE.ja;
  return (key, values = {}) => table[key].replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}
