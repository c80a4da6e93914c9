package copytaster.desk.config;

import copytaster.desk.subscribe.Wish;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A system that is told of stories by HTTP POST.
 *
 * @param url where it is told
 * @param secret with which each delivery is signed: {@code whsec_} and 24 to 64 bytes in base64, as Standard Webhooks has it
 * @param desk whose stories it gets; empty for those of the filter
 * @param filter the conditions of a desk, for example {@code country: KR}; by default every story
 * @param only {@code firsts} for no copies, {@code new} for what says something new; by default everything
 * @param embargoed whether it is told of stories under embargo, too
 * @param giveUpAfter how long it may fail without a break before it is disabled; by default three days
 */
public record WebhookSettings(
        URI url,
        String secret,
        @Nullable String desk,
        @Nullable String filter,
        @Nullable String only,
        boolean embargoed,
        @Nullable Duration giveUpAfter) {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    public WebhookSettings {
        if (url == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("url: an address by http or https, not " + url);
        }
        if (secret == null || key(secret).isEmpty()) {
            throw new IllegalArgumentException("secret: whsec_ and " + SHORTEST + " to " + LONGEST
                    + " random bytes in base64, for example by" + " `echo whsec_$(openssl rand -base64 32)`");
        }
        try {
            Wish.of(desk, filter, only);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        giveUpAfter = giveUpAfter == null ? Duration.ofDays(3) : giveUpAfter;
    }

    public Wish wish() {
        return Wish.of(desk, filter, only);
    }

    /** The bytes to sign with. */
    public byte[] key() {
        return key(secret).orElseThrow();
    }

    @Override
    public String toString() {
        return "WebhookSettings[url=" + url + ", secret=***, desk=" + desk + ", filter=" + filter + ", only=" + only
                + "]";
    }

    private static Optional<byte[]> key(String secret) {
        try {
            byte[] key = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : "");
            return key.length >= SHORTEST && key.length <= LONGEST ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
