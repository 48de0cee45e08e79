"""The playground in a browser: one small web server on this machine, and the page that it serves.

    hub      who is told that something changed
    world    everything the page shows: the workspace, its people, the mail servers, the ledger
    shown    what one person has before them, as JSON
    acting   what a person does, from JSON: types, clicks, fills in, sends in
    trail    the way of each mail, read from the ledger
    guard    who may ask: this machine's own page and nobody else's
    routes   which address answers what
    server   the HTTP server itself

The page's own files lie in `static/`. Nothing is loaded from elsewhere.
"""
