"""English reports by class of phrasing: each class in sentences of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import extract

PUBLISHED = dt.date(2025, 3, 19)


@pytest.mark.parametrize(
    "text",
    [
        "The enemy attacked with 97 drones from the directions of Kursk, Oryol and Millerovo; "
        "Primorsko-Akhtarsk, Krasnodar Krai (Russia); Hvardiiske (occupied Crimea).",
        "The enemy struck with 120 UAVs (launch areas: Kursk, Bryansk, Primorsko-Akhtarsk).",
        "Russian forces launched 88 strike UAVs from the area of Navlya, Millerovo and Crimea.",
        "Russia fired 55 drones and three missiles from Taganrog and Crimea at Ukraine.",
        "Some 40 drones were flown out of Oryol and Kursk.",
    ],
)
def test_where_drones_were_launched_is_no_event(told, text: str) -> None:
    assert told(text) == set()


def test_news_and_people_from_a_place_are_launched_nowhere(told) -> None:
    text = (
        "There is grievous news from the village of Kobylki in the Glushkovsky district. "
        "A Ukrainian drone hit a man on a bicycle."
    )
    assert told(text) == {("strike", "Kobylki", "UA")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Explosions heard in Lviv are the work of air defence against drones.", "Lviv"),
        ("The bangs in Lviv are air defence at work, and no drone has hit the city.", "Lviv"),
        (
            "Loud bangs over Voronezh were air defence shooting at drones, the governor said, "
            "and nothing on the ground was hit.",
            "Voronezh",
        ),
        ("Residents of Lviv heard blasts as air defences engaged drones.", "Lviv"),
    ],
)
def test_the_noise_of_air_defence_is_no_strike(told, text: str, place: str) -> None:
    assert {(kind, name) for kind, name, _ in told(text)} == {("interception", place)}


@pytest.mark.parametrize(
    "text",
    [
        "A blaze in Perm was put down to an electrical fault, though residents heard drones.",
        "A fire in Tula was caused by a short circuit, not by a drone, officials said.",
        "Officials blamed the explosion in Ryazan on a gas leak and not on drones.",
        "A transformer burned in Sochi; the operator cited equipment failure, not a drone.",
        "Explosions were reported in Kharkiv amid a drone threat.",
    ],
)
def test_what_has_another_cause_is_no_event(told, text: str) -> None:
    assert not {kind for kind, _, _ in told(text)} & {"strike", "interception"}


def test_what_a_drone_brings_about_is_an_event(told) -> None:
    text = "A drone hit a substation in Tula, causing a short circuit."
    assert told(text) == {("strike", "Tula", "UA")}


@pytest.mark.parametrize(
    "text",
    [
        "Some channels write that a power station in Tula was hit by a drone.",
        "A milblogger claimed that drones had hit a refinery in Saratov.",
        "There is no confirmation that drones hit the refinery in Saratov.",
        "Her son makes drones in a workshop in Dnipro.",
        "My brother flies drones near Poltava.",
        "An exhibition of downed drones opened in Kyiv.",
        "Vilnius airport closed for two hours because of balloons, not drones.",
    ],
)
def test_rumours_and_trades_are_no_events(told, text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Several enemy UAVs are in the airspace over Chernihiv region.", "Chernihiv Oblast"),
        ("The attack continues, two drones are over Poltava region.", "Poltava Oblast"),
        ("There are drones in the sky over Poltava.", "Poltava"),
        ("Drones remain in the airspace of Cherkasy region.", "Cherkasy Oblast"),
        ("A reconnaissance UAV is in the area of Dnipro.", "Dnipro"),
    ],
)
def test_drones_that_are_over_a_place(told, text: str, place: str) -> None:
    assert told(text) == {("sighting", place, "RU")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A Ukrainian drone hit a shop in Graivoron, in the Belgorod region.", "Grayvoron"),
        ("A Ukrainian drone damaged a house near Valuiki.", "Valuyki"),
    ],
)
def test_a_town_in_a_spelling_of_its_own(told, text: str, place: str) -> None:
    assert told(text) == {("strike", place, "UA")}


def test_a_district_whose_name_several_regions_share() -> None:
    text = (
        "Drones attacked the Kursk region. In the Belovsky District a drone damaged a power line."
    )
    places = {(e.place, e.region) for e in extract(text, published=PUBLISHED).events}
    assert ("Belovsky District", "RU-KRS") in places


def test_the_coast_tells_which_town_is_meant() -> None:
    text = "Ukrainian drones hit the Baltic port of Primorsk."
    (event,) = extract(text, published=PUBLISHED).events
    assert event.region == "RU-LEN"


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian drones attacked Crimea. Traffic on the bridge across the Kerch Strait stopped.",
        "Ukrainian drones attacked Crimea. The Crimean Bridge was closed to traffic.",
        "Ukrainian drones attacked Crimea. The bridge linking Crimea to Russia was cut off to "
        "traffic.",
    ],
)
def test_the_bridge_over_the_strait_by_other_words(told, text: str) -> None:
    assert ("alert", "Crimean Bridge", "UA") in told(text)


def test_airports_that_work_again_had_been_closed(told) -> None:
    text = "Because of drones Kaluga and Saratov airports closed. Penza airport is operating again."
    assert told(text) == {
        ("alert", "Kaluga", "UA"),
        ("alert", "Saratov", "UA"),
        ("alert", "Penza", "UA"),
    }


def test_a_terminal_that_stops_loading_is_no_airport(told) -> None:
    text = "Loadings at the Sheskharis terminal stopped after drones were shot down over Tula."
    assert told(text) == {("interception", "Tula", "UA")}


def test_a_list_of_airports_is_not_cut(told) -> None:
    text = "Restrictions at Kazan, Penza and Ulyanovsk airports were introduced amid a drone alert."
    assert {(kind, place) for kind, place, _ in told(text)} == {
        ("alert", "Kazan"),
        ("alert", "Penza"),
        ("alert", "Ulyanovsk"),
    }


def test_a_number_of_times_after_a_town_is_no_newspaper(told) -> None:
    text = (
        "Two Ukrainian drones were downed over Kursk region. The siren sounded in Kursk four times."
    )
    assert ("alert", "Kursk", "UA") in told(text)


def test_who_annexed_a_place_is_no_place_of_it(told) -> None:
    text = (
        "The Russian Defense Ministry said Monday that 22 drones were shot down over Crimea, "
        "which Moscow illegally annexed in 2014."
    )
    assert told(text) == {("interception", "Crimea", "UA")}


@pytest.mark.parametrize(
    "text",
    [
        "Speaking in Dnipro, the governor said a drone had killed a man in Nikopol.",
        "The governor told reporters in Dnipro that a drone had killed a man in Nikopol.",
        "A drone hit a man in Nikopol, and he was taken to a hospital in Dnipro.",
    ],
)
def test_where_it_is_told_or_treated_is_not_where_it_happened(told, text: str) -> None:
    assert told(text) == {("strike", "Nikopol", "RU")}


def test_what_drones_destroyed_is_no_downing(told) -> None:
    assert told("Ukrainian drones destroyed two tanks near Poltava.") == {
        ("strike", "Poltava", "UA")
    }
    assert told("Ukrainian drones destroyed over Tula were new.") == {
        ("interception", "Tula", "UA")
    }


def test_past_blows_that_name_no_drone(told) -> None:
    text = (
        "A drone hit a school in Nikopol. "
        "Since the dam at Nova Kakhovka was blown up in June 2023 the water has gone."
    )
    assert told(text) == {("strike", "Nikopol", "RU")}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ukraine's Security Service said its drones had hit a ship in the Black Sea.", "UA"),
        (
            "Naval drones hit a tanker in the Black Sea. An official of Ukraine's Security "
            "Service said the agency's drones had carried out the attack.",
            "UA",
        ),
    ],
)
def test_whose_drones_the_speaker_tells_of(text: str, side: str) -> None:
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.initiator, event.initiator_basis) == (side, "stated")


def test_a_port_named_before_as_a_goal(told) -> None:
    text = (
        "The tanker was bound for Novorossiysk. The Russian port itself came under attack. "
        "About 30 drones were sent against it, and sirens wailed there until dawn."
    )
    assert told(text) == {("strike", "Novorossiysk", "UA"), ("alert", "Novorossiysk", "UA")}


def test_a_later_report_does_not_break_down_a_total() -> None:
    text = (
        "The Ukrainian Air Force said 84 drones were shot down.\n"
        "Kharkiv and Sumy regions were affected.\nFollow the rules.\n"
        "Two drones were shot down over Chernihiv region, the Air Force said."
    )
    counts = {e.place: e.count_min for e in extract(text, published=PUBLISHED).events}
    assert (counts["Ukraine"], counts["Chernihiv Oblast"]) == (84, 2)


def test_an_undated_report_is_dated_by_its_lead() -> None:
    text = (
        "On the night of 21 January 2026 the enemy attacked with 97 drones.\n"
        "Drones damaged a school in Poltava."
    )
    (event,) = extract(text).events
    assert event.end == dt.date(2026, 1, 21)


def test_of_two_dates_the_nearest() -> None:
    text = (
        "Imagery collected on March 15 confirms that the March 13 drone strike "
        "on Taganrog destroyed two hangars."
    )
    (event,) = extract(text, published=PUBLISHED).events
    assert event.end == dt.date(2025, 3, 13)


@pytest.mark.parametrize(
    ("text", "killed", "injured", "count"),
    [
        ("A drone hit a man born in 1960 in Nikopol, and he died on the spot.", 1, None, 1),
        ("Debris of a drone fell on School No. 2 in Nikopol; nobody was hurt.", 0, 0, 1),
        (
            "Six people have died in Nikopol and 34 are in hospital. Drones hit a house there.",
            6,
            34,
            None,
        ),
        ("A drone hit a ship in Nikopol. A Syrian sailor was wounded.", None, 1, 1),
        ("From 4 June to 5 June, 73 drones hit Nikopol.", None, None, 73),
    ],
)
def test_numbers_of_people_drones_and_schools(
    text: str, killed: int | None, injured: int | None, count: int | None
) -> None:
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.killed_min, event.injured_min) == (killed, injured)
    assert event.count_min == count


def test_an_age_beside_a_name_counts_nothing() -> None:
    text = "A drone hit the kitchen of Halyna Petrenko, 71, in Poltava."
    (event,) = extract(text, published=PUBLISHED).events
    assert event.count_min == 1


def test_districts_are_not_drones() -> None:
    text = "Drone debris and fires were reported in Kyiv, in eight of its ten districts."
    (event,) = extract(text, published=PUBLISHED).events
    assert event.count_min is None


def test_an_official_is_known_again_by_the_surname() -> None:
    text = (
        "Moscow Mayor Sergei Sobyanin said two drones were shot down.\n"
        "The night was long.\nA drone hit a house in Zelenograd, Sobyanin wrote."
    )
    claimants = {e.place: e.claimant for e in extract(text, published=PUBLISHED).events}
    assert claimants["Zelenograd"] == "Moscow mayor"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "The defence ministry in Minsk said a drone had fallen near Mozyr.",
            "Belarusian authorities",
        ),
        (
            "A drone fell near Tulcea, in Romania, the defence ministry said.",
            "Romanian Defence Ministry",
        ),
        (
            "Two people died when drones hit a cafe in Khorly, in the Kherson region, "
            "Moscow-installed governor Vladimir Saldo said.",
            "Russian-installed Kherson regional governor",
        ),
        (
            "North Ossetia's head Sergei Menyailo said a drone was downed over Mozdok.",
            "head of North Ossetia",
        ),
    ],
)
def test_who_speaks_for_which_place(text: str, claimant: str) -> None:
    (event,) = extract(text, published=PUBLISHED).events
    assert event.claimant == claimant


def test_a_surname_that_is_a_town(told) -> None:
    text = (
        "The governor of the Tver region, Vitaly Korolev, said debris of a drone had sparked "
        "a fire in Toropets."
    )
    assert told(text) == {("strike", "Toropets", "UA")}


def test_a_port_beside_its_sea_is_the_place(told) -> None:
    text = "Ukrainian drones hit two tankers in the Black Sea off Novorossiysk."
    assert told(text) == {("strike", "Novorossiysk", "UA")}


def test_two_places_joined_by_and_do_not_tell_where_the_other_lies(told) -> None:
    text = "Drones hit an oil depot in Feodosia and a substation in Bryansk region."
    assert {place for _, place, _ in told(text)} == {"Feodosia", "Bryansk Oblast"}


def test_the_day_of_a_lead_is_that_of_all_its_clauses() -> None:
    text = "A Russian drone strike in Sumy killed one person and wounded 30 on Saturday."
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.end, event.background) == (dt.date(2025, 3, 15), False)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "Kazakhstan's energy ministry said a drone had hit the Orenburg gas plant.",
            "Kazakh authorities",
        ),
        ("The Danish defence ministry said a drone fell near Riga.", "foreign authorities"),
        (
            "Drones were over Kyiv. The mayor said debris of a drone had hit a garage in the "
            "Obolon district.",
            "Kyiv mayor",
        ),
    ],
)
def test_ministries_of_others_and_districts_of_a_city(text: str, claimant: str) -> None:
    assert claimant in {e.claimant for e in extract(text, published=PUBLISHED).events}


def test_what_comes_from_a_port_was_hit_there(told) -> None:
    text = "Exports from the port of Ust-Luga fell after Ukrainian drones damaged loading arms."
    assert told(text) == {("strike", "Ust-Luga", "UA")}


def test_men_lost_to_drones_are_no_event(told) -> None:
    assert told("Near Poltava they lose up to 20 men a day to drones, and cars burn.") == set()


def test_a_side_named_a_sentence_later_abroad(told) -> None:
    text = (
        "Ukrainian drones hit a depot in Tula.\n"
        "Rzeszow airport was closed as drones came near. Russian drones had crossed the border."
    )
    assert ("alert", "Rzeszow", "RU") in told(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A woman was hurt by a drone in Nikopol and a man by shelling in Marhanets.", "Nikopol"),
        (
            "Two died in Nikopol, where a drone hit a car, and two in Marhanets, "
            "where a bomb fell.",
            "Nikopol",
        ),
        ("Zelensky visited Nikopol, where a drone killed three people.", "Nikopol"),
        ("Nikopol residents had no water after a drone hit a pump.", "Nikopol"),
    ],
)
def test_each_weapon_has_its_own_place(told, text: str, place: str) -> None:
    assert told(text) == {("strike", place, "RU")}


def test_places_of_a_mixed_attack_stay(told) -> None:
    text = "Russia attacked Kyiv with drones and struck Lviv with missiles and drones."
    assert {place for _, place, _ in told(text)} == {"Kyiv", "Lviv"}


@pytest.mark.parametrize(
    "text",
    [
        "The museum in Dnipro shows a downed Shahed.",
        "A cargo of drones bound for Minsk was seized in Warsaw.",
        "There was a strike of dockers in Odesa; drones were on sale.",
    ],
)
def test_shows_noise_and_cargoes_are_no_events(told, text: str) -> None:
    assert told(text) == set()


def test_a_negation_ends_at_a_comma(told) -> None:
    text = "The drone, which carried no warhead, was found on the shore near Poltava."
    assert told(text) == {("sighting", "Poltava", "RU")}


def test_a_region_before_its_districts_is_no_district(told) -> None:
    text = (
        "More than 20 drones were shot down over the Rostov region, in the Millerovo and "
        "Tarasovsky districts."
    )
    assert {place for _, place, _ in told(text)} <= {
        "Rostov Oblast",
        "Millerovsky District",
        "Tarasovsky District",
    }


def test_drones_that_fly_through_regions_hit_nothing(told) -> None:
    text = "The drones flew through Voronezh and Lipetsk regions towards Ryazan."
    assert {kind for kind, _, _ in told(text)} == {"sighting"}


def test_noise_under_a_warning_is_no_strike(told) -> None:
    text = "Explosions in Dnipro, the threat of drones remains."
    assert told(text) == {("alert", "Dnipro", "RU")}


def test_places_as_headings_inside_a_sentence() -> None:
    text = (
        "Kharkiv – 14 strikes on the city by Shaheds, 4 wounded; Zolochiv – a Molniya drone set "
        "a house on fire; Izium – a shop damaged by an FPV drone; Kupiansk – artillery."
    )
    found = extract(text, published=PUBLISHED).events
    assert {(e.place, e.target, e.injured_min) for e in found} == {
        ("Kharkiv", None, 4),
        ("Zolochiv", "house", None),
        ("Izium", "shop", None),
    }


def test_a_city_and_a_district_stand_beside_each_other(told) -> None:
    text = "Russian drones attacked Zaporizhzhia and the Polohy district."
    assert {place for _, place, _ in told(text)} == {"Zaporizhzhia", "Polohy Raion"}


def test_groups_of_five_are_not_five() -> None:
    text = "In Odesa Shaheds hit a port in groups of five."
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.count_min, event.group_count_min) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        'In Poltava a drone hit the "Fakel" sports complex.',
        "In Poltava a drone hit a block on Marazliivska Street.",
    ],
)
def test_streets_and_names_in_quotes_are_no_places(told, text: str) -> None:
    assert told(text) == {("strike", "Poltava", "RU")}


def test_a_province_abroad_is_not_the_town_of_its_name(told) -> None:
    text = "A Russian drone fell near Osiny, in Lublin province."
    assert ("sighting", "Lublin", "RU") not in told(text)


def test_airports_told_of_again_are_the_same_alert() -> None:
    text = (
        "Kaluga airport is taking flights again. It was closed for two hours because of "
        "drones, Rosaviatsia said."
    )
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.kind, event.place) == ("alert", "Kaluga")
    assert event.claimant == "Russian aviation regulator"


@pytest.mark.parametrize(
    ("text", "place", "claimant"),
    [
        (
            "The Russian Defense Ministry said 30 drones were downed over Saratov Oblast. "
            "Drones also struck a radar near Yevpatoria.",
            "Yevpatoria",
            None,
        ),
        (
            "Ukraine's air force said it downed 48 drones. In Russia's Rostov region a drone hit "
            "the railway at Chertkovo.",
            "Chertkovo",
            None,
        ),
        (
            "Lublin airport was shut because of drones, the aviation authority said.",
            "Lublin",
            "foreign authorities",
        ),
    ],
)
def test_an_army_does_not_speak_of_what_was_hit_elsewhere(
    text: str, place: str, claimant: str | None
) -> None:
    claimants = {e.place: e.claimant for e in extract(text, published=PUBLISHED).events}
    assert claimants[place] == claimant


def test_a_branch_has_a_number_and_is_hit(told) -> None:
    text = (
        "A Russian drone came through a window of Branch No. 4 in Nikopol. The library van, "
        "bought with foreign money, was chased down by another on the road to Marhanets."
    )
    assert told(text) == {("strike", "Nikopol", "RU"), ("strike", "Marhanets", "RU")}


def test_the_age_of_a_woman_is_no_number_of_drones() -> None:
    text = "In Nikopol explosives were dropped from a UAV on a woman of 58. She is in hospital."
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.count_min, event.injured_min) == (1, 1)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ukraine's capital came under drone attack before dawn.", "Kyiv"),
        ("Ukraine came under drone attack. A drone hit a school near Pokrovsk.", "Pokrovsk"),
        ("Ukraine was attacked with drones. A drone hit a bus in Kherson.", "Kherson"),
    ],
)
def test_who_comes_under_attack_sent_no_drones(told, text: str, place: str) -> None:
    assert told(text) == {("strike", place, "RU")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The governor denied that a drone had struck a plant in Cherepovets but said three "
            "had been downed over the Vologda region.",
            {("interception", "Vologda Oblast", "UA")},
        ),
        ("A ship carrying drones docked at Constanta.", set()),
        (
            "Drone fragments found in a field near Tula were taken away by sappers.",
            {("sighting", "Tula", "UA")},
        ),
        (
            "Drones are reported over Sumy region; air defence is at work in Kyiv region.",
            {("sighting", "Sumy Oblast", "RU"), ("interception", "Kyiv Oblast", "RU")},
        ),
        (
            "The Odesa region's port infrastructure was struck by drones.",
            {("strike", "Odesa Oblast", "RU")},
        ),
    ],
)
def test_denied_found_reported_and_owned(
    told, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A farmer in Sumy region uses a drone to spray his fields.",
        "A drone photographed the ruined church in Poltava.",
        "In Kharkiv, firefighters train with drones that find people in rubble.",
        "Drone footage shows the damaged bridge at Zatoka.",
        "Germany will deliver 120 interceptor drones to Kyiv, the minister said in Odesa.",
    ],
)
def test_drones_at_peaceful_work_are_no_events(told, text: str) -> None:
    assert told(text) == set()


def test_a_drone_factory_that_is_hit_is_one(told) -> None:
    assert told("Ukrainian drones hit a drone factory in Yelabuga.") == {
        ("strike", "Yelabuga", "UA")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Drones flew towards Moscow. Some arrivals had been sent to Kazan and Samara.",
        "Drones flew towards Moscow. Three flights were sent to Kazan, and one to Samara.",
        "Passengers were sent to Kazan by bus after a drone alert was declared in Saratov.",
    ],
)
def test_planes_sent_to_a_city_strike_nothing(told, text: str) -> None:
    assert not {place for _, place, _ in told(text)} & {"Kazan", "Samara"}


def test_victims_counted_off_by_town_are_no_drones(told) -> None:
    text = (
        "Russia launched 126 drones overnight. In Donetsk Oblast, three people were killed and "
        "nine injured, most of them in Kostiantynivka and Kramatorsk."
    )
    assert not {place for _, place, _ in told(text)} & {"Kostiantynivka", "Kramatorsk"}


def test_a_region_at_the_head_of_a_long_sentence_holds_the_town_at_its_end(told) -> None:
    text = (
        "In Sumy Oblast, a 70-year-old man and his wife were injured late at night in a drone "
        "attack on the town of Bilopillia."
    )
    assert told(text) == {("strike", "Bilopillia", "RU")}


def test_a_town_opposite_is_not_where_it_was_found(told) -> None:
    text = "Parts of a drone have been recovered from a field opposite the Ukrainian port of Reni."
    assert "Reni" not in {place for _, place, _ in told(text)}


def test_a_promise_at_the_close_signs_nothing() -> None:
    text = (
        "A drone struck a house in Istra on Tuesday.\n\n"
        "Ukraine's president promised this month that Russians would feel the war at home."
    )
    (event,) = extract(text, published=PUBLISHED).events
    assert event.claimant is None


def test_since_midnight_is_the_day_of_the_report() -> None:
    text = "Moscow's mayor wrote that 27 drones had been downed over the city since midnight."
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.start, event.background) == (PUBLISHED, False)


def test_a_dateline_of_its_own_dates_a_text_whose_day_is_unknown() -> None:
    text = (
        "MOSCOW, March 4, 2026. In the period from 8 p.m. on March 3 to 7 a.m. on March 4, air "
        "defence forces destroyed 62 Ukrainian drones over the Saratov region, the Russian "
        "Defence Ministry reported.\nIn Engels, debris of a drone damaged a house."
    )
    ends = {e.place: e.end for e in extract(text).events}
    assert ends == {"Saratov Oblast": dt.date(2026, 3, 4), "Engels": dt.date(2026, 3, 4)}


def test_what_a_paper_corrects_is_no_event(told) -> None:
    text = (
        "A drone hit a depot in Nizhyn. CORRECTION. In Thursday's edition we said that the "
        "elevator struck by a drone on Tuesday was in Bakhmach."
    )
    assert told(text) == {("strike", "Nizhyn", "RU")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Moldova closed its airspace for an hour on Tuesday after two Russian drones crossed "
            "over from Ukraine, its Defence Ministry said.",
            "Moldova",
        ),
        ("Estonia shut its entire airspace after a Russian drone alert.", "Estonia"),
    ],
)
def test_a_country_that_closes_its_airspace_is_under_alert(told, text: str, place: str) -> None:
    assert ("alert", place, "RU") in told(text)


def test_its_ministry_is_that_of_the_country_told_of() -> None:
    text = (
        "Moldova closed its airspace on Tuesday after two Russian drones crossed over from "
        "Ukraine, its Defence Ministry said."
    )
    (event,) = extract(text, published=PUBLISHED).events
    assert event.claimant is not None
    assert event.claimant.startswith("Moldova")


def test_a_border_closed_by_a_country_is_no_alert(told) -> None:
    assert told("Poland closed its border with Belarus after drone incursions.") == set()


def test_a_wreck_that_is_recovered_is_found(told) -> None:
    text = "The wreck of a Russian drone was recovered from the beach near Constanta."
    assert {kind for kind, _, _ in told(text)} == {"sighting"}


def test_since_in_a_comparison_does_not_make_a_tally_old() -> None:
    text = (
        "The Ukrainian air force says it stopped 391 of 430 drones overnight, a share that has "
        "hardly changed since the summer."
    )
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.end, event.background) == (PUBLISHED, False)
