"""PURE. The decision about a mail: a parsed mail and what is known → one outcome with a reason.

classify          the decision: every signal in order, the first that decides gives the reason
evidence          all that a decision goes by, gathered
outcome           a verdict → participants, template, document, facts
parties           ours and outside: the mail's direction, and whom it is with
senders           who wrote it, also behind a mailing list or a form
sender_trust      DMARC, DKIM, SPF: is it really from whom it says?
vouching_server   the mail server whose Authentication-Results count
contact_matching  which contact has which address
domains           is a domain one company's own, free mail, or shared by many?
rules             the first rule of the config that a mail meets
facts             what rules can ask about a mail
passed_on         a report that one of us passes on is a person's mail
mail_class        normal, bounce, auto_reply, calendar or bulk
mail_date         when it happened; is it too old?
why_text          the sentences of the reasons, with their values
signal_text       the sentences of what was noticed
shown_text        what of a mail is the text of its entry
delivery_key      one key for all copies of a mail: deduplication
policy            what the config says about mail, as values
"""
