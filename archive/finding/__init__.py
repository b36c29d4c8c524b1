"""Finding what lies in dossiers without being a letter: documents of one's own, what came in a
package, paper.

The house's way (decisions 65, 67): `keeping` marks an entry in the transaction that changes it and
writes it into the index after commit, `index` knows both databases, `asking` answers with what one
officer may see. The words are those of the search of letters, and are counted with them.
"""
