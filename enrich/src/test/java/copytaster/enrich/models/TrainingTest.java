package copytaster.enrich.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.enrich.text.CleanText;
import copytaster.schemas.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingTest {

    private static final String SPORT = "medtop:15000000";
    private static final String WEATHER = "medtop:17000000";
    private static final String FISHING = "medtop:20000217";
    private static final Training.Settings SETTINGS = new Training.Settings(1, 3, 5, 40);

    private static final List<String> MATCH =
            List.of("striker", "goal", "referee", "league", "penalty", "coach", "defender", "keeper");
    private static final List<String> RAIN =
            List.of("rain", "wind", "forecast", "storm", "clouds", "degrees", "showers", "gusts");
    private static final List<String> KOREAN_MATCH = List.of("축구가", "골을", "감독은", "심판이", "수비수는", "경기에서");
    private static final List<String> KOREAN_RAIN = List.of("폭우가", "태풍이", "기온은", "강풍에", "예보를", "소나기가");

    @Test
    void labelsAreToldByTheWordsOfTheirStories() {
        Training.Result result = new Training("en", SETTINGS).learn(english());

        assertThat(result.report().micro()).isGreaterThan(0.9);
        List<Guess> guesses = result.model()
                .classify(text("en", "Late goal wins it", "The striker beat the keeper and the defender."));
        assertThat(guesses).extracting(Guess::label).containsExactly(SPORT);
        assertThat(guesses.getFirst().score()).isBetween(0.5, 1.0);
        assertThat(guesses.getFirst().evidence())
                .contains(new Evidence("headline", "goal", "model"), new Evidence("lead", "striker", "model"));
        assertThat(result.model().classify(text("en", "Minutes of a meeting", "Nothing was decided.")))
                .isEmpty();
    }

    @Test
    void koreanIsToldByPartsOfItsWords() {
        Training.Result result = new Training("ko", SETTINGS).learn(korean());

        assertThat(result.model().classify(text("ko", "태풍으로 결항", "태풍에도 기온이 올랐다.")))
                .extracting(Guess::label)
                .containsExactly(WEATHER);
    }

    @Test
    void sameStoriesGiveTheSameModel() {
        assertThat(new Training("en", SETTINGS).learn(english()).model().text())
                .isEqualTo(new Training("en", SETTINGS).learn(english()).model().text());
    }

    @Test
    void labelOfTooFewStoriesIsLeftOutAndSaid() {
        List<Example> examples = english();
        examples.add(new Example(text("en", "Trout season opens", "Anglers waited."), Set.of(FISHING)));

        Training.Result result = new Training("en", SETTINGS).learn(examples);

        assertThat(result.report().tooFew()).containsExactly(new Report.Few(FISHING, 1));
        assertThat(result.model().labelNames()).containsExactly(SPORT, WEATHER);
    }

    @Test
    void nothingIsLearnedFromStoriesWithoutCommonLabels() {
        assertThatThrownBy(() -> new Training("en", SETTINGS).learn(List.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("nothing can be learned");
    }

    @Test
    void modelReadFromItsTextIsTheSameModel() {
        TopicModel model = new Training("en", SETTINGS).learn(english()).model();
        TopicModel read = TopicModel.read(model.text());

        assertThat(read.version()).isEqualTo(model.version()).matches("[0-9a-f]{12}");
        CleanText story = text("en", "Storm stops the league", "Rain and gusts; the referee went home.");
        assertThat(read.classify(story)).isEqualTo(model.classify(story));
        assertThat(PackedModel.unpack(PackedModel.pack(model)).text()).isEqualTo(model.text());
    }

    @Test
    void everyLabelKeepsItsHeaviestTermsOnly() {
        TopicModel model = new Training("en", new Training.Settings(1, 3, 5, 3))
                .learn(english())
                .model();

        assertThat(model.labels()).allSatisfy(label -> assertThat(label.terms()).hasSizeBetween(1, 3));
    }

    static List<Example> english() {
        return corpus("en", MATCH, RAIN);
    }

    private static List<Example> korean() {
        return corpus("ko", KOREAN_MATCH, KOREAN_RAIN);
    }

    private static List<Example> corpus(String language, List<String> match, List<String> rain) {
        var random = new Random(7);
        var examples = new ArrayList<Example>();
        for (int i = 0; i < 30; i++) {
            boolean sport = i % 2 == 0;
            List<String> words = sport ? match : rain;
            var body = new StringBuilder();
            for (int word = 0; word < 6; word++) {
                body.append(words.get(random.nextInt(words.size()))).append(' ');
            }
            examples.add(new Example(
                    text(language, words.get(i % words.size()), body.toString()), Set.of(sport ? SPORT : WEATHER)));
        }
        return examples;
    }

    private static CleanText text(String language, String headline, String lead) {
        return new CleanText(language, headline, "", lead, "");
    }
}
