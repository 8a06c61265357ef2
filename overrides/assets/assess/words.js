/** What the assessment itself says while it keeps, opens, compares and prints; results come from Python. */

/**
 * @typedef {object} Words
 * @property {string} restored
 * @property {(name: string) => string} saved
 * @property {string} notSaved
 * @property {string} needsName
 * @property {(name: string) => string} opened
 * @property {(name: string) => string} deleted
 * @property {string} deletedAll
 * @property {string} confirmAll
 * @property {string} private
 * @property {string} notPrivate
 * @property {string} copied
 * @property {string} notCopied
 * @property {string} noResult
 * @property {string} noDates
 * @property {(count: number) => string} compared
 * @property {string} full
 * @property {string} two
 * @property {string} working
 * @property {string} made
 * @property {string} failed
 * @property {string} before
 * @property {(at: number) => string} scenario
 * @property {string} remove
 * @property {Record<import("./store.js").Trouble, string>} files
 */

/** @type {{ja: Words, en: Words}} */
const TABLE = {
  ja: {
    restored: "前回このブラウザで入力した内容を戻しました。「計算する」を押すと結果が出ます。",
    saved: (name) => `「${name}」の名前で、このブラウザに保存しました。`,
    notSaved: "このブラウザには保存できませんでした。JSONファイルに保存してください。",
    needsName: "名前を入れてください。",
    opened: (name) => `「${name || "名前なし"}」を開きました。`,
    deleted: (name) => `「${name}」を消しました。`,
    deletedAll: "この端末に残っていた記録を、すべて消しました。",
    confirmAll: "入力中の内容と、保存した評価をすべて消します。元に戻せません。",
    private: "これから入力する内容は、アドレスにも端末にも残しません。ページを閉じると消えます。",
    notPrivate: "入力した内容を、アドレスとこのブラウザに残します。",
    copied: "コピーしました。",
    notCopied: "コピーできませんでした。文字を選んでコピーしてください。",
    noResult: "先に「計算する」を押してください。",
    noDates: "日付のある期限がありません。「知った日」を入れてください。",
    compared: (count) => `比較に加えました(${count}件)。`,
    full: "比べられるのは三つまでです。どれかを外してください。",
    two: "比べるには二つ以上が必要です。答えを変えて、もう一つ加えてください。",
    working: "作成しています。",
    made: "できました。",
    failed: "作成できませんでした。入力と通信の状態を確かめて、もう一度お試しください。",
    before: "(自動)開く前の入力",
    scenario: (at) => `場合${at}`,
    remove: "外す",
    files: {
      tooBig: "ファイルが大きすぎます。この評価のファイルは、ふつう数KBです。何も変えていません。",
      notJson: "ファイルを読み取れません。壊れているか、JSONではありません。何も変えていません。",
      notOurs: "この評価のファイルではありません。何も変えていません。",
      newer: "新しい版のガイドで作られたファイルです。新しい版のページで開いてください。何も変えていません。",
      empty: "ファイルに入力がありません。何も変えていません。",
    },
  },
  en: {
    restored: "What you last entered in this browser is back. Press Calculate for the result.",
    saved: (name) => `Saved in this browser as “${name}”.`,
    notSaved: "This browser could not keep it. Save it as a JSON file instead.",
    needsName: "Give it a name.",
    opened: (name) => `Opened “${name || "no name"}”.`,
    deleted: (name) => `Deleted “${name}”.`,
    deletedAll: "Everything kept on this machine was deleted.",
    confirmAll: "This deletes what you are entering and every saved assessment. It cannot be undone.",
    private: "From now on nothing you enter stays in the address or on this machine. It is gone when the page closes.",
    notPrivate: "What you enter stays in the address and in this browser.",
    copied: "Copied.",
    notCopied: "It could not be copied. Select the text and copy it.",
    noResult: "Press Calculate first.",
    noDates: "No deadline has a date. Enter the day of knowing.",
    compared: (count) => `Added to the comparison (${count}).`,
    full: "At most three can be compared. Remove one.",
    two: "A comparison needs at least two. Change an answer and add another.",
    working: "Working.",
    made: "Done.",
    failed: "It could not be made. Check the answers and the connection, and try again.",
    before: "(automatic) before opening",
    scenario: (at) => `Scenario ${at}`,
    remove: "Remove",
    files: {
      tooBig: "The file is too big; a file of this assessment has a few kilobytes. Nothing was changed.",
      notJson: "The file cannot be read: it is damaged or no JSON. Nothing was changed.",
      notOurs: "This is no file of this assessment. Nothing was changed.",
      newer: "This file was made by a newer edition of the guide. Open it on the newer edition. Nothing was changed.",
      empty: "The file holds no answers. Nothing was changed.",
    },
  },
};

/** @param {string} lang @returns {Words} */
export function wordsFor(lang) {
  return lang.startsWith("en") ? TABLE.en : TABLE.ja;
}
