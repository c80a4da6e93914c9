package copytaster.desk;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules of the house that hold between modules; the README of the design tells why. */
final class ModuleRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("copytaster");

    /** What decides: pure functions and the topology made of them. The shell that starts Streams lies beside them. */
    private static final String[] DECIDING = {
        "copytaster.enrich.text..",
        "copytaster.enrich.versions..",
        "copytaster.enrich.duplicates..",
        "copytaster.enrich.countries..",
        "copytaster.enrich.mediatopics..",
        "copytaster.enrich.desks..",
        "copytaster.enrich.topology.."
    };

    @Test
    void everyModuleIsLookedAt() {
        Set<String> modules = HOUSE.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.split("\\.")[1])
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(modules).contains("schemas", "ingest", "enrich", "sink", "embedded", "replay", "desk");
    }

    @Test
    void schemasKnowNobody() {
        check(onlyKnows("copytaster.schemas..", "copytaster.schemas.."));
    }

    @Test
    void embeddedServersKnowNobody() {
        check(onlyKnows("copytaster.embedded..", "copytaster.embedded.."));
    }

    @Test
    void stagesKnowTheSchemasAndNotEachOther() {
        for (String stage : new String[] {"ingest", "enrich", "sink"}) {
            String own = "copytaster." + stage + "..";
            check(onlyKnows(own, own, "copytaster.schemas.."));
        }
    }

    @Test
    void replayKnowsWhatItReplaysAndTheBrokerOfItsTests() {
        check(onlyKnows(
                "copytaster.replay..",
                "copytaster.replay..",
                "copytaster.schemas..",
                "copytaster.enrich..",
                "copytaster.embedded.."));
    }

    @Test
    void onlyWhatRunsTestsKnowsTheirEngine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("copytaster.replay.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit.."));
    }

    @Test
    void nothingButDeskAndBenchWires() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("copytaster.desk..", "copytaster.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("copytaster.desk..", "copytaster.bench.."));
    }

    @Test
    void namesTellAJob() {
        check(classes()
                .should()
                .haveNameNotMatching(".*\\.[A-Za-z]*(Util|Helper|Manager|Impl|Common|Abstract)[A-Za-z]*(\\$.*)?"));
    }

    @Test
    void packagesTellAJob() {
        check(noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..service..", "..impl.."));
    }

    @Test
    void loggingGoesThroughOneDoor() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.log4j..", "org.apache.commons.logging.."));
    }

    @Test
    void whatDecidesDoesNotLookAtTheClock() {
        check(looksAtTheClock().as("what decides must not look at the clock: a replay has to decide the same"));
    }

    @Test
    void clockRuleCanFail() {
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);

        assertThatThrownBy(() -> clockRule("copytaster.desk..").check(offender)).isInstanceOf(AssertionError.class);
    }

    static final class Offender {
        static Instant now() {
            return Instant.now();
        }
    }

    private static ArchRule looksAtTheClock() {
        return clockRule(DECIDING);
    }

    private static ArchRule clockRule(String... packages) {
        DescribedPredicate<JavaCall<?>> timesNow =
                target(nameMatching("now")).and(target(owner(HasName.Predicates.nameStartingWith("java.time."))));
        DescribedPredicate<JavaCall<?>> systemTime = target(nameMatching("currentTimeMillis|nanoTime"))
                .and(target(owner(HasName.Predicates.name(System.class.getName()))));
        DescribedPredicate<JavaCall<?>> systemClock =
                target(nameMatching("system.*")).and(target(owner(HasName.Predicates.name(Clock.class.getName()))));
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "reads the clock",
                        call -> timesNow.test(call) || systemTime.test(call) || systemClock.test(call)));
    }

    private static ArchRule onlyKnows(String module, String... known) {
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "lie in " + String.join(", ", known) + " or outside of the house",
                        other -> !other.getPackageName().startsWith("copytaster")
                                || JavaClass.Predicates.resideInAnyPackage(known)
                                        .test(other)));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }
}
