package copytaster.ingest.transports;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of files that another machine tells. One that would lead out of the folder, or end the command that it stands in,
 * is told of once and left alone.
 */
final class Names {

    private static final Logger LOG = LoggerFactory.getLogger(Names.class);
    private static final Pattern UNSAFE = Pattern.compile("|\\.{1,2}|.*[/\\\\\\p{Cntrl}].*", Pattern.DOTALL);

    private final RemoteFolder folder;
    private final Set<String> told = new HashSet<>();

    Names(RemoteFolder folder) {
        this.folder = folder;
    }

    boolean isSafe(String name) {
        if (!UNSAFE.matcher(name).matches()) {
            return true;
        }
        if (told.size() < 100 && told.add(name)) {
            LOG.warn(
                    "{} has a file of an unsafe name, which is passed over: {}",
                    folder,
                    name.replaceAll("\\p{Cntrl}", "?"));
        }
        return false;
    }
}
