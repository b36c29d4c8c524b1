def read_page(viewing, page, languages, *, limits):
    raise NotImplementedError
