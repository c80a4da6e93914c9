package copytaster.ingest.providers;

import copytaster.ingest.formats.Item;
import copytaster.schemas.Story;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The agencies that Copytaster knows, and the stories it makes of their items. An item goes by its agency's rules first, then by
 * those of its format, then by those that hold for all.
 */
public final class Providers {

    private final List<Provider> formats;
    private final Agency generic;
    private final SortedMap<String, Agency> named = new TreeMap<>();
    private final SortedMap<String, Known> known = new TreeMap<>();

    /** @param rules by format, in the order of {@link #formats}, and those for any other format last */
    private record Agency(Provider own, List<Provider> rules) {}

    private Providers(ProviderFiles files) {
        this.formats = files.formats();
        Provider forAll = files.forAll();
        this.generic = agency(forAll, forAll);
        files.agencies().forEach((name, own) -> {
            named.put(name, agency(own, forAll));
            known.put(name, new Known(name, own.home(), files.place(own)));
        });
    }

    /** Those that come with Copytaster. */
    public static Providers standard() {
        return new Providers(ProviderFiles.builtIn());
    }

    /**
     * Those that come with Copytaster and those in a folder, where a file of the same name takes the other's place.
     *
     * @throws IllegalArgumentException when a file is not as it must be, with its name and the reason
     */
    public static Providers with(Path folder) {
        return new Providers(ProviderFiles.builtIn().and(folder));
    }

    /**
     * The story of an item, by the rules of the provider asked for, else of the one that recognises it, else by the generic
     * ones. A provider without a file goes by the generic rules under its own name.
     *
     * @throws NoStory when the item lacks what every story must have
     */
    public Story story(Item item, String wanted) throws NoStory {
        Facts facts = Facts.of(item);
        return StoryMaker.make(item, facts, rules(item, facts, wanted.toLowerCase(Locale.ROOT)));
    }

    /** The home country in a provider's file, empty when it has none. */
    public String home(String provider) {
        return named.getOrDefault(provider.toLowerCase(Locale.ROOT), generic)
                .own()
                .home();
    }

    /**
     * An agency with a file of its own.
     *
     * @param home ISO 3166-1 alpha-2, empty for none
     * @param file where the file lies, for a person
     */
    public record Known(String name, String home, String file) {}

    /** All agencies with a file of their own, by name. */
    public List<Known> known() {
        return List.copyOf(known.values());
    }

    /** The names of all agencies with a file of their own. */
    public List<String> names() {
        return List.copyOf(named.keySet());
    }

    /**
     * What to tell a person who asks for a provider without a file: it may be misspelt, and its stories get other keys. Empty
     * when there is nothing to tell.
     */
    public Optional<String> doubt(String provider) {
        String wanted = provider.toLowerCase(Locale.ROOT);
        return wanted.isBlank() || wanted.equals(ProviderFiles.GENERIC) || named.containsKey(wanted)
                ? Optional.empty()
                : Optional.of("no provider file '" + provider + "': generic rules apply; known: "
                        + String.join(", ", named.keySet()));
    }

    private Provider rules(Item item, Facts facts, String wanted) {
        int format = format(item.format());
        if (!wanted.isBlank()) {
            Agency known = named.get(wanted);
            return known == null
                    ? generic.rules().get(format).named(wanted)
                    : known.rules().get(format);
        }
        for (Agency agency : named.values()) {
            if (agency.own().recognises(facts)) {
                return agency.rules().get(format);
            }
        }
        return generic.rules().get(format);
    }

    private int format(String format) {
        for (int i = 0; i < formats.size(); i++) {
            if (formats.get(i).holdsFor(format)) {
                return i;
            }
        }
        return formats.size();
    }

    private Agency agency(Provider own, Provider forAll) {
        var rules = new ArrayList<Provider>();
        for (Provider format : formats) {
            Provider under = format.over(forAll);
            rules.add(own == forAll ? under : own.over(under));
        }
        rules.add(own == forAll ? own : own.over(forAll));
        return new Agency(own, List.copyOf(rules));
    }
}
