"""PURE. A mail's text divided: new, quoted, forwarded, signature.

quotes         the division, and how sure it is
attribution    `On Tue, 2 Jun 2026, Jane wrote:` in any language
header_blocks  `From: … Sent: … To: …` above a quoted or forwarded mail
signatures     what stands below the last word
forward        the mail that was forwarded, attached or pasted
shared_lines  A line that a customer's words share with an attribution, divided: the words sta
quote_marks  Lines with `>`: which they are, where a run of them ends, and when they quote no
inline_answers  Are there answers within a quoted mail that nothing marks line by line?
author  Who wrote the mail that is quoted, by the text of an attribution
attribution_words  The words that an attribution is told by, of all languages
explanation  a text line by line, with what cut each
quote_leads  what stands above a quote below which something may be new
"""
