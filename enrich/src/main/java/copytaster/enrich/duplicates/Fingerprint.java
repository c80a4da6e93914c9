package copytaster.enrich.duplicates;

import static java.util.Objects.requireNonNull;

import copytaster.enrich.threads.Traits;
import copytaster.enrich.words.PackedInts;
import copytaster.schemas.Kind;
import copytaster.schemas.Mark;
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
 * @param terms hashes of all words of headline and text, those of figures odd
 * @param headline hashes of the words of the headline
 * @param lead hashes of the words of headline and lead, without figures
 * @param pairs of the rarest of these, chosen when the story is judged
 * @param strokes a sample of hashes of runs of letters
 * @param title hash of the headline as a whole; 0 for none
 * @param mark what the agency printed over it
 * @param quoted hash of the headline that a correction notice quotes; 0 for none
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
        int[] terms,
        int[] headline,
        int[] lead,
        int[] pairs,
        int[] strokes,
        int title,
        Mark mark,
        int quoted,
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
        requireNonNull(terms, "terms");
        requireNonNull(headline, "headline");
        requireNonNull(lead, "lead");
        requireNonNull(pairs, "pairs");
        requireNonNull(strokes, "strokes");
        requireNonNull(mark, "mark");
        requireNonNull(skeleton, "skeleton");
        requireNonNull(traits, "traits");
    }

    /** The same story, judged. */
    public Fingerprint in(String clusterId, String thread) {
        return new Fingerprint(
                key, clusterId, thread, provider, language, kind, seen, textHash, words, grams, facts, terms, headline,
                lead, pairs, strokes, title, mark, quoted, skeleton, traits);
    }

    /** The same story, to be found by these pairs. */
    Fingerprint with(int[] pairs) {
        return new Fingerprint(
                key, clusterId, thread, provider, language, kind, seen, textHash, words, grams, facts, terms, headline,
                lead, pairs, strokes, title, mark, quoted, skeleton, traits);
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
                terms,
                headline,
                lead,
                pairs,
                strokes,
                title,
                mark,
                quoted,
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
                PackedInts.unpack(print.getTerms()),
                PackedInts.unpack(print.getHeadline()),
                PackedInts.unpack(print.getLead()),
                PackedInts.unpack(print.getPairs()),
                PackedInts.unpack(print.getStrokes()),
                print.getTitle(),
                print.getMark(),
                print.getQuoted(),
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
                .setTerms(PackedInts.pack(terms))
                .setHeadline(PackedInts.pack(headline))
                .setLead(PackedInts.pack(lead))
                .setPairs(PackedInts.pack(pairs))
                .setStrokes(PackedInts.pack(strokes))
                .setTitle(title)
                .setMark(mark)
                .setQuoted(quoted)
                .setSkeleton(PackedInts.pack(skeleton))
                .setTraits(traits.toRecord())
                .build();
    }
}
