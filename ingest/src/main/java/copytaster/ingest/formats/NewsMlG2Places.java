package copytaster.ingest.formats;

import copytaster.ingest.formats.NewsMlG2Vocabularies.Term;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The places in a NewsML-G2 item: where it was written (located), and the countries, regions and points among its subjects.
 * ISO's code is taken where the item gives one beside the agency's own.
 */
final class NewsMlG2Places {

    private static final Set<String> TYPES = Set.of(
            "geoarea", "poi", "country", "city", "statprov", "region", "worldregion", "continent", "continentalcode");
    /** Reuters' number for the same. */
    private static final String REUTERS_TYPE = "cptType:5";

    private static final List<String> ISO = List.of("iso3166-1a2", "iso3166-1a3", "iso3166-1n");
    private static final Pattern LETTERS = Pattern.compile("[A-Z]{2,3}");
    /** A private number of so few digits would be taken for one of ISO's. */
    private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,3}");

    private final NewsMlG2Vocabularies vocabularies;
    private final NewsMlG2Names names;

    NewsMlG2Places(NewsMlG2Vocabularies vocabularies, NewsMlG2Names names) {
        this.vocabularies = vocabularies;
        this.names = names;
    }

    boolean isPlace(XmlNode thing) {
        String type = thing.attribute("type");
        return TYPES.contains(NewsMlG2Names.local(type).toLowerCase(Locale.ROOT))
                || type.equals(REUTERS_TYPE)
                || ISO.contains(vocabularies.of(thing).scheme());
    }

    void located(Item.Draft draft, XmlNode located) {
        place(draft, located, "located");
        located.all("broader").stream().filter(this::isCountry).forEach(country -> place(draft, country, "located"));
    }

    /** @param details what the item asserts about this subject, {@link XmlNode#NONE} when nothing */
    void subject(Item.Draft draft, XmlNode subject, XmlNode details) {
        Term iso = iso(subject);
        if (!iso.exists() && iso(details).exists()) {
            draft.place(iso(details).scheme(), iso(details).code(), names.of(subject), "subject");
        } else if (details.at("POIDetails").exists()
                && subject.attribute("qcode").isEmpty()) {
            draft.place("poi", names.of(subject), "", "subject");
        } else {
            place(draft, subject, "subject");
        }
        subject.all("broader").stream()
                .filter(broader -> iso(broader).exists())
                .forEach(country -> place(draft, country, "subject"));
        asserted(draft, details);
    }

    /** STT says where it happened in assertions alone. */
    void assertion(Item.Draft draft, XmlNode assertion) {
        boolean place = assertion.at("geoAreaDetails").exists()
                || assertion.at("POIDetails").exists()
                || assertion.all("broader").stream().anyMatch(this::isPlace);
        if (!place) {
            return;
        }
        String name = names.of(assertion);
        draft.place("name", name, "", "subject");
        assertion.all("broader").stream()
                .filter(broader -> name.isEmpty() && isCity(broader))
                .forEach(city -> draft.place("city", names.of(city), "", "subject"));
        assertion.all("broader").stream().filter(this::isCountry).forEach(country -> place(draft, country, "subject"));
        asserted(draft, assertion);
    }

    private void asserted(Item.Draft draft, XmlNode assertion) {
        XmlNode address = assertion.at("POIDetails", "address");
        draft.place("city", names.of(address.at("locality")), "", "subject");
        if (address.at("country").exists()) {
            place(draft, address.at("country"), "subject");
        }
    }

    private void place(Item.Draft draft, XmlNode thing, String how) {
        Term own = vocabularies.of(thing);
        Term iso = iso(thing);
        String name = names.of(thing);
        if (iso.exists()) {
            draft.place(iso.scheme(), iso.code(), name, how);
        } else if (own.scheme().isEmpty() || (SHORT_NUMBER.matcher(own.code()).matches() && !name.isEmpty())) {
            String type = NewsMlG2Names.local(thing.attribute("type")).toLowerCase(Locale.ROOT);
            draft.place(type.equals("city") ? "city" : "name", name.isEmpty() ? own.code() : name, "", how);
        } else {
            draft.place(own.scheme(), own.code(), name, how);
        }
    }

    private boolean isCountry(XmlNode broader) {
        return NewsMlG2Names.local(broader.attribute("type")).equalsIgnoreCase("country")
                || vocabularies.of(broader).scheme().toLowerCase(Locale.ROOT).endsWith("country")
                || iso(broader).exists();
    }

    private boolean isCity(XmlNode broader) {
        return NewsMlG2Names.local(broader.attribute("type")).equalsIgnoreCase("city")
                || vocabularies.of(broader).scheme().toLowerCase(Locale.ROOT).endsWith("city");
    }

    /** ISO's code for it: its own, or that of what it says it is the same as. A country's letters count as such. */
    private Term iso(XmlNode thing) {
        Term own = vocabularies.of(thing);
        if (ISO.contains(own.scheme())) {
            return region(own);
        }
        Term best = new Term("", "");
        for (String scheme : ISO) {
            for (XmlNode same : thing.children()) {
                Term code = vocabularies.of(same);
                if (!best.exists()
                        && (same.name().equals("sameAs") || same.name().equals("exactMatch"))
                        && code.scheme().equals(scheme)) {
                    best = region(code);
                }
            }
        }
        boolean country = NewsMlG2Names.local(thing.attribute("type")).equalsIgnoreCase("country");
        if (!best.exists() && country && LETTERS.matcher(own.code()).matches()) {
            return new Term(own.code().length() == 2 ? "iso3166-1a2" : "iso3166-1a3", own.code());
        }
        return best;
    }

    /** dpa writes "DE-HE" under the alias for countries. */
    private static Term region(Term code) {
        return code.code().indexOf('-') > 0 ? new Term("iso3166-2", code.code()) : code;
    }
}
