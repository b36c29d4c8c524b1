def typeset(template, data, out, assets, *, limits):
    raise NotImplementedError
