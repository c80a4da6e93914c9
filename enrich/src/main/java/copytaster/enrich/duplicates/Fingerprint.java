package copytaster.enrich.duplicates;

import static java.util.Objects.requireNonNull;

import copytaster.enrich.threads.Traits;
import copytaster.enrich.words.PackedInts;
import copytaster.schemas.Kind;
import copytaster.schemas.Print;
import java.time.Instant;

/**
 * What of a story decides whether another is its copy: the in-memory form of a {@link Print}. The arrays are sets of
 * hashes, ascending, without repetition; whoever is given them leaves them as they are.
 *
 * @param key of the story
 * @param clusterId the cluster that the story stands in; its own key before it has been judged
 * @param thread the running story that it belongs to; its own key before it has been judged
 * @param provider the agency
 * @param language BCP 47; empty when unknown
 * @param seen when the record came, in milliseconds since 1970
 * @param textHash equal text, equal hash
 * @param words of the cleaned text
 * @param grams winnowed hashes of word triples
 * @param facts hashes of figures and names
 * @param skeleton hashes of a few of its forms of words, figures left out
 * @param traits what its running story is known by
 */
public record Fingerprint(
        String key,
        String clusterId,
        String thread,
        String provider,
        String language,
        Kind kind,
        long seen,
        long textHash,
        int words,
        int[] grams,
        int[] facts,
        int[] skeleton,
        Traits traits) {

    public Fingerprint {
        requireNonNull(key, "key");
        requireNonNull(clusterId, "clusterId");
        requireNonNull(thread, "thread");
        requireNonNull(provider, "provider");
        requireNonNull(language, "language");
        requireNonNull(kind, "kind");
        requireNonNull(grams, "grams");
        requireNonNull(facts, "facts");
        requireNonNull(skeleton, "skeleton");
        requireNonNull(traits, "traits");
    }

    /** The same story, judged. */
    public Fingerprint in(String clusterId, String thread) {
        return new Fingerprint(
                key, clusterId, thread, provider, language, kind, seen, textHash, words, grams, facts, skeleton,
                traits);
    }

    /** The same story, without what a running story is known by: none will find it. */
    public Fingerprint withoutTraits() {
        return new Fingerprint(
                key,
                clusterId,
                thread,
                provider,
                language,
                kind,
                seen,
                textHash,
                words,
                grams,
                facts,
                skeleton,
                Traits.NONE);
    }

    public static Fingerprint of(Print print) {
        return new Fingerprint(
                print.getKey(),
                print.getClusterId(),
                print.getThread(),
                print.getProvider(),
                print.getLanguage(),
                print.getKind(),
                print.getSeen().toEpochMilli(),
                print.getTextHash(),
                print.getWords(),
                PackedInts.unpack(print.getGrams()),
                PackedInts.unpack(print.getFacts()),
                PackedInts.unpack(print.getSkeleton()),
                Traits.of(print.getTraits()));
    }

    public Print toPrint() {
        return Print.newBuilder()
                .setKey(key)
                .setClusterId(clusterId)
                .setThread(thread)
                .setProvider(provider)
                .setLanguage(language)
                .setKind(kind)
                .setSeen(Instant.ofEpochMilli(seen))
                .setTextHash(textHash)
                .setWords(words)
                .setGrams(PackedInts.pack(grams))
                .setFacts(PackedInts.pack(facts))
                .setSkeleton(PackedInts.pack(skeleton))
                .setTraits(traits.toRecord())
                .build();
    }
}
