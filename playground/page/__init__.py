"""The playground in a browser: one small web server on this machine, and the page that it serves.

    server          the HTTP server
    routes          which address answers what
    guard           only this machine's own page may ask
    actions         what a person does, from JSON: types, clicks, submits
    snapshot        what one person sees, as JSON
    trail           the way of each mail, read from the ledger
    tour            which steps of the guided tour are done
    record_watcher  notices that the database changed
    event_hub       tells every open page that something changed
    context         what the page shows: workspace, people, mail servers, ledger

The page's own files lie in `static/`. Nothing is loaded from elsewhere.
"""
