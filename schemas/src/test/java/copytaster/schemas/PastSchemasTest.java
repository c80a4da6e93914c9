package copytaster.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was once written can be read, and what is written now can be read by the last release. */
class PastSchemasTest {

    private static final String KEEP = "mvn -pl schemas -am test -Dtest=PastSchemasTest#keepTheSchemasOfThisRelease"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dschemas.release=<version>";

    static Stream<Named<Schema>> current() {
        return named(SchemaDirectory.CURRENT);
    }

    static Stream<Named<Schema>> past() {
        return named(SchemaDirectory.past());
    }

    private static Stream<Named<Schema>> named(List<Schema> schemas) {
        return schemas.stream().map(schema -> Named.of(schema.getName(), schema));
    }

    /** Not a test but a command: see the README. */
    @Test
    @EnabledIfSystemProperty(named = "schemas.release", matches = ".+", disabledReason = KEEP)
    void keepTheSchemasOfThisRelease() throws IOException {
        PastSchemas.inSources().keep(System.getProperty("schemas.release"), SchemaDirectory.CURRENT);

        assertThat(PastSchemas.inSources().newest().values()).containsAll(SchemaDirectory.CURRENT);
    }

    @ParameterizedTest
    @MethodSource("current")
    void everySchemaIsKeptAsItIsToday(Schema schema) throws IOException {
        assertThat(schema.equals(PastSchemas.inSources().newest().get(schema.getFullName())))
                .withFailMessage(
                        "%s has changed since it was last kept in resources/copytaster/schemas/past. If the tests of what reads"
                                + " what pass, keep it for the coming release and commit the file: %s",
                        schema.getName(), KEEP)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("past")
    void todaysReadersReadEveryPastSchema(Schema past) {
        Schema today = today(past.getFullName());

        assertThat(incompatible(today, past)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("current")
    void lastVersionsReadersReadTodaysRecords(Schema today) throws IOException {
        Schema last = PastSchemas.inSources().newest().getOrDefault(today.getFullName(), today);

        assertThat(incompatible(last, today)).isEmpty();
    }

    private static Schema today(String name) {
        return SchemaDirectory.CURRENT.stream()
                .filter(schema -> schema.getFullName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " was once written, and nothing reads it any more"));
    }

    private static List<?> incompatible(Schema reader, Schema writer) {
        SchemaPairCompatibility pair = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        return pair.getType() == SchemaCompatibilityType.COMPATIBLE
                ? List.of()
                : pair.getResult().getIncompatibilities();
    }

    /** The test itself is tested: it would notice. */
    @Nested
    class Keeping {

        private static final Schema FIRST = SchemaBuilder.record("copytaster.schemas.Tick")
                .fields()
                .optionalLong("number")
                .endRecord();

        private static final Schema SECOND = SchemaBuilder.record("copytaster.schemas.Tick")
                .fields()
                .optionalLong("number")
                .requiredString("source")
                .endRecord();

        @TempDir
        Path folder;

        private PastSchemas past;

        @BeforeEach
        void emptyHistory() throws IOException {
            Files.writeString(folder.resolve("index.txt"), "");
            past = new PastSchemas(folder);
        }

        private List<String> index() throws IOException {
            return Files.readAllLines(folder.resolve("index.txt"));
        }

        @Test
        void releaseThatChangesNothingAddsNothing() throws IOException {
            past.keep("0.1.0", List.of(FIRST));
            past.keep("0.2.0", List.of(FIRST));

            assertThat(index()).containsExactly("Tick-0.1.0.avsc");
        }

        @Test
        void releaseThatChangesASchemaAddsItBehindTheOld() throws IOException {
            past.keep("0.1.0", List.of(FIRST));
            past.keep("0.2.0", List.of(SECOND));

            assertThat(index()).containsExactly("Tick-0.1.0.avsc", "Tick-0.2.0.avsc");
            assertThat(past.newest()).isEqualTo(Map.of("copytaster.schemas.Tick", SECOND));
        }

        @Test
        void sameReleaseKeptAgainTakesThePlaceOfTheFirst() throws IOException {
            past.keep("0.1.0", List.of(FIRST));
            past.keep("0.1.0", List.of(SECOND));

            assertThat(index()).containsExactly("Tick-0.1.0.avsc");
            assertThat(past.newest()).containsEntry("copytaster.schemas.Tick", SECOND);
        }

        @Test
        void fieldWithoutADefaultIsSeenToBreakWhatWasWrittenBefore() {
            assertThat(incompatible(SECOND, FIRST)).isNotEmpty();
            assertThat(incompatible(FIRST, SECOND)).isEmpty();
        }

        @Test
        void releaseIsAVersion() {
            assertThatThrownBy(() -> past.keep("next", List.of(FIRST))).hasMessageContaining("next");
        }
    }
}
