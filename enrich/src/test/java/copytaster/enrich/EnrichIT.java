package copytaster.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import copytaster.embedded.EmbeddedKafka;
import copytaster.enrich.desks.Rules;
import copytaster.enrich.yaml.RulesException;
import copytaster.schemas.Account;
import copytaster.schemas.ClusterMember;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Kind;
import copytaster.schemas.Relation;
import copytaster.schemas.RuleSet;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.WireHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole of enrich on a real broker. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EnrichIT {

    private static final String FERRY = """
            A ferry with 214 passengers on board ran aground off the island of Marettimo early on Friday, and the coast \
            guard of Trapani sent four boats and a helicopter to take the passengers off before the wind rose again.

            The master reported water in the engine room at 05:20, the harbour office said, and the company that owns the \
            ship named an inspector who is to travel from Palermo by noon with two divers and a surveyor of the insurer.""";

    private static final AtomicInteger HOUSES = new AtomicInteger();

    @TempDir
    static Path data;

    private static EmbeddedKafka broker;

    @TempDir
    Path folder;

    /** Each test is a house of its own: no topic, group or folder is shared. */
    private final String house = "house" + HOUSES.incrementAndGet();

    private final List<Enrich> started = new ArrayList<>();
    private KafkaSettings kafka;
    private RunningWire wire;

    @BeforeAll
    static void startBroker() {
        broker = new EmbeddedKafka(data, 0);
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void connect() {
        kafka = new KafkaSettings(broker.bootstrapServers(), house + ".", 1, 1, 0, Map.of());
        wire = new RunningWire(settings("state", null), kafka);
    }

    @AfterEach
    void stop() {
        started.forEach(Enrich::close);
        wire.close();
    }

    private EnrichSettings settings(String state, Path rules) {
        return new EnrichSettings(house, folder.resolve(state), null, 0, null, 0, rules, null, 0, 0, null);
    }

    private Enrich start(String state) {
        return start(settings(state, null));
    }

    private Enrich start(EnrichSettings settings) {
        var enrich = new Enrich(settings, kafka);
        started.add(enrich);
        enrich.start();
        return enrich;
    }

    private Enrich startWithRules(String text) throws Exception {
        return start(settings("state", Files.writeString(folder.resolve("rules.yml"), text)));
    }

    private static Story.Builder story(String provider, String id, long version) {
        return Story.newBuilder()
                .setProvider(provider)
                .setId(id)
                .setVersion(Long.toString(version))
                .setVersionRank(version)
                .setLanguage("en")
                .setHeadline("Ferry runs aground off Marettimo, version " + version)
                .setBody(FERRY);
    }

    private static Story version(String provider, String id, long version) {
        return story(provider, id, version).build();
    }

    private static Story kill(String provider, String id, long version) {
        return story(provider, id, version).setStatus(Status.KILLED).setBody("").build();
    }

    @Test
    void storiesComeOutOrderedJudgedAndAccountedFor() {
        start("state");
        wire.send(
                version("afp", "a", 1),
                version("afp", "a", 1),
                version("yonhap", "b", 1),
                version("afp", "a", 3),
                version("afp", "a", 2),
                story("afp", "t", 1).setKind(Kind.TEST).build(),
                kill("afp", "a", 4));

        Account account = wire.accountOf(7);
        assertThat(wire.enriched())
                .extracting(ConsumerRecord::key, record -> record.value().getEvent(), record -> record.value()
                        .getVerdict()
                        .getRelation())
                .containsExactly(
                        tuple("afp/a", Event.NEW_STORY, Relation.NEW),
                        tuple("yonhap/b", Event.NEW_STORY, Relation.COPY),
                        tuple("afp/a", Event.NEW_VERSION, Relation.NEW_VERSION),
                        tuple("afp/a", Event.KILLED, Relation.KILL),
                        tuple("yonhap/b", Event.WARNED, Relation.COPY));
        assertThat(account)
                .extracting(
                        Account::getAccepted,
                        Account::getRepeated,
                        Account::getStale,
                        Account::getTest,
                        Account::getFollowUps,
                        Account::getUndecided)
                .containsExactly(4L, 1L, 1L, 1L, 1L, 0L);
        assertThat(account.getAccepted() + account.getFollowUps())
                .isEqualTo(wire.enriched().size());
    }

    @Test
    void everyEmissionSaysWhenceItCameAndWhenItWasDecided() {
        start("state");
        wire.send(version("afp", "a", 1));
        wire.accountOf(1);

        ConsumerRecord<String, EnrichedStory> emission = wire.enriched().getFirst();

        assertThat(WireHeaders.text(emission.headers(), WireHeaders.FEED)).hasValue("test-feed");
        assertThat(WireHeaders.time(emission.headers(), WireHeaders.ENRICHED)).isPresent();
        assertThat(emission.value().getFirstSeen().toEpochMilli()).isEqualTo(emission.timestamp());
    }

    @Test
    void whatCannotBeDecodedIsKeptWithItsCauseAndTheWireGoesOn() {
        start("state");
        byte[] garbage = {9, 9, 9};
        wire.send(version("afp", "a", 1));
        long offset = wire.put("afp/garbage", garbage);
        wire.put("afp/nothing", (byte[]) null);
        wire.send(version("afp", "a", 2));

        Account account = wire.accountOf(2);
        List<ConsumerRecord<byte[], byte[]>> dead = wire.dead(2);
        assertThat(dead).hasSize(2);
        assertThat(dead.getFirst().key()).asString(StandardCharsets.UTF_8).isEqualTo("afp/garbage");
        assertThat(dead.getFirst().value()).isEqualTo(garbage);
        assertThat(RunningWire.cause(dead.getFirst()))
                .contains("not Avro single-object encoded")
                .contains(kafka.topicPrefix() + "wire.raw")
                .contains(Long.toString(offset));
        assertThat(dead.getLast().key()).asString(StandardCharsets.UTF_8).isEqualTo("afp/nothing");
        assertThat(wire.enriched()).hasSize(2);
        assertThat(RunningWire.in(account) + dead.size()).isEqualTo(4);
    }

    @Test
    void badRuleSetIsKeptWithItsCauseAndTheOldRulesStay() throws Exception {
        startWithRules("desks:\n  sea: { topic: true, headline: [ferry] }\n");
        RuleSet bad = RuleSet.newBuilder()
                .setVersion("bad")
                .setText("desks:\n  sea: { colour: [blue] }\n")
                .build();

        wire.put("rules", bad);
        wire.send(version("afp", "a", 1));

        wire.accountOf(1);
        assertThat(RunningWire.cause(wire.dead(1).getFirst()))
                .contains("line 2")
                .contains("colour");
        assertThat(wire.enriched().getFirst().value().getDesks()).containsExactly("sea");
    }

    @Test
    void publishedRulesAreTakenUpWithoutARestartAndOutliveOne() throws Exception {
        Enrich first = startWithRules("desks:\n  sea: { headline: [ferry] }\n");
        wire.send(version("afp", "a", 1));
        wire.accountOf(1);
        RuleSet land = Rules.ruleSet("desks:\n  land: { headline: [ferry] }\n");
        new OrdersPublisher(kafka, Clock.systemUTC()).publish(land);
        wire.send(version("afp", "b", 1));
        wire.accountOf(2);
        first.close();
        startWithRules("desks:\n  sea: { headline: [ferry] }\n");
        wire.send(version("afp", "c", 1));
        wire.accountOf(3);

        assertThat(wire.enriched())
                .extracting(record -> record.value().getDesks())
                .containsExactly(List.of("sea"), List.of("land"), List.of("land"));
        assertThat(new OrdersReader(settings("state", null), kafka).rules())
                .hasValueSatisfying(rules -> assertThat(rules.getVersion()).isEqualTo(land.getVersion()));
    }

    @Test
    void whatIsInForceIsSaidAgainDaily() throws Exception {
        startWithRules("desks:\n  sea: { headline: [ferry] }\n");
        wire.send(version("afp", "a", 1));
        wire.accountOf(1);

        new DailyOrders(settings("state", null), kafka, Clock.systemUTC()).repeat();

        assertThat(wire.raw().stream().filter(RuleSet.class::isInstance).map(RuleSet.class::cast))
                .hasSize(2)
                .allMatch(RuleSet::getRepetition)
                .allMatch(rules -> rules.getText().contains("sea"));
    }

    @Test
    void rulesThatCannotBeReadStopTheStart() {
        assertThatThrownBy(() -> startWithRules("desks:\n  Sea: {}\n"))
                .isInstanceOf(RulesException.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> start(settings("state", folder.resolve("missing.yml"))))
                .hasMessageContaining("missing.yml");
    }

    @Test
    void deskReceivesWhatItWantsAndTheKillOfIt() throws Exception {
        startWithRules("desks:\n  sea: { topic: true, headline: [ferry] }\n  quiet: { headline: [ferry] }\n");

        wire.send(
                version("afp", "a", 1),
                story("afp", "b", 1)
                        .setHeadline("Harvest in Aragon")
                        .setBody("Peaches were cheap.")
                        .build(),
                kill("afp", "a", 2));

        wire.accountOf(3);
        assertThat(wire.desk("sea"))
                .extracting(ConsumerRecord::key, record -> record.value().getEvent())
                .containsExactly(tuple("afp/a", Event.NEW_STORY), tuple("afp/a", Event.KILLED));
        assertThat(wire.enriched().getFirst().value().getDesks()).containsExactly("quiet", "sea");
    }

    @Test
    void startedAgainItGoesOnFromItsFolderAndFromNothing() {
        Enrich first = start("state");
        wire.send(version("afp", "a", 1), version("yonhap", "b", 1));
        wire.accountOf(2);
        first.close();

        Enrich again = start("state");
        wire.send(version("afp", "a", 1), version("afp", "a", 2));
        assertThat(wire.accountOf(4))
                .extracting(Account::getAccepted, Account::getRepeated)
                .containsExactly(3L, 1L);
        again.close();

        start("an-empty-folder");
        wire.send(version("afp", "a", 1), kill("afp", "a", 3), version("efe", "c", 1));
        assertThat(wire.accountOf(7))
                .extracting(Account::getAccepted, Account::getRepeated, Account::getStale, Account::getFollowUps)
                .containsExactly(5L, 1L, 1L, 1L);
        assertThat(wire.enriched().getLast().value())
                .extracting(
                        story -> story.getVerdict().getRelation(),
                        story -> story.getCluster().stream()
                                .map(ClusterMember::getKey)
                                .toList(),
                        story -> story.getWarnings().size())
                .containsExactly(Relation.COPY, List.of("afp/a", "yonhap/b", "efe/c"), 1);
    }

    @Test
    void startThatCannotSucceedEndsWithItsCause() {
        var threeCopies = new EnrichSettings(
                house, folder.resolve("state"), null, 0, null, 0, null, null, 0, 0, Map.of("replication.factor", "3"));

        assertThatThrownBy(() -> start(threeCopies))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("enrich could not start: ")
                .hasMessageContaining("replication factor of 3");
    }

    @Test
    void healthIsToldFromBeforeTheStartToAfterTheEnd() {
        var enrich = new Enrich(settings("state", null), kafka);
        assertThat(enrich.check()).hasValue("enrich has not been started");

        started.add(enrich);
        enrich.start();
        assertThat(enrich.check()).isEmpty();

        enrich.close();
        assertThat(enrich.check())
                .hasValueSatisfying(reason -> assertThat(reason).contains("NOT_RUNNING"));
    }

    @Test
    void accountOfAWireThatNeverRanIsEmpty() {
        assertThat(new AccountReader(settings("state", null), kafka).read()).isEmpty();
    }
}
