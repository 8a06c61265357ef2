"""The words of the comparison of scenarios."""

from calculators.text import Text

WORDS = {
    "scenario": Text("場合{}", "Scenario {}"),
    "differ": Text("違う答え", "Answered differently"),
    "results": Text("結果", "Results"),
    "same": Text("答えはすべて同じです。", "All answers are the same."),
    "hash": Text("入力の照合番号", "Inputs"),
    "range": Text("{low} 〜 {high}(半々 {mid})", "{low} to {high} (half below {mid})"),
    "note": Text(
        "太字は、左端の場合と違うところです。百分率は、中間の額の左端からの増減です。",
        "Bold differs from the first scenario; the percentage is the change of the middle amount.",
    ),
}
