package copytaster.desk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shapes that some module's settings have: feeds by name, lists, sections in sections. */
final class BinderTest {
    record House(Map<String, Feed> feeds, List<String> urls, List<Feed> order) {}

    record Feed(
            @Nullable String provider,
            @Nullable String password,
            @Nullable Poll poll) {
        Feed {
            if (provider != null && provider.isBlank()) {
                throw new IllegalArgumentException("provider must not be blank");
            }
        }
    }

    record Poll(int seconds) {
        Poll {
            seconds = seconds == 0 ? 60 : seconds;
        }
    }

    @Test
    void feedsAreBoundByName() {
        House house = bind(Map.of("COPYTASTER_FEEDS_EFE_PROVIDER", "efe", "COPYTASTER_FEEDS_EFE_POLL_SECONDS", "5"));

        assertThat(house.feeds()).containsOnlyKeys("efe");
        assertThat(house.feeds().get("efe").provider()).isEqualTo("efe");
        assertThat(house.feeds().get("efe").poll().seconds()).isEqualTo(5);
    }

    @Test
    void variableFindsTheFeedUnderTheNameThatTheFileGivesIt() {
        Entry.Section written = section("feeds", section("AFP.fr", section("provider", text("afp"))));
        new Environment(Map.of("COPYTASTER_FEEDS_AFP_FR_PASSWORD", "x")).overlay(written, House.class);

        House house = new Binder(new Secrets(Map.of())).bind(House.class, written);

        assertThat(house.feeds()).containsOnlyKeys("AFP.fr");
        assertThat(house.feeds().get("AFP.fr").password()).isEqualTo("x");
    }

    @Test
    void unknownKeyOfAFeedInAVariableIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("COPYTASTER_FEEDS_EFE_COLOUR", "red")))
                .hasMessageContaining("COPYTASTER_FEEDS_EFE_COLOUR: no such key");
    }

    @Test
    void secretOfAFeedMayComeFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "hush\n");

        House house = bind(Map.of("COPYTASTER_FEEDS_EFE_PASSWORD_FILE", file.toString()));

        assertThat(house.feeds().get("efe").password()).isEqualTo("hush");
    }

    @Test
    void listInAVariableIsCutAtItsCommas() {
        assertThat(bind(Map.of("COPYTASTER_URLS", "a, b,")).urls()).containsExactly("a", "b");
    }

    @Test
    void sectionsOfAListAreBoundAndComplainedAboutByPlace() {
        Entry.Section good = section("order", new Entry.Items("f", List.of(section("provider", text("efe")))));
        Entry.Section bad = section("order", new Entry.Items("f", List.of(section("provider", text(" ")))));
        Binder binder = new Binder(new Secrets(Map.of()));

        assertThat(binder.bind(House.class, good).order())
                .extracting(Feed::provider)
                .containsExactly("efe");
        assertThatThrownBy(() -> binder.bind(House.class, bad)).hasMessage("f: order[0].provider: must not be blank");
    }

    @Test
    void sectionThatIsNotWrittenStillHasItsDefaults() {
        House house = bind(Map.of("COPYTASTER_FEEDS_EFE_PROVIDER", "efe"));

        assertThat(house.feeds().get("efe").poll()).isEqualTo(new Poll(60));
        assertThat(house.urls()).isNull();
    }

    private static House bind(Map<String, String> variables) {
        Entry.Section root = Entry.Section.empty("f");
        new Environment(variables).overlay(root, House.class);
        return new Binder(new Secrets(variables)).bind(House.class, root);
    }

    private static Entry.Section section(String key, Entry value) {
        return new Entry.Section("f", new LinkedHashMap<>(Map.of(key, value)));
    }

    private static Entry text(String value) {
        return new Entry.Text("f", value);
    }
}
