package copytaster.enrich.countries;

import java.util.stream.Stream;

/** All words by which a story's countries are told: the forms of the gazetteer, and what beside them decides. */
public final class CountryWords {

    private CountryWords() {}

    /** As people write them; a star stands for an ending. */
    public static Stream<String> all() {
        return Stream.of(
                        Gazetteer.load()
                                .forms()
                                .map(form -> form.edges() == PlaceForm.Edges.STEM ? form.word() + "*" : form.word()),
                        PersonNames.load().words(),
                        new MarketDesk().words(),
                        new Listing().words(),
                        Money.words())
                .flatMap(words -> words);
    }
}
