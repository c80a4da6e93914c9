package copytaster.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** A reader of another language has only the schema: every type and field in it says what it means. */
class SchemaDocumentationTest {

    private final Map<String, Schema> named = new LinkedHashMap<>();

    private void walk(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                if (named.put(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> walk(field.schema()));
                }
            }
            case ENUM -> named.put(schema.getFullName(), schema);
            case ARRAY -> walk(schema.getElementType());
            case MAP -> walk(schema.getValueType());
            case UNION -> schema.getTypes().forEach(this::walk);
            default -> {
                // Numbers, texts and bytes have no documentation of their own.
            }
        }
    }

    @Test
    void everyTypeAndFieldSaysWhatItMeans() {
        SchemaDirectory.CURRENT.forEach(this::walk);
        var silent = new TreeSet<String>();
        named.values().stream()
                .filter(schema -> !says(schema.getDoc()))
                .forEach(schema -> silent.add(schema.getName()));
        named.values().stream()
                .filter(schema -> schema.getType() == Schema.Type.RECORD)
                .forEach(schema -> schema.getFields().stream()
                        .filter(field -> !says(field.doc()) && !says(documented(field.schema())))
                        .forEach(field -> silent.add(schema.getName() + "." + field.name())));

        assertThat(silent)
                .as("types and fields without a doc comment in copytaster.avdl")
                .isEmpty();
    }

    /** The documentation of the record or enum that a field holds, one or many. */
    private static String documented(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM -> schema.getDoc();
            case ARRAY -> documented(schema.getElementType());
            case MAP -> documented(schema.getValueType());
            case UNION -> documented(other(schema.getTypes()));
            default -> null;
        };
    }

    private static Schema other(Collection<Schema> types) {
        return types.stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static boolean says(String doc) {
        return doc != null && !doc.isBlank();
    }

    @Test
    void everyRecordAndItsPartsAreWalked() {
        SchemaDirectory.CURRENT.forEach(this::walk);

        assertThat(named.keySet()).containsAll(List.of("copytaster.schemas.Story", "copytaster.schemas.WarningKind"));
    }
}
