package copytaster.enrich.countries;

import com.ibm.icu.util.ULocale;
import copytaster.enrich.words.Folding;
import copytaster.schemas.Place;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/** Maps an agency's place (alpha-3, alpha-2, numeric, a country's or a town's name) to ISO 3166-1 alpha-2. */
final class PlaceCodes {
    private final Map<String, String> byAlpha3 = new HashMap<>();
    private final Map<String, String> byNumber = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, String> alpha2 = new HashMap<>();
    private final Gazetteer gazetteer;

    PlaceCodes(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
        for (String code : Locale.getISOCountries()) {
            alpha2.put(code, code);
            try {
                byAlpha3.put(Locale.of("", code).getISO3Country(), code);
            } catch (MissingResourceException e) {
                continue;
            }
            byNumber.put(
                    "%03d".formatted(com.ibm.icu.util.Region.getInstance(code).getNumericCode()), code);
            for (String language : Languages.TAGGED) {
                byName.putIfAbsent(Folding.fold(new ULocale("", code).getDisplayCountry(new ULocale(language))), code);
            }
        }
        // Kosovo has user-assigned codes; the others are withdrawn codes and agencies' habits.
        Map.of(
                        "XKX", "XK", "XKO", "XK", "KOS", "XK", "SUN", "RU", "YUG", "RS", "SCG", "RS", "ROM", "RO",
                        "TMP", "TL", "ZAR", "CD")
                .forEach(byAlpha3::put);
        Map.of(
                        "XK", "XK", "UK", "GB", "SU", "RU", "YU", "RS", "DD", "DE", "TP", "TL", "ZR", "CD", "AN", "CW",
                        "BU", "MM")
                .forEach(alpha2::put);
    }

    Optional<String> alpha2(Place place) {
        String code = place.getCode().strip();
        Optional<String> found = byCode(code);
        if (found.isEmpty() && place.getName() != null) {
            found = byName(place.getName().strip());
        }
        return found.isEmpty() ? byName(code) : found;
    }

    private Optional<String> byCode(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        return switch (upper.length()) {
            case 2 -> Optional.ofNullable(alpha2.get(upper));
            case 3 -> Optional.ofNullable(byAlpha3.getOrDefault(upper, byNumber.get(upper)));
            default -> Optional.empty();
        };
    }

    private Optional<String> byName(String name) {
        if (name.length() < 4) {
            return Optional.empty();
        }
        String country = byName.get(Folding.fold(name));
        if (country != null) {
            return Optional.of(country);
        }
        return gazetteer.formOf(name).or(() -> gazetteer.countriesOfTown(name).stream()
                .findFirst());
    }
}
