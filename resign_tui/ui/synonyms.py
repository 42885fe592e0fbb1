"""What people call steps, documents, formats and colours, beside their names: each is found by it in the palette."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

STEPS: Mapping[str, str] = {
    "situation": "start, beginning, triage, scenario, which letter, reasons",
    "people": "sender, recipient, name, company, manager, delivery, layout",
    "dates": "notice, calendar, last day, holidays, leave, vacation, deadline, end of employment",
    "words": "text, sentences, project, thanks, tone, content",
    "handover": "checklist, items, what you own, transfer, successor, tasks",
    "review": "check, findings, mistakes, lint, proofread, before you send, all answers",
    "send": "export, print, save, submit, files, copy, documents, hand in",
}
"""By step."""

DOCUMENTS: Mapping[str, str] = {
    "letter": "resignation, notice letter",
    "handover": "checklist, knowledge transfer, transition document, runbook",
    "day0": "day zero, start here, first day page, emergency",
    "plan": "schedule, calendar, timeline, transition",
    "cover-note": "covering e-mail, mail with the letter",
    "amendment": "correction, change the date, postpone, move the end",
    "withdrawal": "withdraw, revoke, take back, stay after all",
    "counter-reply": "no to the offer, reject, decline, answer to a counter-offer",
    "exit-interview": "exit interview, feedback, questionnaire",
    "goodbye": "farewell, bye, thank you, colleagues",
    "announcement": "linkedin, post, public, social",
    "hr-memo": "human resources, complaint, incident, harassment, report, record",
}
"""By document."""

FORMATS: Mapping[str, str] = {
    "txt": "text, plain, ascii",
    "md": "markdown, notion, wiki, github, jira",
    "html": "web, browser, page, site",
    "docx": "word, office, doc",
    "pdf": "print, paper, acrobat",
    "eml": "mail, email, e-mail, message, outlook, attachment",
    "ics": "calendar, appointments, outlook, google calendar",
    "csv": "table, spreadsheet, excel, sheet",
}
"""By format."""

QUESTIONS: Mapping[str, str] = {
    "next.relation": "non-compete, noncompete, compete",
    "check.bonus_date": "salary, pay, money",
    "check.pto_payout": "salary, pay, wages, money",
}
"""By question, where another one is meant first or its label says otherwise."""

SHOW = "show, view, read, preview, open"
COPY = "copy, clipboard, paste"
ASK = "answer, fill in, edit, write, questions"
WRITE = "export, save, write, file, download"
DRAFT = "open, draft, switch, load, file, departure"
COLOURS = "theme, color, colours, appearance, skin"
DARK, LIGHT = "dark, night", "light, bright, day"
ITEM = "handover, item, checklist, task"
FINDING = "finding, review, problem, warning"


class Elsewhere(msgspec.Struct, frozen=True):
    """What people look for that is not done in the wizard. title: what it is. where, says: where and how it is done."""

    title: str
    where: str
    says: str
    words: str


ELSEWHERE: tuple[Elsewhere, ...] = (
    Elsewhere(
        "Lock the draft with a passphrase",
        "command line",
        "Close the wizard, then `resign-tui drafts lock NAME`: a passphrase opens the draft from then on.",
        "password, password protect, lock, lock draft, encrypt, encryption, protect, secure, key",
    ),
    Elsewhere(
        "Change the font",
        "your terminal",
        "Font and size here are your terminal's. For the letter, write a Word document and choose the font there.",
        "font, font size, text size, zoom, bigger, larger, typeface",
    ),
    Elsewhere(
        "Translate the letter",
        "your own template",
        "Our sentences are English. What you type or rewrite stays as it is, and a template of your own "
        "(`resign-tui template`) may be in any language.",
        "translate, translation, language, another language, other language",
    ),
    Elsewhere(
        "Check the spelling",
        "a word processor",
        "Spelling is not checked here; write a Word document for that. The review looks at tone, names and dates.",
        "spelling, spell check, spellcheck, typo, typos",
    ),
    Elsewhere(
        "Change keys and settings",
        "config.toml",
        "They stand in a file: `resign-tui paths` says which, `resign-tui schema --settings` what can stand in it.",
        "settings, preferences, config, configuration, remap keys, change keys",
    ),
)
"""Each with the words people type for it; they are meant before all else."""

MEANT: Mapping[str, str] = {
    "command letter": "resign, resignation, quit job, leave job, give notice, letter of resignation, letter",
    "command another-wording": "rephrase, other words",
    "command guidance": "advice, tips, what should i do, how does it work",
    "command reckoning": "notice calculation, how long is my notice, when can i leave, reckoning",
    "command history": "history, versions, earlier versions, older version, previous version, backup, restore, "
    "yesterday",
    "command keep-profile": "profile, remember me, my details",
    "command theme": "colours, colors, theme, dark mode, light mode, dark, light",
    "command cover": "hide, privacy, boss key, somebody is coming, lock screen",
    "command drafts": "new departure, new letter, start over, delete, delete draft, forget, rename, drafts, "
    "open draft, delete everything, forget everything, erase, wipe, start again",
    "command help": "help, keys, shortcuts, hotkeys",
    "command quit": "exit, close, quit, save, saved, is it saved, autosave",
    "command today": "what next, now, agenda, today",
    "command picker-pause": "counter-offer talk, stay, ask for a raise, raise, talk first",
    "command send-print-letter": "print, printer, paper, hard copy",
    "command send-write-files": "export, save file, files, write, download",
    "command send-handed-in": "handed in, submitted, delivered, resigned, mark as sent, sent",
    "command send-open-folder": "folder, where are my files, directory",
    "command copy-letter": "copy, clipboard, copy letter",
    "command views-schedule": "calendar, schedule, timeline",
    "command views-evidence": "git, scan, repositories, mlflow",
    "command views-account": "what i lose, account closes, access after i leave, offboarding",
    "command list-add-item": "add item, new item, to do",
    "command list-find-items": "find, search, look for, filter items",
    "step people": "employer, names",
    "step dates": "dates, notice, notice period, deadline",
    "step handover": "checklist, tasks, knowledge transfer",
    "step review": "check, proofread, mistakes, findings",
    "step send": "send, send letter, submit, hand in, e-mail the letter, email letter, mail letter, post letter",
    "document hr-memo": "memo, hr memo, complaint, harassment report",
    "document cover-note": "cover letter, cover note, e-mail to hr",
    "document counter-reply": "counter offer, counter-offer, decline offer",
    "document exit-interview": "exit interview, feedback",
    "document goodbye": "goodbye, farewell, goodbye mail, tell the team, tell colleagues, colleague, colleagues",
    "document announcement": "linkedin, announcement, social media",
    "document plan": "transition plan",
    "document day0": "day zero, first day, runbook",
    "document amendment": "amendment, change the date, postpone",
    "document withdrawal": "withdraw, stay after all",
    "file letter.pdf": "pdf, letter pdf, acrobat",
    "file letter.docx": "word document, docx, ms word",
    "file letter.eml": "eml, outlook, e-mail file, e-mail the letter, email letter, mail letter",
    "file letter.txt": "plain text, txt",
    "file handover.csv": "excel, spreadsheet, csv",
    "file handover.md": "markdown, notion, wiki",
    "file plan.ics": "ics, calendar file, google calendar",
    "question scenario.chosen": "which letter, kind of letter, open door, closed door, mistreated, counter offer, "
    "counter-offer, scenario",
    "question triage.misconduct": "harassment, bullying, discrimination, misconduct, memo, hr memo, complaint",
    "question triage.reason": "reason, why i leave, why",
    "question triage.advice": "lawyer, attorney, legal advice",
    "question triage.patterns": "burnout, overtime, toxic",
    "question triage.would_return": "rehire, boomerang, come back",
    "question next.status": "new job, offer, job offer, next job",
    "question next.relation": "competitor, rival",
    "question contract.noncompete": "non-compete, noncompete, compete",
    "question contract.nonsolicit": "non-solicit, nonsolicit, poaching",
    "question contract.ip_assignment": "ip, inventions, intellectual property, patents",
    "question contract.nda": "nda, confidentiality, secrecy",
    "question contract.garden_leave": "garden leave, gardening leave",
    "question contract.pay_in_lieu": "salary, pay, wage, wages, paycheck, money, severance, pilon",
    "question contract.repayment": "pay back, repay, clawback, sign-on bonus, relocation, training costs",
    "question contract.publication_rights": "papers, publications, publish, patents",
    "question sender.full_name": "name, my name",
    "question sender.short_name": "signature, sign, sign off",
    "question sender.role": "job title, title, role, position",
    "question sender.email": "email, e-mail, mail, private mail",
    "question sender.phone": "phone, telephone, mobile, number",
    "question sender.address": "address, street, home address, postal address",
    "question sender.start_date": "start date, joined, seniority, tenure",
    "question contract.kind": "fixed term, freelance, contractor, contract",
    "question locale.jurisdiction": "country, law, remote, germany, jurisdiction, home office",
    "question locale.date_style": "date format",
    "question locale.letter_style": "layout, letterhead, format",
    "question delivery.mode": "delivery, portal, post, registered mail, workday",
    "question letter.addressee": "recipient, to whom, addressee",
    "question manager.name": "boss, manager, supervisor, team lead, my boss",
    "question company.name": "company, employer name",
    "question hr.name": "hr, human resources, people team, personnel",
    "question letter.cc": "cc",
    "question letter.salutation": "greeting, dear, salutation",
    "question notice.in_probation": "probation, trial period",
    "question notice.shorter_agreed": "leave earlier, shorter notice",
    "question dates.immediate_exit_agreed": "immediately, leave now, without notice",
    "question dates.given": "receipt, received",
    "question leave.status": "sick, sick leave, parental leave, maternity",
    "question leave.days_left": "vacation, holiday, holidays, leave, pto, annual leave, time off",
    "question calendar.holidays": "days off, public holiday, bank holiday",
    "question dates.last_working_day": "last day, last working day, final day",
    "question dates.employment_end": "end date, end of employment, termination date",
    "question content.project": "project, achievement",
    "question content.gratitude": "thanks, thank you, gratitude",
    "question handover.successor": "successor, replacement, colleague, colleagues, coworker, co-worker, teammate",
    "question letter.extra_paragraph": "own paragraph, add a sentence, paragraph",
    "question check.equity_next_vest": "equity, shares, stock, stocks, rsu, rsus, vesting",
    "question check.option_window": "options, stock options, exercise",
    "question check.bonus_date": "bonus, commission",
    "question check.pto_payout": "unused vacation, leave payout, payout, final pay, last pay, last paycheck",
    "question check.retirement_vest": "pension, 401k, retirement",
    "question check.health_cover": "health insurance, insurance, health, medical, cobra",
    "question check.visa": "visa, h-1b, h1b, work permit, green card, immigration",
    "question check.references": "reference, references, recommendation, reference letter",
    "question check.equipment": "laptop, equipment, computer, badge, return laptop",
    "question check.expenses": "expenses, reimbursement",
    "question check.personal_files": "personal files, my files, photos",
    "question check.side_projects": "side project, side projects, open source",
    "question check.personal_accounts": "two factor, 2fa, passwords, accounts",
    "question ownership.oncall": "on call, on-call, pager",
    "question ownership.manages_people": "my team, direct reports, reports",
    "row IA-01": "api keys, secrets, api key",
    "row MV-02": "training data, dataset",
}
"""What is meant first by each of these words: of commands, steps, documents, files, questions and rows of the handover.

The key says which, as its own table names it. A word may stand twice where what is meant is not always asked.
"""


def meant(what: str, name: str) -> str:
    """The words by which something is meant before all else, between commas."""
    return MEANT.get(f"{what} {name}", "")
