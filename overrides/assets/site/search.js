// The worker behind the theme's search box. The theme says 0 (set up) and hears 1 (ready), says 2 (a query) and hears 3 (what was found).
// Everything is fetched at the first query, nothing before. A newer query makes an older one silent.
{
  const TYPED = 120; // milliseconds without another key before a query is answered
  /** Stands where a result would: nobody should take a lost connection for a guide without an answer. @type {Record<string, {title: string, text: string}>} */
  const UNREACHED = {
    ja: { title: "いまは検索できません", text: "検索に使うファイルを取得できませんでした。通信の状態を確かめてから、もう一度入力してください。" },
    en: { title: "The search cannot be reached", text: "Its files could not be fetched. Check the connection, then type your words again." },
  };

  /** @type {string} */
  let lang = "ja";
  let turn = 0;
  /** @type {Promise<import("./search-engine.js").Search> | undefined} */
  let engine;

  const start = async () => {
    // The theme starts this file as a classic script; modules are loaded from it by their addresses.
    const { Search } = await import("./search-engine.js");
    return Search.load(lang, new URL(`../../pagefind/${lang}/`, self.location.href));
  };

  /** @param {string} words */
  const answer = async (words) => {
    const mine = ++turn;
    const isOld = () => mine !== turn;
    await new Promise((go) => setTimeout(go, TYPED));
    if (isOld()) return;
    /** @type {import("./search-results.js").Item[][]} */
    let items = [];
    try {
      if (words.trim()) items = await (await (engine ??= start())).find(words, isOld);
    } catch (error) {
      engine = undefined; // the network may be back at the next query
      console.warn("search:", error);
      items = [[{ location: "", ...UNREACHED[lang], score: 1, terms: {} }]];
    }
    if (!isOld()) self.postMessage({ type: 3, data: { items } });
  };

  self.addEventListener("message", ({ data }) => {
    if (data.type === 0) {
      lang = data.data.config.lang[0];
      self.postMessage({ type: 1 });
    } else if (data.type === 2) void answer(data.data);
  });
}
