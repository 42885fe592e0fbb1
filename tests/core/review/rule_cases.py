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
    Case("missing-answer", {"company.name": "  "}, {}),
    Case("missing-answer", {"sender.full_name": "Your name"}, {"sender.full_name": "Ada Name"}),
    Case("placeholder", own("I enjoyed [project]."), own("I enjoyed it.")),
    Case(
        "no-plain-resignation",
        {},
        {},
        edits={"notice": "I am thinking of resigning on December 7, 2026."},
        silent_edits={"notice": NOTICE},
    ),
    Case("no-last-day", {}, {}, edits={"notice": "I resign."}, silent_edits={"notice": NOTICE}),
    Case("impossible-last-day", {"dates.employment_end": "2026-11-23"}, {"dates.employment_end": "2026-12-07"}),
    Case(
        "below-owed-notice",
        {**FOUR, "dates.employment_end": "2026-12-07"},
        {**FOUR, "dates.employment_end": "2026-12-21"},
    ),
    Case(
        "below-advised-notice",
        {"ownership.pipelines": "true", "notice.chosen_weeks": "2"},
        {"ownership.pipelines": "true", "notice.chosen_weeks": "4"},
    ),
    Case("weekend", {"dates.last_working_day": "2026-12-05"}, {"dates.last_working_day": "2026-12-04"}),
    Case("holiday", {"dates.employment_end": "2026-12-24"}, {"dates.employment_end": "2026-12-23"}),
    Case("letter-date", {"dates.letter": "2026-11-18"}, {"dates.letter": "2026-11-20"}),
    Case("grievance", own("My manager is toxic."), own("The toxicity model is stable.")),
    Case("blame", own("You failed us."), own("The job failed twice.")),
    Case("sarcasm", own("Thanks for the so-called plan."), own("Thanks for the plan.")),
    Case("insult", own("What an idiot."), own("What an idea.")),
    Case("legal-threat", own("My lawyer will call."), own("The lawyer-search model is stable.")),
    Case("threat", own("You will regret this."), own("The regret bound is tight.")),
    Case(
        "work-held-back",
        own("The keys stay with me until my bonus is paid."),
        own("The keys stay in the vault until Friday."),
    ),
    Case("comparison", own("Unlike here, they care."), own("Unlike the old loader, the new one streams.")),
    Case("loud-tone", own("Thank you! So much!"), own("Thank you!")),
    Case(
        "employer-named-early", {**NAMED, "next.status": "signed"}, {**NAMED, "next.status": "signed_start_confirmed"}
    ),
    Case(
        "to-a-rival",
        {"next.relation": "direct_competitor", "contract.noncompete": "open"},
        {
            "next.relation": "direct_competitor",
            "contract.noncompete": "done",
            "contract.ip_assignment": "not_applicable",
            "next.reason": "",
        },
    ),
    Case("not-signed", {"next.status": "written"}, {"next.status": "signed"}, "counter_offer"),
    Case(
        "destination-named",
        {"next.name": "Hollowbrook", **own("Hollowbrook expects me.")},
        {"next.name": "Hollowbrook", **own("Nobody expects me.")},
        "closed_door",
    ),
    Case("pay-figures", own("They offered me $200,000."), own("The storage costs $20 a month.")),
    Case("overlapping-jobs", {"next.start_date": "2026-12-07"}, {"next.start_date": "2026-12-14"}),
    Case("unusual-length", own("word " * 200), {}),
    Case("wrong-form", {"locale.jurisdiction": "DE", "delivery.mode": "email"}, {"locale.jurisdiction": "DE"}),
    Case(
        "addressee-in-record",
        {"hr.incident": ({"people": "Ada Nyström, manager", "date": "2026-10-01"},)},
        {"hr.incident": ({"people": "Bo Lund", "date": "2026-10-01"},)},
    ),
    Case(
        "addressee-in-record",
        {"manager.name": "Bo Lund and Ada Nyström", "hr.incident": ({"people": "Ada Nyström", "date": "2026-10-01"},)},
        {"manager.name": "Bo Lund and Ada Nyström", "hr.incident": ({"people": "Ada Vey", "date": "2026-10-01"},)},
    ),
    Case(
        "not-final",
        {},
        {},
        "counter_offer",
        {"transparency": "My decision is final. Ask me anything about pay."},
        {"transparency": "Ask me anything. My decision is final.", "feedback": "Ask me whatever helps the team."},
    ),
    Case("counter-offer-opening", own("I might reconsider."), own("I would do it again.")),
    Case(
        "feedback-as-terms",
        own("My feedback concerns pay and title."),
        own("My feedback concerns the review rota."),
        "counter_offer",
    ),
    Case("condition-for-staying", own("I would stay if you hired more people."), own("The cache would stay warm.")),
    Case("endless-help", own("Call me any time."), own("Call me before Friday.")),
    Case("claimed-reflection", own("After months of thought I decide."), own("After careful thought I decide.")),
    Case(
        "broken-promise",
        own("I will finish handing over kb_prod to you."),
        {**own("I will finish handing over kb_prod to you."), "handover.system": ({"name": "vector index kb_prod"},)},
    ),
    Case(
        "too-much-promised",
        {**own("I will train my replacement."), "handover.successor": ""},
        {**own("I will train my replacement."), "handover.successor": "Bo Lund"},
    ),
    Case("colleague-named", {"handover.successor": "Bram", "talk.told": "no"}, {"handover.successor": "Bram"}),
    Case("no-system-named", {"handover.system": ""}, {}),
    Case("private-number", own("My IBAN is DE89 3704 0044 0532 0130 00."), own("The run DE89 took an hour.")),
    Case(
        "work-contact",
        {"sender.email": "dana@tern.example", "company.email_domain": "tern.example"},
        {"sender.email": "dana@mailbox.example", "company.email_domain": "tern.example"},
    ),
    Case("confidential-detail", own("We reached 0.93 AUC."), own("We measured AUC.")),
    Case("internal-address", own("See http://wiki.corp.example/x."), own("See https://arxiv.org/abs/2401.00001.")),
    Case("personal-detail", own("My health asks for a rest."), own("The health model asks for labels.")),
    Case("third-person-named", own("Dr. Vey will be missed."), own("Dr. Bram Achterberg will help.")),
    Case(
        "beyond-three-facts",
        {},
        {},
        "mistreated",
        {"thanks": "word " * 60},
        {"thanks": "Thank you for taking care of this."},
    ),
    Case("door-ajar", own("It was not easy, and I am proud of it."), own("It went well."), "closed_door"),
    Case(
        "door-not-open",
        {},
        {},
        "open_door",
        {"next_step": "I move on.", "thanks": "Thank you."},
        {"next_step": "I hope we work together again.", "thanks": "Thank you."},
    ),
    Case("allegation", own("I was harassed by a director."), own("The harassment classifier is stable.")),
    Case(
        "memo-with-letter",
        {"cover_note.attachments": ("letter.pdf", "hr-memo.pdf")},
        {"cover_note.attachments": ("letter.pdf",)},
    ),
    Case(
        "dates-disagree",
        {},
        {},
        edits={"handover": "My last day is 9 December 2026."},
        silent_edits={"handover": "My last day is 7 December 2026."},
    ),
    Case(
        "name-mismatch",
        {"letter.salutation": "custom", "letter.salutation_text": "Dear Olga"},
        {"letter.salutation": "custom", "letter.salutation_text": "Dear Ada"},
    ),
    Case("name-mismatch", own("Tern Analitics taught me much."), own("Tern Analytics taught me much.")),
    Case("ambiguous-date", own("I am back on 03/04/2027."), own("I am back on 23/04/2027.")),
    Case("hidden-characters", {"sender.full_name": "Dana \u202eMirelle"}, {"sender.full_name": "نועה בן־שטרית"}),
    Case("advice-first", CLAIM, {**CLAIM, "triage.advice": "taken"}, "mistreated"),
    Case(
        "no-postal-address",
        {"delivery.mode": "paper_in_person"},
        {"delivery.mode": "paper_in_person", "sender.address": "1 Fen Row", "company.address": "2 Fen Row"},
    ),
    Case("outdated-copy", {"copied.employment_end": "2026-12-31"}, {"copied.employment_end": "2026-12-07"}),
    Case(
        "two-receipts",
        {"dates.given": "2026-11-23", "sent.on": "2026-11-20"},
        {"dates.given": "2026-11-20", "sent.on": "2026-11-20"},
    ),
    Case(
        "two-receipts",
        {"dates.given": "2026-11-20", "sent.on": "2026-11-19"},
        {"dates.given": "2026-11-23", "sent.on": "2026-11-19", "delivery.mode": "registered_post"},
    ),
    Case(
        "end-unknown-to-law",
        {**IN_GERMANY, "dates.employment_end": "2027-01-20"},
        {**IN_GERMANY, "dates.employment_end": "2027-01-31"},
    ),
    Case(
        "received-on-day-off",
        {**IN_SWITZERLAND, "dates.given": "2027-01-31"},
        {**IN_SWITZERLAND, "dates.given": "2027-01-29"},
    ),
    Case("dated-after-receipt", {"dates.given": "2026-11-20"}, {"dates.given": "2026-11-24"}),
    Case(
        "leave-does-not-fit",
        {"leave.days_left": "30", "leave.use_to_shorten": "yes"},
        {"leave.days_left": "4.5", "leave.use_to_shorten": "yes"},
    ),
    Case("not-started", {"sender.start_date": "2027-01-04"}, {"sender.start_date": "2026-01-04"}),
    Case(
        "fixed-term",
        {"contract.kind": "fixed_term", "dates.employment_end": "2026-12-31"},
        {"contract.kind": "fixed_term", "contract.can_be_ended": "yes", "dates.employment_end": "2026-12-31"},
    ),
    Case(
        "moved-since",
        {"sent.on": "2026-11-20", "sent.employment_end": "2026-11-30"},
        {"sent.on": "2026-11-20", "sent.employment_end": "2026-12-04"},
    ),
    Case(
        "below-probation-law",
        {**IN_GERMANY, "notice.contract_value": "4 days", "notice.in_probation": "true"},
        {
            **IN_GERMANY,
            "notice.contract_value": "4 days",
            "notice.in_probation": "true",
            "notice.probation_figure": "agreement",
        },
    ),
    Case("on-leave", {"leave.status": "sick"}, {"leave.status": "no"}),
    Case(
        "clause-unread", {"locale.jurisdiction": "UK", "notice.contract_known": "no"}, {"notice.contract_known": "no"}
    ),
    Case(
        "other-contract",
        {"sender.role": "Independent contractor"},
        {"sender.role": "Independent contractor", "contract.kind": "permanent"},
    ),
    Case(
        "advisers-words",
        {"content.adviser_paragraph": "My boss is an idiot."},
        {"content.adviser_paragraph": "My union has a copy of this letter."},
        scenario="mistreated",
    ),
    Case("repeated-words", own("I thank the the team for it."), own("I thank the team for it.")),
    Case("double-stop", own("I hand over search., and I write it up."), own("I hand over search, and I write it up.")),
    Case("capital-or-stop", {}, {}, edits={"thanks": "thank you for it"}, silent_edits={"thanks": "Thank you for it."}),
    Case(
        "missing-verb",
        own("I join a lab, where I will head of research."),
        own("I join a lab, where I will head the research group."),
    ),
    Case(
        "help-left-out",
        {"content.after_help": "true", "content.after_help_until": "2026-12-01"},
        {"content.after_help": "true", "content.after_help_until": "2026-12-21"},
    ),
    Case(
        "help-left-out",
        {"content.after_help": "true", "content.after_help_hours": "0"},
        {"content.after_help": "true", "content.after_help_hours": "2"},
    ),
    Case(
        "doubtful-reading",
        {"handover.system": ({"name": "forecast-core"},)},
        {"handover.system": ({"name": "feature store"},)},
    ),
    Case("long-answer", {"content.team_value": "w" * 81}, {"content.team_value": "w" * 80}),
]
