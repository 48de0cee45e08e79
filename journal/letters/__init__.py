"""A template's files, merged with whom they are for: Word, typst, HTML and text; others go along as they are.

    file_kind       PURE  what a file is, by its name, and what it is called once it is merged
    template_files  a template's files → attachments; every fault, for `rapport check`
    merger          hands a file to a process of its own, which has limits
    merge_child     that process
    merge_error     PURE  what is wrong with a file
    office          Word → PDF, by LibreOffice where it is installed
    word            .docx: Jinja2 by docxtpl, and Word's own MERGEFIELDs
    pdf             .typ → PDF, by typst

What goes wrong is a TemplateError that names the template, the file and the place.
"""
