package copytaster.enrich;

import copytaster.schemas.Account;
import copytaster.schemas.KafkaSettings;
import java.util.Map;
import java.util.TreeMap;

/** Reads each wire's account as enrich has committed it, from the changelog of its store: no running enrich is needed. */
public final class AccountReader {

    private static final String ACCOUNT = "account";

    private final Changelog changelog;

    public AccountReader(EnrichSettings settings, KafkaSettings kafka) {
        this.changelog = new Changelog(settings, kafka, ACCOUNT);
    }

    /** The newest committed account of each wire, by partition; empty where enrich has never run. */
    public Map<Integer, Account> read() {
        var accounts = new TreeMap<Integer, Account>();
        changelog.read(Account.class).forEach((wire, values) -> values.values()
                .forEach(account -> accounts.put(wire, account)));
        return accounts;
    }
}
