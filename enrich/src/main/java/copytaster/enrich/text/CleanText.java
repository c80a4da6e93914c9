package copytaster.enrich.text;

import static java.util.Objects.requireNonNull;

/**
 * A story's own words, cut into the zones that taggers weigh.
 *
 * @param language BCP 47, lower case; empty when unknown
 * @param headline one line, house markers such as {@code [속보]} or {@code CORRECTED-} taken off
 * @param dateline the place of the dateline as printed; empty when there is none
 * @param lead the first paragraph, without dateline, agency bracket and byline
 * @param rest the other paragraphs, separated by blank lines, without sign-offs and footers
 */
public record CleanText(String language, String headline, String dateline, String lead, String rest) {

    public CleanText {
        requireNonNull(language, "language");
        requireNonNull(headline, "headline");
        requireNonNull(dateline, "dateline");
        requireNonNull(lead, "lead");
        requireNonNull(rest, "rest");
    }

    /** Lead and rest as one text. */
    public String body() {
        if (rest.isEmpty()) {
            return lead;
        }
        return lead.isEmpty() ? rest : lead + "\n\n" + rest;
    }
}
