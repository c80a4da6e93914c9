package copytaster.enrich.threads;

import static java.util.Objects.requireNonNull;

import copytaster.enrich.text.CleanText;
import copytaster.enrich.words.PackedInts;
import copytaster.schemas.CountryTag;
import copytaster.schemas.Story;
import java.util.List;

/**
 * What of a story is the same in every language. The arrays are sets of hashes, ascending, without repetition.
 *
 * @param names hashes of names, in a spelling that languages share
 * @param figures hashes of figures
 * @param places ISO 3166-1 alpha-2 of the countries the story is about, ascending
 */
public record Traits(int[] names, int[] figures, List<String> places) {

    public Traits {
        requireNonNull(names, "names");
        requireNonNull(figures, "figures");
        places = List.copyOf(places);
    }

    public static Traits of(Story story, CleanText text, List<CountryTag> countries) {
        List<String> about = countries.stream()
                .filter(CountryTag::getAbout)
                .map(CountryTag::getCode)
                .sorted()
                .toList();
        return new Traits(new int[0], new int[0], about);
    }

    public static Traits of(copytaster.schemas.Traits stored) {
        return new Traits(
                PackedInts.unpack(stored.getNames()), PackedInts.unpack(stored.getFigures()), stored.getPlaces());
    }

    public copytaster.schemas.Traits toRecord() {
        return new copytaster.schemas.Traits(PackedInts.pack(names), PackedInts.pack(figures), places);
    }
}
