"""The Slack door: what people say to Rapport in Slack goes into the journal, and back out.

It never imports `ingest`: the two doors meet only in the database.

    payload → inputs → dispatch → listeners → answers → responses → Slack
                                  record ↓ ↑
                                 cards → outbox → Slack

The map, from the top:

    service       the bot as one process: app, outbox and periodic work, started and ended together
    missed_lines  what was typed while no bot listened, read in Slack's history
    app           the Bolt app: one Bolt listener for each kind of payload
    check         `rapport slack check`: is the app in Slack set up as it must be?
    transport/    Socket Mode and HTTP: how payloads reach the app
    listeners/    what happens on each line, click and form
    slack/        raw payloads in, answers out; users, direct messages, files
    dispatch      which listener answers an input; what is shown when one fails
    translations  the catalogues of `bot/locale`, by language
    outbox/       cards and notices, delivered to Slack exactly once
    context       what every listener is handed: database, config, clock, wake-up of the outbox
    job_queue     work that takes long: one job a person, in threads of its own
    rate_limit    how much one person may ask for in a while
    chart_image   a chart as PNG
    answers       PURE  what is to happen in Slack, as values
    views/        PURE  what Slack shows, as Block Kit
    messages/     PURE  every sentence, in English, to be translated
    grammar/      PURE  what was typed → a request
    inputs        PURE  what somebody did in Slack, as values
    blockkit/     PURE  builders of Block Kit, and Slack's limits
    ids/          PURE  ids of actions, views and blocks, and the values that buttons carry
    language/     PURE  translator, `.po` files
    slack_api/    calls of the Web API, tokens, the manifest
"""
