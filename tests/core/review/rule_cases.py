"""For each rule a small case in which it speaks, and a near miss in which it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from resign_tui.core.answers.draft import Value


def own(text: str) -> dict[str, Value]:
    return {"letter.extra_paragraph": text}


@dataclass(frozen=True)
class Case:
    rule: str
    speaks: Mapping[str, Value]
    silent: Mapping[str, Value]
    scenario: str = "open_door"
    edits: Mapping[str, str] = field(default_factory=dict)
    silent_edits: Mapping[str, str] = field(default_factory=dict)


FOUR: dict[str, Value] = {
    "notice.contract_known": "yes",
    "notice.contract_value": "4",
    "notice.contract_unit": "weeks",
}
NAMED: dict[str, Value] = {"next.name": "Hollowbrook", "next.disclosure": "named"}
CLAIM: dict[str, Value] = {"triage.misconduct": ("harassment",), "triage.legal_claim": "unsure"}
NOTICE = "I resign from my post. My employment ends on December 7, 2026."
IN_GERMANY: dict[str, Value] = {
    "locale.jurisdiction": "DE", "notice.contract_known": "yes", "notice.contract_value": "3 months",
}  # fmt: skip
IN_SWITZERLAND: dict[str, Value] = {"locale.jurisdiction": "CH", "notice.contract_known": "no_clause"}

CASES = [
    Case("L-01", {"company.name": "  "}, {}),
    Case("L-01", {"sender.full_name": "Your name"}, {"sender.full_name": "Ada Name"}),
    Case("L-02", own("I enjoyed [project]."), own("I enjoyed it.")),
    Case(
        "L-03",
        {},
        {},
        edits={"notice": "I am thinking of resigning on December 7, 2026."},
        silent_edits={"notice": NOTICE},
    ),
    Case("L-04", {}, {}, edits={"notice": "I resign."}, silent_edits={"notice": NOTICE}),
    Case("L-05", {"dates.employment_end": "2026-11-23"}, {"dates.employment_end": "2026-12-07"}),
    Case("L-06", {**FOUR, "dates.employment_end": "2026-12-07"}, {**FOUR, "dates.employment_end": "2026-12-21"}),
    Case(
        "L-07",
        {"ownership.pipelines": "true", "notice.chosen_weeks": "2"},
        {"ownership.pipelines": "true", "notice.chosen_weeks": "4"},
    ),
    Case("L-08", {"dates.last_working_day": "2026-12-05"}, {"dates.last_working_day": "2026-12-04"}),
    Case("L-09", {"dates.employment_end": "2026-12-24"}, {"dates.employment_end": "2026-12-23"}),
    Case("L-10", {"dates.letter": "2026-11-18"}, {"dates.letter": "2026-11-20"}),
    Case("L-11", own("My manager is toxic."), own("The toxicity model is stable.")),
    Case("L-12", own("You failed us."), own("The job failed twice.")),
    Case("L-13", own("Thanks for the so-called plan."), own("Thanks for the plan.")),
    Case("L-14", own("What an idiot."), own("What an idea.")),
    Case("L-15", own("My lawyer will call."), own("The lawyer-search model is stable.")),
    Case("L-16", own("You will regret this."), own("The regret bound is tight.")),
    Case("L-17", own("The keys stay with me until my bonus is paid."), own("The keys stay in the vault until Friday.")),
    Case("L-18", own("Unlike here, they care."), own("Unlike the old loader, the new one streams.")),
    Case("L-19", own("Thank you! So much!"), own("Thank you!")),
    Case("L-20", {**NAMED, "next.status": "signed"}, {**NAMED, "next.status": "signed_start_confirmed"}),
    Case(
        "L-21",
        {"next.relation": "direct_competitor", "contract.noncompete": "open"},
        {
            "next.relation": "direct_competitor",
            "contract.noncompete": "done",
            "contract.ip_assignment": "not_applicable",
            "next.reason": "",
        },
    ),
    Case("L-22", {"next.status": "written"}, {"next.status": "signed"}, "counter_offer"),
    Case(
        "L-23",
        {"next.name": "Hollowbrook", **own("Hollowbrook expects me.")},
        {"next.name": "Hollowbrook", **own("Nobody expects me.")},
        "closed_door",
    ),
    Case("L-24", own("They offered me $200,000."), own("The storage costs $20 a month.")),
    Case("L-25", {"next.start_date": "2026-12-07"}, {"next.start_date": "2026-12-14"}),
    Case("L-26", own("word " * 200), {}),
    Case("L-27", {"locale.jurisdiction": "DE", "delivery.mode": "email"}, {"locale.jurisdiction": "DE"}),
    Case(
        "L-29",
        {"hr.incident": ({"people": "Ada Nyström, manager", "date": "2026-10-01"},)},
        {"hr.incident": ({"people": "Bo Lund", "date": "2026-10-01"},)},
    ),
    Case(
        "L-29",
        {"manager.name": "Bo Lund and Ada Nyström", "hr.incident": ({"people": "Ada Nyström", "date": "2026-10-01"},)},
        {"manager.name": "Bo Lund and Ada Nyström", "hr.incident": ({"people": "Ada Vey", "date": "2026-10-01"},)},
    ),
    Case(
        "L-30",
        {},
        {},
        "counter_offer",
        {"transparency": "My decision is final. Ask me anything about pay."},
        {"transparency": "Ask me anything. My decision is final.", "feedback": "Ask me whatever helps the team."},
    ),
    Case("L-31", own("I might reconsider."), own("I would do it again.")),
    Case(
        "L-32",
        own("My feedback concerns pay and title."),
        own("My feedback concerns the review rota."),
        "counter_offer",
    ),
    Case("L-33", own("I would stay if you hired more people."), own("The cache would stay warm.")),
    Case("L-34", own("Call me any time."), own("Call me before Friday.")),
    Case("L-35", own("After months of thought I decide."), own("After careful thought I decide.")),
    Case(
        "L-36",
        own("I will finish handing over kb_prod to you."),
        {**own("I will finish handing over kb_prod to you."), "handover.system": ({"name": "vector index kb_prod"},)},
    ),
    Case(
        "L-37",
        {**own("I will train my replacement."), "handover.successor": ""},
        {**own("I will train my replacement."), "handover.successor": "Bo Lund"},
    ),
    Case("L-38", {"handover.successor": "Bram"}, {"handover.successor": "platform team"}),
    Case("L-39", {"handover.system": ""}, {}),
    Case("L-41", own("My IBAN is DE89 3704 0044 0532 0130 00."), own("The run DE89 took an hour.")),
    Case(
        "L-42",
        {"sender.email": "dana@tern.example", "company.email_domain": "tern.example"},
        {"sender.email": "dana@mailbox.example", "company.email_domain": "tern.example"},
    ),
    Case("L-43", own("We reached 0.93 AUC."), own("We measured AUC.")),
    Case("L-44", own("See http://wiki.corp.example/x."), own("See https://arxiv.org/abs/2401.00001.")),
    Case("L-45", own("My health asks for a rest."), own("The health model asks for labels.")),
    Case("L-46", own("Dr. Vey will be missed."), own("Dr. Bram Achterberg will help.")),
    Case("L-47", {}, {}, "mistreated", {"thanks": "word " * 60}, {"thanks": "Thank you for taking care of this."}),
    Case("L-48", own("It was not easy, and I am proud of it."), own("It went well."), "closed_door"),
    Case(
        "L-49",
        {},
        {},
        "open_door",
        {"next_step": "I move on.", "thanks": "Thank you."},
        {"next_step": "I hope we work together again.", "thanks": "Thank you."},
    ),
    Case("L-51", own("I was harassed by a director."), own("The harassment classifier is stable.")),
    Case(
        "L-53", {"cover_note.attachments": ("letter.pdf", "hr-memo.pdf")}, {"cover_note.attachments": ("letter.pdf",)}
    ),
    Case(
        "L-55",
        {},
        {},
        edits={"handover": "My last day is 9 December 2026."},
        silent_edits={"handover": "My last day is 7 December 2026."},
    ),
    Case(
        "L-56",
        {"letter.salutation": "custom", "letter.salutation_text": "Dear Olga"},
        {"letter.salutation": "custom", "letter.salutation_text": "Dear Ada"},
    ),
    Case("L-56", own("Tern Analitics taught me much."), own("Tern Analytics taught me much.")),
    Case("L-57", own("I am back on 03/04/2027."), own("I am back on 23/04/2027.")),
    Case("L-58", {"sender.full_name": "Dana \u202eMirelle"}, {"sender.full_name": "نועה בן־שטרית"}),
    Case("L-59", CLAIM, {**CLAIM, "triage.advice": "taken"}, "mistreated"),
    Case(
        "L-61",
        {"delivery.mode": "paper_in_person"},
        {"delivery.mode": "paper_in_person", "sender.address": "1 Fen Row", "company.address": "2 Fen Row"},
    ),
    Case("L-63", {"copied.employment_end": "2026-12-31"}, {"copied.employment_end": "2026-12-07"}),
    Case(
        "L-64",
        {"dates.given": "2026-11-23", "sent.on": "2026-11-20"},
        {"dates.given": "2026-11-20", "sent.on": "2026-11-20"},
    ),
    Case(
        "L-64",
        {"dates.given": "2026-11-20", "sent.on": "2026-11-19"},
        {"dates.given": "2026-11-23", "sent.on": "2026-11-19", "delivery.mode": "registered_post"},
    ),
    Case(
        "L-65",
        {**IN_GERMANY, "dates.employment_end": "2027-01-20"},
        {**IN_GERMANY, "dates.employment_end": "2027-01-31"},
    ),
    Case(
        "L-66",
        {**IN_SWITZERLAND, "dates.given": "2027-01-31"},
        {**IN_SWITZERLAND, "dates.given": "2027-01-29"},
    ),
    Case("L-67", {"dates.given": "2026-11-20"}, {"dates.given": "2026-11-24"}),
    Case(
        "L-68",
        {"leave.days_left": "30", "leave.use_to_shorten": "yes"},
        {"leave.days_left": "4.5", "leave.use_to_shorten": "yes"},
    ),
    Case("L-69", {"sender.start_date": "2027-01-04"}, {"sender.start_date": "2026-01-04"}),
    Case(
        "L-70",
        {"contract.kind": "fixed_term", "dates.employment_end": "2026-12-31"},
        {"contract.kind": "fixed_term", "contract.can_be_ended": "yes", "dates.employment_end": "2026-12-31"},
    ),
    Case(
        "L-71",
        {"sent.on": "2026-11-20", "sent.employment_end": "2026-11-30"},
        {"sent.on": "2026-11-20", "sent.employment_end": "2026-12-04"},
    ),
    Case(
        "L-72",
        {**IN_GERMANY, "notice.contract_value": "4 days", "notice.in_probation": "true"},
        {
            **IN_GERMANY,
            "notice.contract_value": "4 days",
            "notice.in_probation": "true",
            "notice.probation_figure": "agreement",
        },
    ),
    Case("L-73", {"leave.status": "sick"}, {"leave.status": "no"}),
    Case("L-74", {"locale.jurisdiction": "UK", "notice.contract_known": "no"}, {"notice.contract_known": "no"}),
    Case(
        "L-75",
        {"sender.role": "Independent contractor"},
        {"sender.role": "Independent contractor", "contract.kind": "permanent"},
    ),
    Case("L-78", own("I thank the the team for it."), own("I thank the team for it.")),
    Case("L-79", own("I hand over search., and I write it up."), own("I hand over search, and I write it up.")),
    Case("L-80", {}, {}, edits={"thanks": "thank you for it"}, silent_edits={"thanks": "Thank you for it."}),
    Case(
        "L-81",
        own("I join a lab, where I will head of research."),
        own("I join a lab, where I will head the research group."),
    ),
    Case(
        "L-82",
        {"content.after_help": "true", "content.after_help_until": "2026-12-01"},
        {"content.after_help": "true", "content.after_help_until": "2026-12-21"},
    ),
    Case(
        "L-82",
        {"content.after_help": "true", "content.after_help_hours": "0"},
        {"content.after_help": "true", "content.after_help_hours": "2"},
    ),
    Case("L-83", {"handover.system": ({"name": "forecast-core"},)}, {"handover.system": ({"name": "feature store"},)}),
    Case("L-62", {"content.team_value": "w" * 81}, {"content.team_value": "w" * 80}),
]
