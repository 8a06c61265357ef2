"""The words of who may be liable and for what, with the articles and the pages of the guide."""

from dataclasses import dataclass

from calculators.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who may be liable: why, on which articles, explained on which page."""

    who: Text
    why: Text
    basis: tuple[str, ...]
    page: str


def _party(who: Text, why: Text, page: str, *basis: str) -> Party:
    return Party(who=who, why=why, basis=basis, page=page)


PARTIES = {
    "contract": _party(
        Text("会社(契約の相手として)", "The company, as a party to the contract"),
        Text(
            "契約に付随する、情報を守る義務に違反したとき。",
            "If it broke the duty to protect information that goes with the contract.",
        ),
        "company/civil/breach-of-contract/",
        "civil.415",
    ),
    "tort": _party(
        Text("会社(不法行為)", "The company, in tort"),
        Text("予見できた漏えいを防ぐ注意を怠ったとき。", "If it failed to take care against a leak it could foresee."),
        "company/civil/tort/",
        "civil.709",
    ),
    "employer": _party(
        Text("会社(使用者として)", "The company, as employer"),
        Text(
            "従業員が仕事について起こした漏えいのとき。", "For a leak caused by a worker in the course of the business."
        ),
        "company/civil/employers-liability/",
        "civil.715",
    ),
    "public_body": _party(
        Text("国・自治体", "The State or local government"),
        Text("職員が職務として違法に漏らしたとき。", "If an official unlawfully leaked in the course of duty."),
        "law/state-compensation/",
        "state_compensation.1",
    ),
    "vendor": _party(
        Text("委託先", "The contractor"),
        Text(
            "本人に対して共同不法行為、委託元に対して契約違反となるとき。委託元の責任もなくならない。",
            "In joint tort to the persons and in contract to you; your own liability remains.",
        ),
        "company/civil/vendors/",
        "civil.719",
        "civil.415",
        "appi.25",
    ),
    "to_client": _party(
        Text("会社(委託元に対して)", "The company, towards its client"),
        Text(
            "委託元が払った費用と賠償を、契約にもとづいて請求されるとき。",
            "If the client claims under the contract what it had to spend and pay.",
        ),
        "company/civil/vendors/",
        "civil.415",
    ),
    "directors": _party(
        Text("取締役", "Directors"),
        Text(
            "体制づくりを怠ったとき。会社に対する責任が中心で、認められた例は少ない。",
            "If they neglected internal control; mainly towards the company, and rarely upheld.",
        ),
        "company/civil/directors/",
        "companies.423",
        "companies.429",
    ),
    "insider": _party(
        Text("持ち出した従業員", "The worker who took the data"),
        Text(
            "わざとした行為なので、会社からの請求も制限されにくい。",
            "The act was intended, so recourse is hardly limited.",
        ),
        "employee/damages/",
        "civil.709",
        "civil.715",
    ),
    "employee": _party(
        Text("担当した従業員", "The worker involved"),
        Text(
            "過失なら、会社が請求できる額は信義則で制限される。",
            "For negligence, good faith limits what the company may claim.",
        ),
        "employee/damages/",
        "civil.715",
        "labour_contracts.case_1976_07_08",
    ),
    "attacker": _party(
        Text("攻撃者・盗んだ者", "The attacker or thief"),
        Text(
            "不法行為の責任を負う。ふつうは見つからず、回収できない。",
            "Liable in tort; normally neither found nor able to pay.",
        ),
        "company/penalties/unauthorized-access/",
        "civil.709",
    ),
}

# offence → (whose act it is, in words). `firm`: done in relation to the organisation's own business.
OFFENDERS: dict[str, tuple[str, Text]] = {
    "appi_database_misuse": (
        "other",
        Text(
            "持ち出した者が、不正な利益のために提供・盗用したとき",
            "somebody who provides or misuses the data for improper gain",
        ),
    ),
    "mynumber_file": (
        "other",
        Text(
            "個人番号を含むファイルを不正に提供した者",
            "somebody who improperly provides a file with Individual Numbers",
        ),
    ),
    "ucpa_insider": ("other", Text("営業秘密を示されていた者", "somebody to whom the secret had been shown")),
    "ucpa_outsider": ("other", Text("営業秘密を盗んだ外部の者", "an outsider who takes the secret")),
    "unauthorized_access": ("other", Text("不正アクセスをした者", "the intruder")),
    "appi_order_violation": (
        "firm",
        Text("会社が委員会の命令に従わないとき", "the company, if it disobeys an order of the Commission"),
    ),
    "appi_report_refusal": (
        "firm",
        Text(
            "会社が、委員会から求められた報告を拒む、うそを書く、検査を拒むとき",
            "the company, if it refuses or falsifies a report the Commission demands, or obstructs an inspection",
        ),
    ),
    "mynumber_order_violation": (
        "firm",
        Text("会社が番号法の命令に従わないとき", "the company, if it disobeys an order under the My Number Act"),
    ),
}
