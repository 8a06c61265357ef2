"""The words of the page *Performance*."""

from calculators.text import Text

WORDS = {
    "image": Text("このサイト(メモリの写し)", "this site (memory image)"),
    "library": Text("このサイト(小さくした標準ライブラリ)", "this site (trimmed library)"),
    "whole": Text("ふつうの loadPyodide", "plain loadPyodide"),
    "script": Text("JavaScriptで書いた同じ計算(参考)", "the same in JavaScript (for reference)"),
    "local": Text("同じ機械のサーバー", "a server on the same machine"),
    "line8": Text("毎秒8.1メガビット、往復165ミリ秒", "8.1 megabits a second, 165 ms a request"),
    "half_core": Text("プロセッサの半分", "half a processor core"),
    "variant": Text("方式", "Variant"),
    "cold": Text("初めて(ミリ秒)", "First visit (ms)"),
    "warm": Text("二度目(ミリ秒)", "Second visit (ms)"),
    "bytes": Text("受信(MB)", "Received (MB)"),
    "ratio": Text("loadPyodideに対する比(初めて・二度目)", "Against loadPyodide (first, second)"),
    "measured": Text("測った機械", "Measured on"),
    "techniques": Text("方法ごとの効果", "What each technique brought"),
    "technique": Text("ここまでの方法", "Up to this technique"),
    "change": Text("前の行との差(初めて・二度目・MB)", "Change from the row above (first, second, MB)"),
    "step_whole": Text("ふつうの loadPyodide", "plain loadPyodide"),
    "step_library": Text(
        "使うモジュールだけをコンパイル済みで持つ。Pyodide自身のPython層を使わない",
        "only the modules in use, compiled; without Pyodide's own Python layer",
    ),
    "step_image_uncleared": Text(
        "読み込み済みのメモリの写しから始める", "start from a memory image with everything loaded"
    ),
    "step_image_whole_module": Text("写しの中の届かないデータを空にする", "clear what cannot be reached in the image"),
    "step_image": Text("動かない関数をWebAssemblyから外す", "take out functions that never run"),
    "after": Text("最初の金額の後", "After the first figure"),
    "what": Text("場面", "Situation"),
    "wait": Text("待つ時間(ミリ秒)", "Wait (ms)"),
    "touched": Text("フォームを送ってから金額が出るまで(ミリ秒)", "From sending the form to the figure (ms)"),
    "before_touch": Text("それまでに読み込んだもの", "Fetched before"),
    "before_bytes": Text("それまでの受信(MB)", "Received before (MB)"),
    "touch_local": Text("ページだけ(同じ機械のサーバー)", "the page alone (a server on the same machine)"),
    "touch_line8": Text("ページだけ(毎秒8.1メガビット)", "the page alone (8.1 megabits a second)"),
    "touch_kept": Text("この端末に保存したガイド全体", "the whole guide, kept on the device"),
    "pages": Text("触れる前のページの大きさ", "What a page weighs before it is touched"),
    "page": Text("ページ", "Page"),
    "kilobytes": Text("受信(kB)", "Received (kB)"),
    "sizes": Text("ファイルの大きさ", "Sizes of the files"),
    "file": Text("ファイル", "File"),
    "in_memory": Text("展開後(MB)", "Unpacked (MB)"),
    "packed": Text("Brotliで圧縮(MB)", "With Brotli (MB)"),
    "growth": Text("計算と判決を増やしたとき", "With more calculators and judgments"),
    "growth_figure": Text("受信した大きさと、最初の金額までの時間", "Bytes received and the wait for the first figure"),
    "grown": Text("内容", "Contents"),
    "image_size": Text("メモリの写し(MB)", "Memory image (MB)"),
    "compare": Text("判決と比べる計算を続けて行う(ミリ秒)", "A further comparison with the judgments (ms)"),
    "many": Text("計算{calculators}件・判決{judgments}件", "{calculators} calculators, {judgments} judgments"),
    "padded": Text(
        "今の内容に、同じ大きさの読まないデータを足したもの", "today's contents with as many bytes that nobody reads"
    ),
    "range": Text("最小から最大まで", "lowest to highest"),
}
AFTER = {
    "next_page": Text(
        "リンクから次の計算のページへ移り、金額が出るまで", "The next calculator's page, from its link to its figure"
    ),
    "second_tab": Text("同じページを二つ目のタブで開く", "The same page in a second tab"),
    "reload": Text("ページを読み込み直す", "A reload"),
    "next_day": Text("別の日に、保存したガイドで開く", "Another day, from the guide kept on the device"),
    "further_run": Text("続けて計算する", "A further run"),
    "further_stochastic_run": Text("続けて分布を計算する(1万回)", "A further stochastic run (10,000 draws)"),
}
PAGES = {
    "ja/": Text("入口のページ", "Home page"),
    "ja/calculators/jo-model/": Text("計算のページ(JOモデル)", "A calculator (JO model)"),
    "ja/assess/": Text("まとめて見積もるページ", "The assessment"),
    "ja/precedents/table/": Text("判決の一覧表", "The table of decisions"),
}
FILES = {
    "engine": Text("動く関数だけのWebAssembly", "WebAssembly with the functions that run"),
    "image": Text("メモリの写し(計算と事実を含む)", "memory image (calculators and facts in it)"),
    "library": Text("小さくした標準ライブラリ(計算と事実を含む)", "trimmed library (calculators and facts in it)"),
    "pyodide.asm.mjs": Text("Pyodideの pyodide.asm.mjs", "Pyodide's pyodide.asm.mjs"),
    "pyodide.asm.wasm": Text("Pyodideの pyodide.asm.wasm", "Pyodide's pyodide.asm.wasm"),
    "python_stdlib.zip": Text("Pyodideの python_stdlib.zip", "Pyodide's python_stdlib.zip"),
    "wheel": Text("計算のwheel", "wheel of the calculators"),
}
