"""The search: what is indexed of letters, how it is kept up to date, and how it is asked.

`stale` marks letters in the transaction that changes them; `keeping` writes the index after
commit; `finding` answers a question with what one officer may see. Rooms above add their texts
through `texts.contribute` and say who reads them through `reading.contribute`.
"""
