"""Both matrices are complete: no address without its roles, no machine without its edges."""

from tests.house import matrix, source


def test_every_address_is_in_a_role_table():
    names, table = matrix.named_urls(), set(matrix.role_tables())
    missing = [f"{name}: in no tests/<room>/role_table.py" for name in sorted(names - table)]
    stale = [f"{name}: in a role table, but no such address" for name in sorted(table - names)]
    source.expect_none(missing + stale)


def test_every_machine_has_its_table_of_edges():
    asked = matrix.models_with_a_table()
    missing = [model.__name__ for model in matrix.machines() if model.__name__ not in asked]
    source.expect_none([f"{name}: no test asks verbs_of({name})" for name in missing])


def test_allauth_and_the_admin_are_not_ours():
    assert not matrix.is_ours("account_login")
    assert matrix.is_ours("inbox")
