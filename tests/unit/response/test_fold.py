"""Changes fold to items, items to the document that is marked."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.response.fold import fold, live, newest_seq, to_document, to_response
from toolkit.response.journal import Change

CHANGES = st.lists(
    st.builds(
        Change,
        item=st.sampled_from(["entry:e1", "entry:e2", "sign:s1"]),
        value=st.none() | st.fixed_dictionaries({"n": st.integers()}),
        seq=st.integers(1, 10_000),
    ),
    unique_by=lambda change: change.seq,
)
HEAD = {"module": "neglect", "scenario": "made-up", "version": "v1", "attempt": 2}


@given(CHANGES, st.randoms())
def test_the_newest_of_each_item_wins_in_whatever_order_changes_come(changes, chance):
    shuffled = list(changes)
    chance.shuffle(shuffled)
    items = fold(shuffled)
    assert items == fold(changes)
    assert newest_seq(items) == max((change.seq for change in changes), default=0)
    for item, change in items.items():
        assert change.seq == max(one.seq for one in changes if one.item == item)
        assert (item in live(items)) == (change.value is not None)


def test_a_document_holds_entries_by_date_and_signs_by_record():
    def entry(id_, edtf):
        return Change(f"entry:{id_}", {"id": id_, "when": {"edtf": edtf}}, seq=1)

    def sign(id_, sentence):
        value = {"id": id_, "sentences": [sentence], "indicator": "hungry"}
        return Change(f"sign:{id_}", value, seq=1)

    changes = [
        *(entry("undated", ""), entry("late", "2024-05"), entry("early", "2023")),
        *(sign("s1", "school-01.b0"), sign("s2", "school-01.a9"), sign("s3", "gp-01.c2")),
        Change("sign:gone", None, seq=2),
    ]
    document = to_document(fold(changes), **HEAD)
    assert [one["id"] for one in document["chronology"]] == ["early", "late", "undated"]
    assert [one["id"] for one in document["signs"]] == ["s3", "s2", "s1"]
    response = to_response(document)
    assert (response.module, response.attempt) == ("neglect", 2)
    assert [one.id for one in response.chronology] == ["early", "late", "undated"]


def test_nothing_folds_to_a_blank_response():
    response = to_response(to_document({}, **HEAD))
    assert (response.chronology, response.signs) == ((), ())


def test_what_cannot_be_read_is_still_a_response():
    document = to_document(fold([Change("entry:e1", {"id": "BAD"}, seq=1)]), **HEAD)
    assert to_response(document).chronology == ()
