package copytaster.enrich.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.enrich.text.CleanText;
import copytaster.schemas.LearnedModel;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicModelTest {

    private static final String TEXT = """
            copytaster topic model 1
            language	en
            stories	20
            micro-F1	0.9000
            macro-F1	0.8000
            terms	3
            ferry	1.500
            sank	2.000
            ferry sank	2.500
            label	medtop:03000000	12	0.9000	0.2000	4.0000
            sank	1.000
            ferry sank	0.500
            ferry	-0.100
            """;

    @Test
    void aPersonCanReadAndWriteAModel() {
        TopicModel model = TopicModel.read(TEXT);

        assertThat(model.text()).isEqualTo(TEXT);
        assertThat(model.language()).isEqualTo("en");
        assertThat(model.classify(new CleanText("en", "", "", "A Ferry sank.", "")))
                .singleElement()
                .satisfies(guess -> {
                    assertThat(guess.label()).isEqualTo("medtop:03000000");
                    assertThat(guess.evidence())
                            .extracting(evidence -> evidence.getWords())
                            .containsExactly("sank", "Ferry sank");
                });
        assertThat(model.classify(new CleanText("en", "", "", "The ferry was on time.", "")))
                .isEmpty();
    }

    @Test
    void aTextOfWhichTheModelKnowsNoWordHasNoLabel() {
        TopicModel eager = TopicModel.read(TEXT.replace("0.2000", "-0.2000"));

        assertThat(eager.classify(new CleanText("en", "", "", "Harvest.", ""))).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "copytaster topic model 1 | line 1: no topic model",
                "stories	20 | line 3: 'stories' should stand here",
                "micro-F1	0.9000 | line 4: 'micro-F1' should stand here",
                "sank	2.000 | line 9: 2 columns",
                "ferry sank	2.500 | line 9: 2 columns",
            })
    void aLineThatIsMissingIsTold(String line, String complaint) {
        assertThatThrownBy(() -> TopicModel.read(TEXT.replaceFirst(line + "\n", "")))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(complaint);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2.000 | much | line 8: 'much' is no number",
                "2.000 | NaN | line 8: 'NaN' is no number",
                "sank	1.000 | ship	1.000 | line 11: 'ship' is none of the terms above",
                "label | lable | line 10: a label should begin here",
                "sank	2.000 | ferry	2.000 | line 8: the term 'ferry' is there twice",
                "terms	3 | terms	30 | line 10: 2 columns are needed",
            })
    void aLineThatIsWrongIsTold(String right, String wrong, String complaint) {
        assertThatThrownBy(() -> TopicModel.read(TEXT.replaceFirst(right, wrong)))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(complaint);
    }

    @Test
    void aRecordThatHoldsAnotherModelThanItNamesIsRefused() {
        LearnedModel packed = PackedModel.pack(TopicModel.read(TEXT));

        LearnedModel other = LearnedModel.newBuilder(packed).setLanguage("es").build();
        assertThatThrownBy(() -> PackedModel.unpack(other)).hasMessageContaining("holds " + packed.getVersion());
        LearnedModel torn = LearnedModel.newBuilder(packed)
                .setText(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .build();
        assertThatThrownBy(() -> PackedModel.unpack(torn))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("cannot be unpacked");
    }
}
