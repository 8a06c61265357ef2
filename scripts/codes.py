"""Words for the codes that stand in the columns of the published tables."""

import re

from calculators.jo_model import GROUPS
from calculators.text import Text, listed
from scripts.guide import CATEGORIES, Guide

CODES = {
    # control_effects.outcome
    "account_compromise": Text("アカウントの乗っ取り", "Account compromise"),
    "breach_cost": Text("漏えいの費用", "Cost of a breach"),
    "insured_incident": Text("保険に入った組織の事故", "Incident at an insured organisation"),
    "phish_click": Text("訓練メールでの失敗", "Failure in a phishing drill"),
    # employee_share_cases
    "claim": Text("請求額", "Claim"),
    "damage": Text("損害額", "Loss"),
    "ordinary": Text("通常の過失", "Ordinary negligence"),
    "gross": Text("重過失", "Gross negligence"),
    "intentional": Text("故意", "Intent"),
    # heavy_tails.measure, security_models.model
    "probability": Text("確率", "Probability"),
    "log10_mean": Text("常用対数の平均", "Mean of log10"),
    "log10_sd": Text("常用対数の標準偏差", "Standard deviation of log10"),
    "ln_mean": Text("自然対数の平均", "Mean of ln"),
    "ln_sd": Text("自然対数の標準偏差", "Standard deviation of ln"),
    "usd": Text("米ドル", "US dollars"),
    "ratio": Text("割合", "Share"),
    "gordon_loeb": Text("Gordon–Loebモデル", "Gordon–Loeb model"),
    "rosi": Text("ROSI(セキュリティ投資の収益率)", "ROSI (return on security investment)"),
    "fair": Text("FAIR(リスクの要因分析)", "FAIR (factor analysis of information risk)"),
    # jnsa_distribution_2016.measure, jnsa_unit_prices.unit
    "per_incident": Text("1件当たり", "Per incident"),
    "per_person": Text("1人当たり", "Per person"),
    "hour": Text("1時間", "Hour"),
    "incident": Text("1件", "Incident"),
    "letter": Text("1通", "Letter"),
    "month": Text("1か月", "Month"),
    "notice": Text("1回", "Notice"),
    "pc": Text("パソコン1台", "Computer"),
    "person": Text("1人", "Person"),
    "server": Text("サーバー1台", "Server"),
    # ibm_cost_2025.kind, police_ransomware_duration.state, share_price_churn.kind
    "component": Text("費用の内訳", "Component of the cost"),
    "lifecycle": Text("封じ込めまでの日数", "Days to contain it"),
    "ongoing": Text("復旧の途中", "Still under way"),
    "recovered": Text("復旧した", "Recovered"),
    "abnormal_churn": Text("異常離反率", "Abnormal churn"),
    "abnormal_return": Text("異常収益率", "Abnormal return"),
    "drawdown": Text("下落率", "Fall"),
}
CODE = re.compile(r"[a-z][a-z0-9_]*")


def words(guide: Guide, codes: str) -> str:
    """What a cell of codes says to a reader; days and the like stay as they are. A code without words is a KeyError."""
    items = {row.id: row.label for row in guide.facts.rows("items")}
    known = items | {one.id: one.label for one in GROUPS} | CATEGORIES | CODES
    return listed((known[one].get(guide.lang) if CODE.fullmatch(one) else one for one in codes.split()), guide.lang)
