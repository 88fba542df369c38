"""The review page's data: where the evidence stands, what may be chosen, what the words say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from geomap.demo import article as demo
from geomap.events import Event, Passage
from geomap.extraction import extract, read_article
from geomap.mapping.review import Reviewed, review_page
from geomap.mapping.review.document import cells, promoted
from geomap.mapping.review.evidence import spans
from geomap.store.export.rows import public
from tests.mapping.pages import blocks
from tests.mapping.test_words import PLURALS, leaves

REVIEW = Path(__file__).parents[2] / "geomap" / "mapping" / "review"
WORDS = {
    lang: json.loads((REVIEW / "words" / f"{lang}.json").read_text(encoding="utf-8"))
    for lang in ("en", "uk", "ru")
}
SCRIPTS = "\n".join(p.read_text(encoding="utf-8") for p in (REVIEW / "page").glob("*.js"))


@pytest.fixture(scope="module")
def reviewed() -> Reviewed:
    article = read_article(demo())
    found = extract(article.text, published=article.published, title=article.title)
    return Reviewed("article.md", article, found)


def test_places_numbers_and_claimants_stand_where_the_text_names_them(reviewed: Reviewed) -> None:
    text, found = reviewed.article.text, reviewed.found
    told = {
        (part, text[start:end])
        for start, end, part, _ in spans(text, found.lang, found.events, found.passages)
        if part in ("place", "count", "claimant")
    }
    assert {("place", e.place_written) for e in found.events} <= told
    assert ("count", "57") in told
    assert ("claimant", "Andriy Yermak") in told


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("On March 3 air defenses downed three drones over Sumy.", "en", "three"),
        ("Уночі збили двадцять два дрони над Полтавою.", "uk", "двадцять два"),
        ("Over Tula, at least 1,200 drones were downed.", "en", "1,200"),
    ],
)
def test_the_number_of_drones_is_found_in_figures_and_in_words(
    text: str, lang: str, wanted: str
) -> None:
    low = {"three": 3, "двадцять два": 22, "1,200": 1200}[wanted]
    high = None if "at least" in text else low
    event = Event(kind="interception", count_min=low, count_max=high)
    event.quote_start, event.quote_end = 0, len(text)
    ((start, end),) = [s[:2] for s in spans(text, lang, [event], []) if s.part == "count"]
    assert text[start:end] == wanted


def test_the_page_is_the_same_twice_and_holds_text_as_data(reviewed: Reviewed) -> None:
    hostile = replace(
        reviewed.article, text=reviewed.article.text + "\n</script><script>alert(1)</script>"
    )
    one = replace(reviewed, article=hostile)
    page = review_page([one])
    assert page == review_page([one])
    assert "<script>alert" not in page
    (told,) = blocks(page)["geomap-articles"]["articles"]
    assert told["text"] == hostile.text


def test_the_sentence_offers_its_names_and_the_list_every_region(reviewed: Reviewed) -> None:
    data = blocks(review_page([reviewed]))["geomap-articles"]
    sumy = data["articles"][0]["events"][1]
    names = [data["places"][place]["names"]["en"] for place in sumy["near"]]
    assert names[0] == "Sumy"
    assert "Sumy region" in names
    assert data["places"]["UA-65"]["cells"]["region"] == "UA-65"
    assert data["places"]["sea:black"]["names"]["uk"] == "Чорне море"


def test_a_passage_becomes_an_event_that_says_no_more_than_the_passage() -> None:
    passage = Passage(reason="ambiguous_place", quote="Drones hit Ivanivka.", initiator="RU")
    event = promoted(passage)
    assert event.id == promoted(passage).id
    assert event.id.startswith("p-")
    told = cells(public(event))
    assert not {"kind", "place", "start", "count_min", "precision"} & told.keys()
    assert (told["initiator_basis"], told["status"], told["background"]) == (
        *("stated", "reported"),
        "false",
    )


@pytest.mark.parametrize("lang", ["uk", "ru"])
def test_every_wording_exists_in_every_language_with_its_holes(lang: str) -> None:
    english, own = dict(leaves(WORDS["en"])), dict(leaves(WORDS[lang]))
    assert own.keys() == english.keys()
    for key, text in own.items():
        if isinstance(text, dict):
            assert set(text) == PLURALS[lang], key
        assert set(re.findall(r"\{(\w+)\}", str(text))) == set(
            re.findall(r"\{(\w+)\}", str(english[key]))
        ), key


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", r"\bclaim\w*|destroy\w*|\benem(y|ies)|terror\w*|confirm\w*"),
        ("uk", r"знищ\w*|ворож\w*|ворог\w*|терор\w*|окупант\w*|підтвердж\w*"),
        (
            "ru",
            r"уничтож\w*|вражес\w*|противник\w*|террор\w*|оккупант\w*|подтвержд\w*|\bна Украине",
        ),
    ],
)
def test_the_page_uses_neutral_words(lang: str, words: str) -> None:
    assert re.findall(words, str([text for _, text in leaves(WORDS[lang])]), re.IGNORECASE) == []


def test_scripts_name_only_words_that_exist_and_no_word_is_idle() -> None:
    known = {f"review.{key}" for key, _ in leaves(WORDS["en"])}
    branches = {key.rsplit(".", 1)[0] for key in known}
    for key in re.findall(r"\"(review(?:\.\w+)+)\"", SCRIPTS):
        assert key in known | branches, key
    # The names of a vocabulary's values come from the data.
    chosen = ("review.weapon.", "review.time.", "review.status.")
    for key in known - {"review.noScript"}:
        named = f'"{key}"' in SCRIPTS or f'"{key.rsplit(".", 1)[1]}"' in SCRIPTS
        assert named or key.startswith(chosen), key
