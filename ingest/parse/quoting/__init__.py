"""PURE. A mail's text divided: new, quoted, forwarded, signature.

quotes         the division, and how sure it is
attribution    `On Tue, 2 Jun 2026, Jane wrote:` in any language
header_blocks  `From: … Sent: … To: …` above a quoted or forwarded mail
signatures     what stands below the last word
forward        the mail that was forwarded, attached or pasted
"""
