package copytaster.enrich.threads;

import static java.util.Objects.requireNonNull;

import copytaster.enrich.text.CleanText;
import copytaster.enrich.words.PackedInts;
import copytaster.schemas.CountryTag;
import copytaster.schemas.Kind;
import copytaster.schemas.Story;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a running story is known by. Whoever is given the arrays leaves them as they are.
 *
 * @param names as they sound ({@link Spelling}), in the order of the text, without repetition
 * @param figures hashes of figures, ascending, without repetition
 * @param terms hashes of the first words, ascending, without repetition
 * @param places ISO 3166-1 alpha-2 of the countries the story is about, ascending
 */
public record Traits(long[] names, int[] figures, int[] terms, List<String> places) {

    /** Of a story that belongs to no running one, such as an advisory or an instance of what recurs. */
    public static final Traits NONE = new Traits(new long[0], new int[0], new int[0], List.of());

    public Traits {
        requireNonNull(names, "names");
        requireNonNull(figures, "figures");
        requireNonNull(terms, "terms");
        places = List.copyOf(places);
    }

    public static Traits of(Story story, CleanText text, List<CountryTag> countries) {
        if (story.getKind() != Kind.STORY && story.getKind() != Kind.ALERT) {
            return NONE;
        }
        List<String> about = countries.stream()
                .filter(CountryTag::getAbout)
                .map(CountryTag::getCode)
                .sorted()
                .toList();
        return TraitReader.read(text, about);
    }

    public static Traits of(copytaster.schemas.Traits stored) {
        ByteBuffer packed = stored.getNames().duplicate();
        var names = new long[packed.remaining() / Long.BYTES];
        packed.asLongBuffer().get(names);
        return new Traits(
                names,
                PackedInts.unpack(stored.getFigures()),
                PackedInts.unpack(stored.getTerms()),
                stored.getPlaces());
    }

    public copytaster.schemas.Traits toRecord() {
        ByteBuffer packed = ByteBuffer.allocate(names.length * Long.BYTES);
        packed.asLongBuffer().put(names);
        return new copytaster.schemas.Traits(packed, PackedInts.pack(figures), PackedInts.pack(terms), places);
    }

    boolean isEmpty() {
        return names.length == 0 && figures.length == 0 && terms.length == 0;
    }
}
