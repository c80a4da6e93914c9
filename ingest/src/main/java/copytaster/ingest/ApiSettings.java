package copytaster.ingest;

import copytaster.ingest.transports.PollTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An agency's own API. Its credentials are the feed's: user and password are EFE's client id and secret, token is AP's API key or
 * the Korean ministry's service key, and dpa's queue takes either or none.
 *
 * @param agency whose API it is; null when the feed is of another kind
 * @param address where it is; default the agency's public one, which dpa has not
 * @param product what is subscribed: EFE's product number; for AP, product ids parted by commas, default all of the plan
 * @param language for EFE, {@code ES} say; default EFE's own default
 * @param since how far back the first asking goes, before there is a cursor; default a day
 */
public record ApiSettings(
        @Nullable Agency agency,
        @Nullable URI address,
        @Nullable String product,
        @Nullable String language,
        @Nullable Duration since) {

    /** The agencies whose APIs are known. */
    public enum Agency {
        EFE("https://apinews.efeservicios.com"),
        DPA(""),
        AP("https://api.ap.org/media/v"),
        YONHAP("https://www.safetydata.go.kr/V2/api/DSSP-IF-00051");

        private final String usual;

        Agency(String usual) {
            this.usual = usual;
        }
    }

    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern PRODUCTS = Pattern.compile("[A-Za-z0-9]+(?:\\s*,\\s*[A-Za-z0-9]+)*|");

    /** As a key stands in an address. */
    private static final Pattern ENCODED = Pattern.compile("(?:[A-Za-z0-9._~*+/=-]|%[0-9A-Fa-f]{2})*");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z-]{0,8}");

    public ApiSettings {
        product = product == null ? "" : product.strip();
        language = language == null ? "" : language.strip();
        boolean rest = address != null || !product.isEmpty() || !language.isEmpty() || since != null;
        FeedSettings.check(
                agency != null || !rest,
                "agency: is missing; one of "
                        + Arrays.stream(Agency.values())
                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
        since = since == null ? DAY : since;
        if (agency != null) {
            address = address == null && !agency.usual.isEmpty() ? URI.create(agency.usual) : address;
            check(agency, address, product);
            FeedSettings.check(agency == Agency.EFE || language.isEmpty(), "language: is for efe only");
            FeedSettings.check(LANGUAGE.matcher(language).matches(), "language: letters, ES say, not " + language);
            FeedSettings.check(!since.isNegative() && !since.isZero(), "since: longer than nothing");
        }
    }

    private static void check(Agency agency, @Nullable URI address, String product) {
        FeedSettings.check(address != null, "address: of your queue is needed for dpa, as dpa's API portal shows it");
        FeedSettings.checkWeb("address", address);
        switch (agency) {
            case EFE ->
                FeedSettings.check(NUMBER.matcher(product).matches(), "product: EFE's number of what is subscribed");
            case AP ->
                FeedSettings.check(
                        PRODUCTS.matcher(product).matches(), "product: ids parted by commas, not " + product);
            case DPA, YONHAP -> FeedSettings.check(product.isEmpty(), "product: is for efe and ap only");
        }
    }

    boolean isThere() {
        return agency != null;
    }

    /** Are these the credentials that the agency asks for? Complains by the feed's keys. */
    void check(String user, String password, String token) {
        if (agency == null) {
            return;
        }
        switch (agency) {
            case EFE -> {
                FeedSettings.check(!user.isEmpty(), "user: EFE's client id is needed");
                FeedSettings.check(!password.isEmpty(), "password: EFE's client secret is needed");
            }
            case AP -> FeedSettings.check(!token.isEmpty(), "token: AP's API key is needed");
            case YONHAP -> {
                FeedSettings.check(!token.isEmpty(), "token: the service key of data.go.kr is needed");
                FeedSettings.check(
                        !token.contains("%") || ENCODED.matcher(token).matches(),
                        "token: the service key has a % that begins no code; copy it again, encoded or decoded");
            }
            case DPA -> {
                // Most queues are known by their address alone.
            }
        }
    }

    /** Without what stands in an address; of dpa's, whose path is the key to the queue, the host alone. */
    @Override
    public String toString() {
        if (agency == null || address == null) {
            return "";
        }
        return agency + " " + PollTransport.shown(agency == Agency.DPA ? address.resolve("/") : address);
    }
}
