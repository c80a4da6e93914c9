package copytaster.enrich.countries;

import copytaster.enrich.words.Folding;
import copytaster.enrich.words.Resource;
import copytaster.enrich.words.WordAutomaton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every form that names a country, from CLDR and from the tables beside this class, in one automaton. */
public final class Gazetteer {
    private static final List<String> TABLES =
            List.of("regions", "historic", "metonyms", "leaders", "agencies", "blockers", "names-ko");

    private final Map<String, List<String>> citiesByName = new HashMap<>();
    private final Map<String, String> citiesInText = new HashMap<>();
    private final Map<String, Kind> cityKinds = new HashMap<>();
    private final Map<String, List<PlaceForm>> forms = new LinkedHashMap<>();
    private final AmbiguousNames ambiguous = AmbiguousNames.load();
    private final WordAutomaton<PlaceForm> automaton;

    private Gazetteer() {
        loadCities();
        ambiguous.forms().forEach(this::add);
        CldrNames.load(citiesInText).forEach(this::add);
        for (String table : TABLES) {
            loadTable(table + ".tsv");
        }
        for (String language : Languages.TAGGED) {
            if (!language.equals("ko")) {
                loadTable("names-" + language + ".tsv");
            }
        }
        WordAutomaton.Builder<PlaceForm> builder = WordAutomaton.builder();
        for (List<PlaceForm> same : forms.values()) {
            same.sort(Comparator.comparing(PlaceForm::kind));
            for (PlaceForm form : same) {
                builder.add(form.word(), form);
            }
        }
        automaton = builder.build();
    }

    public static Gazetteer load() {
        return new Gazetteer();
    }

    /** Finds every form in one pass. */
    public WordAutomaton<PlaceForm> automaton() {
        return automaton;
    }

    public Stream<PlaceForm> forms() {
        return forms.values().stream().flatMap(List::stream);
    }

    AmbiguousNames ambiguous() {
        return ambiguous;
    }

    /** The countries that have a town of this name, the likeliest first; empty when none is known. */
    List<String> countriesOfTown(String name) {
        return citiesByName.getOrDefault(Folding.fold(name), List.of());
    }

    /** Is the town so large that its name alone means it? Melbourne is in Australia, also to a feed from Florida. */
    boolean isKnownAnywhere(String town) {
        return citiesInText.containsKey(Folding.fold(town));
    }

    /** The one country that this name stands for on its own, in any language. */
    Optional<String> formOf(String name) {
        return forms.getOrDefault(Folding.fold(name), List.of()).stream()
                .filter(form -> form.codes().size() == 1 && form.edges() != PlaceForm.Edges.STEM)
                .map(form -> form.codes().get(0))
                .findFirst();
    }

    private void loadCities() {
        for (String line : Resource.lines(Gazetteer.class, "cities.tsv")) {
            String[] columns = line.split("\t", -1);
            List<String> codes = List.of(columns[0].split(" "));
            Kind kind = columns[1].equals("capital") ? Kind.CAPITAL : Kind.CITY;
            PlaceForm.Scope scope =
                    columns[2].equals("dateline") ? PlaceForm.Scope.WHERE_PLACED : PlaceForm.Scope.EVERYWHERE;
            for (String name : columns[4].split(",")) {
                String form = name.strip();
                citiesByName.putIfAbsent(Folding.fold(form), codes);
                if (scope == PlaceForm.Scope.EVERYWHERE) {
                    citiesInText.putIfAbsent(Folding.fold(form), codes.get(0));
                    cityKinds.putIfAbsent(Folding.fold(form), kind);
                }
                add(PlaceForm.of(form, List.of(codes.get(0)), kind, Languages.ALL, scope, Term.ALWAYS));
            }
        }
    }

    private void loadTable(String name) {
        Kind kind = Kind.NAME;
        int languages = Languages.ALL;
        PlaceForm.Scope scope = PlaceForm.Scope.EVERYWHERE;
        for (String line : Resource.lines(Gazetteer.class, name)) {
            if (line.startsWith("@kind")) {
                kind = Kind.valueOf(line.substring(5).strip().toUpperCase(Locale.ROOT));
            } else if (line.startsWith("@language")) {
                languages = Languages.bit(line.substring(9).strip());
            } else if (line.startsWith("@zone")) {
                scope = line.endsWith("dateline") ? PlaceForm.Scope.WHERE_PLACED : PlaceForm.Scope.EVERYWHERE;
            } else {
                String[] columns = line.split("\t", -1);
                Term term = columns.length > 2 ? Term.of(columns[1], columns[2]) : Term.ALWAYS;
                List<String> codes = AmbiguousNames.codes(columns[0]);
                for (String written : columns[columns.length - 1].split(",")) {
                    String form = written.strip();
                    if (!form.isEmpty()) {
                        add(PlaceForm.of(form, codes, kindOf(form, kind), languages, scope, term));
                    }
                }
            }
        }
    }

    /** The seed tables hold names, peoples and capitals side by side: told apart by spelling and by the table of cities. */
    private Kind kindOf(String form, Kind kind) {
        if (kind != Kind.DEMONYM || form.endsWith("*") || Character.isLowerCase(form.charAt(0))) {
            return kind;
        }
        Kind city = cityKinds.get(Folding.fold(form));
        return city == null ? Kind.NAME : city;
    }

    /** Forms that fold to the same and mean the same are one form, of all their languages. */
    private void add(PlaceForm form) {
        List<PlaceForm> same = forms.computeIfAbsent(Folding.fold(form.word()), k -> new ArrayList<>(1));
        for (int i = 0; i < same.size(); i++) {
            if (same.get(i).meansTheSameAs(form)) {
                same.set(i, same.get(i).merged(form));
                return;
            }
        }
        same.add(form);
    }
}
