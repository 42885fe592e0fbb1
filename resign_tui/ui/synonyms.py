"""What people call steps, documents, formats and colours, beside their names: each is found by it in the palette."""

from __future__ import annotations

from collections.abc import Mapping

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

SHOW = "show, view, read, preview, open"
COPY = "copy, clipboard, paste"
ASK = "answer, fill in, edit, write, questions"
WRITE = "export, save, write, file, download"
DRAFT = "open, draft, switch, load, file, departure"
COLOURS = "theme, color, colours, appearance, skin"
DARK, LIGHT = "dark, night", "light, bright, day"
ITEM = "handover, item, checklist, task"
FINDING = "finding, review, problem, warning"
