package copytaster.enrich.countries;

import java.util.List;

/**
 * One place in the text that names a country.
 *
 * @param codes what it means here, after ambiguous names were decided
 * @param glued true where the form was found inside words that lost their blank
 */
record Mention(int begin, int end, Zone zone, PlaceForm form, List<String> codes, boolean glued) {
    Mention means(List<String> decided) {
        return new Mention(begin, end, zone, form, decided, glued);
    }

    String rule() {
        return glued ? form.kind().rule() + ", glued" : form.kind().rule();
    }
}
