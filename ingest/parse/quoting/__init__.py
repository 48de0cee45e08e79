"""PURE. A mail's text divided: new, quoted, forwarded, signature.

quotes             the division, and how sure it is
attribution        `On Tue, 2 Jun 2026, Jane wrote:` in any language
attribution_signs  what of one a text shows: a date, a verb, a name, how it begins
attribution_words  the words by which one is told, of all languages
author             who wrote the quoted mail, by the text of an attribution
header_blocks      `From: … Sent: … To: …` above a quoted or forwarded mail
notes_blocks       the same as Notes writes it, without colons
labels             one line of it: `*Von:* Jane`
line_signs         which lines may begin any of these; nearly none does
separators         `-----Original Message-----`, rules, and where a forward ends
shared_lines       a line that a customer shares with an attribution is two
quote_marks        lines with `>`: where a run of them ends, and when they quote nothing
quote_leads        what stands above a quote below which something may be new
inline_answers     whether a quoted mail that nothing marks holds answers
signatures         what stands below the last word
forward            the mail that was forwarded, attached or pasted
explanation        a text line by line, with what cut each
"""
