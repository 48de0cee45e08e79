"""The desk: `rapport …`. The only place that builds settings, engines and actors.

main        the names of the commands, errors → sentences and exit codes
desk        what every command needs: settings, catalog, database, who acts
show        values → tables on a terminal, JSON for machines
commands/   one file per group of commands
"""
