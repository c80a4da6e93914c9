package copytaster.enrich.countries;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import copytaster.enrich.words.Folding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Country names and the time zones' cities in every tagged language, from CLDR at run time. */
final class CldrNames {
    private static final Pattern BRACKETS = Pattern.compile("\\s*[(（\\[].*?[)）\\]]");
    private static final Pattern SAR =
            Pattern.compile("\\s*,?\\s*(SAR|RAE|R\\.A\\.S\\.|RAS|ÖİB|Sonderverwaltungsregion).*");
    /** Names that CLDR gives and that mean something else on most wires; the ambiguous table has the ones worth a second look. */
    private static final Set<String> LEFT_OUT =
            Set.of("man", "ile de man", "isla de man", "tonga", "togo si", "저지", "건지", "가봉", "토고", "부탄", "查德");

    private CldrNames() {}

    /** @param knownCities folded city names that count in a text, each with its country: of CLDR's zone cities only these are taken */
    static List<PlaceForm> load(Map<String, String> knownCities) {
        List<PlaceForm> forms = new ArrayList<>();
        List<String> regions = new ArrayList<>(List.of(Locale.getISOCountries()));
        regions.add("XK");
        for (int i = 0; i < Languages.TAGGED.size(); i++) {
            ULocale locale = new ULocale(Languages.TAGGED.get(i));
            addRegions(regions, locale, 1 << i, forms);
            addCities(knownCities, locale, 1 << i, forms);
        }
        addRegions(regions, new ULocale("zh-Hant"), Languages.bit("zh"), forms);
        addRegions(regions, new ULocale("pt-PT"), Languages.bit("pt"), forms);
        return forms;
    }

    private static void addRegions(List<String> regions, ULocale locale, int bit, List<PlaceForm> forms) {
        LocaleDisplayNames full = LocaleDisplayNames.getInstance(locale, DisplayContext.LENGTH_FULL);
        for (String region : regions) {
            for (String name : spellings(full.regionDisplayName(region))) {
                if (name.length() > 1 && !name.equals(region) && !LEFT_OUT.contains(Folding.fold(name))) {
                    forms.add(PlaceForm.of(name, List.of(region), Kind.NAME, bit));
                }
            }
        }
    }

    private static void addCities(Map<String, String> knownCities, ULocale locale, int bit, List<PlaceForm> forms) {
        TimeZoneNames english = TimeZoneNames.getInstance(ULocale.ENGLISH);
        TimeZoneNames local = TimeZoneNames.getInstance(locale);
        for (String zone : TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null)) {
            String inEnglish = english.getExemplarLocationName(zone);
            String name = local.getExemplarLocationName(zone);
            String region = TimeZone.getRegion(zone);
            if (inEnglish != null
                    && name != null
                    && name.length() > 1
                    && region.equals(knownCities.get(Folding.fold(inEnglish)))) {
                forms.add(PlaceForm.of(name, List.of(region), Kind.CAPITAL, bit));
            }
        }
    }

    /** The name as people print it: without brackets and "SAR China", with "and" for an ampersand. */
    private static Set<String> spellings(String name) {
        Set<String> spellings = new LinkedHashSet<>();
        String plain = SAR.matcher(BRACKETS.matcher(name).replaceAll(""))
                .replaceAll("")
                .strip();
        if (plain.contains(" - ")) {
            spellings.add(plain.replace(" - ", "-"));
        } else {
            spellings.add(plain);
        }
        if (plain.contains("&")) {
            spellings.add(plain.replace("&", "and"));
        }
        spellings.remove("");
        return spellings;
    }
}
