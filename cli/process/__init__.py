"""The desk as a process that stays.

process_supervisor    runs several processes side by side, and restarts them
config_reload         takes a changed config on SIGHUP, if it is good
service_manager       tells systemd that we are ready, and that we live
process_log           what a process writes to stderr
"""
