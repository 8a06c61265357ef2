/** What the calculator itself says in Japanese and English; words about results come from Python. */

/**
 * @typedef {object} Words
 * @property {Record<import("./client.js").Stage, string>} stages
 * @property {string} working
 * @property {(seconds: number) => string} stalled
 * @property {string} died
 * @property {string} broken
 * @property {string} forbidden
 * @property {Record<import("./client.js").Notice, string>} notices
 * @property {string} still
 * @property {string} retry
 * @property {string} copied
 * @property {string} notCopied
 * @property {string} cleared
 */

/** @type {{ja: Words, en: Words}} */
const TABLE = {
  ja: {
    stages: {
      load: "計算プログラムを読み込んでいます。",
      start: "計算プログラムを起動しています。",
    },
    working: "計算しています。",
    stalled: (seconds) => `計算プログラムの準備が${seconds}秒間進みませんでした。通信の状態を確かめて、もう一度お試しください。`,
    died: "計算プログラムを読み込めませんでした。通信の状態を確かめて、もう一度お試しください。",
    broken: "計算プログラムの中で誤りが起きたため、結果を出せませんでした。",
    forbidden:
      "このサイトの設定(Content-Security-Policy)がWebAssemblyを禁じているため、計算できません。管理者に、script-src へ 'wasm-unsafe-eval' を加えるよう伝えてください。",
    notices: {
      mime: "計算はできますが、サーバーが .wasm の種類を誤って返しています。管理者に、Content-Type を application/wasm にするよう伝えてください。速くなります。",
    },
    still: "入力した内容は残っています。計算例はこのままお読みいただけます。",
    retry: "もう一度試す",
    copied: "入力内容を含むリンクをコピーしました。",
    notCopied: "コピーできませんでした。アドレス欄のアドレスに入力内容が含まれていますので、そちらをお使いください。",
    cleared: "入力を消しました。",
  },
  en: {
    stages: {
      load: "Loading the calculator.",
      start: "Starting the calculator.",
    },
    working: "Calculating.",
    stalled: (seconds) => `The calculator made no progress for ${seconds} seconds. Check your connection and try again.`,
    died: "The calculator could not be loaded. Check your connection and try again.",
    broken: "An error inside the calculator prevented a result.",
    forbidden:
      "This site's Content-Security-Policy forbids WebAssembly, so nothing can be calculated. Ask the administrator to add 'wasm-unsafe-eval' to script-src.",
    notices: {
      mime: "This works, but the server names the wrong type for .wasm files. Ask the administrator to send Content-Type: application/wasm; it will be faster.",
    },
    still: "What you entered is still there, and the worked example remains readable.",
    retry: "Try again",
    copied: "A link with your inputs was copied.",
    notCopied: "The link could not be copied. The address bar holds the same link, with your inputs.",
    cleared: "The form was cleared.",
  },
};

/** @param {string} lang @returns {Words} */
export function wordsFor(lang) {
  return lang.startsWith("en") ? TABLE.en : TABLE.ja;
}
