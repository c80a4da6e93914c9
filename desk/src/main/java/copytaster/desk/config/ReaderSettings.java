package copytaster.desk.config;

import copytaster.desk.readers.Reader;
import copytaster.desk.readers.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reader with a token of its own.
 *
 * @param token what it must show; at least 16 characters
 * @param scopes what it may do; by default {@code read} and {@code subscribe}
 * @param providers whose stories it may read; by default everybody's
 */
public record ReaderSettings(
        String token,
        @Nullable List<String> scopes,
        @Nullable List<String> providers) {

    static final int SHORTEST_TOKEN = 16;

    public ReaderSettings {
        if (token == null || token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("token must have at least " + SHORTEST_TOKEN + " characters");
        }
        scopes = scopes == null ? List.of(Scope.READ.word(), Scope.SUBSCRIBE.word()) : List.copyOf(scopes);
        providers = providers == null ? List.of() : List.copyOf(providers);
        for (String scope : scopes) {
            try {
                Scope.named(scope);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("scopes: " + e.getMessage(), e);
            }
        }
    }

    /** Who shows this token. */
    public Reader reader(String name) {
        Set<Scope> may =
                Objects.requireNonNull(scopes).stream().map(Scope::named).collect(Collectors.toSet());
        return new Reader(name, may, Set.copyOf(Objects.requireNonNull(providers)));
    }

    @Override
    public String toString() {
        return "ReaderSettings[token=***, scopes=" + scopes + ", providers=" + providers + "]";
    }
}
