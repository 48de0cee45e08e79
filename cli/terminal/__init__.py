"""How it comes to a terminal: tables, questions, progress.

prompts          questions to whoever sits at the terminal
progress         progress bars
output           values → tables on a terminal, JSON for machines
word_wrap        PURE  where a long line is broken
terminal_text    foreign text without what commands a terminal
"""
