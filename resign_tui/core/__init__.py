"""The pure core: answers in, letter, handover, dates and advice out; no terminal, clock, network or disk writes."""
