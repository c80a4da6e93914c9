package copytaster.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every schema a record may have been written with, by its 64-bit fingerprint: today's, all past ones (resources of this
 * module), and those that other writers have published, which are asked for when an unknown fingerprint comes.
 */
public final class SchemaDirectory {

    /** The records that travel, and those that enrich keeps in its state; each has a history to keep. */
    public static final List<Schema> CURRENT = List.of(
            RawStory.getClassSchema(),
            EnrichedStory.getClassSchema(),
            RuleSet.getClassSchema(),
            LearnedModel.getClassSchema(),
            Judgement.getClassSchema(),
            Tick.getClassSchema(),
            RejectedWire.getClassSchema(),
            Act.getClassSchema(),
            Cursor.getClassSchema(),
            Act.getClassSchema(),
            BookEntry.getClassSchema(),
            Print.getClassSchema(),
            Cluster.getClassSchema(),
            AlmanacPage.getClassSchema(),
            Account.getClassSchema());

    private static final String PAST = "past/";

    static {
        TrustedRecords.trust();
    }

    private final Map<Long, Schema> known = new ConcurrentHashMap<>();
    private final Supplier<List<Schema>> published;

    private SchemaDirectory(Supplier<List<Schema>> published) {
        this.published = published;
        CURRENT.forEach(this::add);
        past().forEach(this::add);
    }

    /** Today's and past schemas only. */
    public static SchemaDirectory local() {
        return new SchemaDirectory(List::of);
    }

    /** Asks {@code published} whenever a fingerprint is unknown. */
    public static SchemaDirectory asking(Supplier<List<Schema>> published) {
        return new SchemaDirectory(published);
    }

    /** The schema with this CRC-64-AVRO fingerprint. */
    public Optional<Schema> find(long fingerprint) {
        Schema schema = known.get(fingerprint);
        if (schema == null) {
            published.get().forEach(this::add);
            schema = known.get(fingerprint);
        }
        return Optional.ofNullable(schema);
    }

    /** The schemas of all releases, oldest first, as kept in {@code past/} beside this class. */
    public static List<Schema> past() {
        var schemas = new ArrayList<Schema>();
        for (String file : resource(PAST + "index.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .toList()) {
            schemas.add(new Schema.Parser().parse(resource(PAST + file)));
        }
        return schemas;
    }

    static Class<? extends SpecificRecord> classOf(Schema writer) {
        try {
            return Class.forName(writer.getFullName()).asSubclass(SpecificRecord.class);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IllegalArgumentException("no record type " + writer.getFullName() + " here", e);
        }
    }

    private void add(Schema schema) {
        known.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    }

    private static String resource(String name) {
        try (InputStream in = SchemaDirectory.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: copytaster/schemas/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
