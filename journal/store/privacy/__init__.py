"""Deletes for good what is to go.

purges        previews, slices and records of purges
erasing       what goes when a person is erased
mail_content  texts of mails that are purged, erased or too old
"""
