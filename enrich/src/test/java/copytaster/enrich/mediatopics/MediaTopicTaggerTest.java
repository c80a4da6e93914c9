package copytaster.enrich.mediatopics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import copytaster.enrich.text.CleanText;
import copytaster.schemas.Evidence;
import copytaster.schemas.Story;
import copytaster.schemas.Subject;
import copytaster.schemas.TopicTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTopicTaggerTest {
    static {
        System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", "copytaster.schemas");
    }

    private static final MediaTopicTagger TAGGER = MediaTopicTagger.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Orchestra opens the film festival | The singer and the actress shared the stage. | 01",
                "en | Court jails drug trafficker | The judge sentenced him to life after a murder trial. | 02",
                "en | Earthquake kills dozens | Rescuers searched the rubble; the death toll rose. | 03",
                "en | Central bank raises interest rates | Inflation and share prices fell, investors said. | 04",
                "en | Schools reopen | Teachers and pupils returned to classrooms. | 05",
                "en | Climate change melts glaciers | Greenhouse gas emissions rose again. | 06",
                "en | New vaccine cuts hospital admissions | Doctors treated fewer patients with the virus. | 07",
                "en | Union calls strike over wages | Workers want the minimum wage to rise; layoffs loom. | 09",
                "en | Parliament votes on the government | The prime minister faces an election. | 11",
                "en | Pope meets bishops | Catholics prayed in the cathedral. | 12",
                "en | Satellite launched | The spacecraft carries a telescope, NASA scientists said. | 13",
                "en | Striker scores hat-trick | The league match ended 3-0 after a late goal. | 15",
                "en | Troops advance as ceasefire fails | Artillery and airstrikes hit the front line. | 16",
                "en | Snowstorm and heavy rain forecast | Temperatures fell, meteorologists said. | 17",
                "es | El banco central sube los tipos de interés | La inflación baja y los inversores compran acciones. | 04",
                "es | Las tropas avanzan tras romper el alto el fuego | Los soldados y la artillería atacaron. | 16",
                "es | El delantero marca dos goles | El entrenador celebró la victoria en el estadio. | 15",
                "es | Un terremoto deja decenas de heridos | Los bomberos buscan desaparecidos entre los escombros. | 03",
                "fr | La grève des cheminots continue | Les syndicats demandent une hausse des salaires. | 09",
                "fr | Les députés votent la motion de censure | Le Premier ministre et l'opposition s'affrontent. | 11",
                "fr | Le vaccin contre le paludisme | Les médecins soignent les malades à l'hôpital. | 07",
                "fr | Prix du baril en hausse | La Bourse et les taux d'intérêt suivent l'inflation. | 04",
                "ko | 국회, 탄핵안 표결 | 야당과 여당이 총선을 앞두고 맞섰다. | 11",
                "ko | 코스피 사상 최고 | 금리와 환율이 안정되고 투자자들이 주식을 샀다. | 04",
                "ko | 손흥민 결승골 | 축구 대표팀이 월드컵 예선에서 이겼다. | 15",
                "ko | 북한, 탄도미사일 발사 | 합참은 군사 도발이라고 밝혔다. | 16",
                "ko | 전국에 폭염 특보 | 기상청은 기온이 오른다고 예보했다. | 17",
            })
    void theBestTopicIsTold(String language, String headline, String lead, String digits) {
        List<TopicTag> tags = TAGGER.tag(new CleanText(language, headline, "", lead, ""), story().build());
        assertThat(tags).as(headline).isNotEmpty();
        assertThat(tags.get(0).getId()).as(headline + tags).isEqualTo("medtop:" + digits + "000000");
        assertThat(tags.get(0).getSource()).isEqualTo("query");
    }

    @Test
    void theAgencysCodesComeFirstWithAllThatIsBroader() {
        Story.Builder story = story();
        story.setSubjects(List.of(subject("subj", "16003000"), subject("medtop", "20000579"), subject("afp", "WAR")));

        List<TopicTag> tags = TAGGER.tag(new CleanText("en", "A quiet day", "", "Nothing.", ""), story.build());

        assertThat(tags)
                .extracting(TopicTag::getId)
                .containsExactlyInAnyOrder(
                        "medtop:16000000", "medtop:20000065", "medtop:20000579", "medtop:20000574", "medtop:11000000");
        assertThat(tags).allMatch(tag -> tag.getSource().equals("provider") && tag.getScore() == 1.0);
        assertThat(tag("medtop:16000000", tags).getEvidence())
                .extracting(Evidence::getWords)
                .containsExactly("subj:16003000");
    }

    @Test
    void aSubjectCodeOfItsOwnGoesToItsNearestBroaderTopicAndAnothersNumberToNone() {
        MediaTopics topics = MediaTopics.standard();

        assertThat(topics.all().stream().filter(MediaTopic::isTop)).hasSize(17);
        assertThat(topics.of(subject("subj", "15999999")))
                .hasValueSatisfying(t -> assertThat(t.id()).isEqualTo("medtop:15000000"));
        assertThat(topics.of(subject("subj", "15054999")))
                .hasValueSatisfying(t -> assertThat(t.english()).isEqualTo("soccer"));
        assertThat(topics.of(subject("product", "12345678"))).isEmpty();
        assertThat(topics.of(subject("subj", "subj:04000000")))
                .hasValueSatisfying(t -> assertThat(t.english()).isEqualTo("economy, business and finance"));
    }

    @Test
    void aLongerPhraseTakesItsWordsAway() {
        List<TopicTag> tags = TAGGER.tag(
                new CleanText("en", "Trade war hits exports", "", "Tariffs and the price war hurt companies.", ""),
                story().build());
        assertThat(tags)
                .extracting(TopicTag::getId)
                .contains("medtop:04000000", "medtop:20000373")
                .doesNotContain("medtop:16000000", "medtop:20000062");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Quake of magnitude 7.1 shakes Peru | 20000153",
                "en | Dock workers vote for strike action over pay | 20000530",
                "en | Air strike kills nine in border town | 20000056",
                "es | Detenido en Madrid un narcotraficante con 300 kilos de cocaína | 20000096",
                "es | El Banco Central Europeo mantiene los tipos de interés | 20000371",
                "es | Alcaraz gana a Sinner en la final de Roland Garros | 20001085",
                "fr | Préavis de grève dans les transports | 20000530",
                "fr | Séisme de magnitude 6,2 au large du Japon | 20000153",
                "fr | Le procureur requiert la réclusion criminelle à perpétuité | 20000111",
                "ko | 헌재, 대통령 탄핵심판 선고 | 20000611",
                "ko | 코스피 장중 4천선 돌파 | 20000396",
                "ko | 경남 산불 진화율 80% | 20001202",
            })
    void aTopicBelowTheTopsIsToldWithAllThatIsBroader(String language, String headline, String id) {
        List<TopicTag> tags = TAGGER.tag(new CleanText(language, headline, "", "", ""), story().build());

        assertThat(tags).extracting(TopicTag::getId).contains("medtop:" + id);
        for (MediaTopic broader : MediaTopics.standard().chain("medtop:" + id)) {
            assertThat(tags).extracting(TopicTag::getId).contains(broader.id());
        }
    }

    @Test
    void theReleaseKnowsAllTopsAndWellOverAHundredTopicsBelowByWordsInFourLanguages() {
        List<TopicQuery> queries = Queries.standard();

        assertThat(queries.stream().filter(query -> query.topic().isTop())).hasSize(17);
        assertThat(queries.stream().filter(query -> !query.topic().isTop())).hasSizeGreaterThan(150);
        for (TopicQuery query : queries) {
            MediaTopic topic = query.topic();
            assertThat(List.of(topic.english(), topic.spanish(), topic.french(), topic.korean()))
                    .as(topic.id())
                    .allMatch(label -> !label.isBlank());
            assertThat(query.terms().stream().map(QueryTerm::language).distinct())
                    .as(topic.id())
                    .hasSize(4);
        }
    }

    @Test
    void theRepublishedArticleIsConflictAndPolitics() throws IOException {
        Path article = Path.of("../../shared/data/republished-article.txt");
        assumeTrue(Files.exists(article), "the development data is not here: nothing to measure");
        String[] parts = Files.readString(article).split("\n+", 2);
        List<TopicTag> tags = TAGGER.tag(new CleanText("", "", "", parts[0], parts[1]), story().build());
        assertThat(tags)
                .extracting(TopicTag::getId)
                .filteredOn(id -> id.endsWith("000000"))
                .containsExactlyInAnyOrder("medtop:16000000", "medtop:11000000");
        assertThat(tags.get(0).getEvidence()).isNotEmpty();
    }

    @Test
    void aLanguageWithoutQueriesHasNoTopicsByWords() {
        assertThat(TAGGER.tag(new CleanText("hu", "Parliament election war", "", "Troops.", ""), story().build()))
                .isEmpty();
    }

    private static Story.Builder story() {
        return Story.newBuilder().setProvider("efe").setId("1");
    }

    private static Subject subject(String scheme, String code) {
        return Subject.newBuilder().setScheme(scheme).setCode(code).build();
    }

    private static TopicTag tag(String id, List<TopicTag> tags) {
        return tags.stream().filter(tag -> tag.getId().equals(id)).findFirst().orElseThrow();
    }
}
