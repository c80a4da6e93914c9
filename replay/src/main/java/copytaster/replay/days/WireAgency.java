package copytaster.replay.days;

import copytaster.replay.days.Tongue.Script;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An agency on an invented day.
 *
 * @param provider its name in keys
 * @param scripts the languages it writes in, equally often
 * @param versions how it tells which of two versions is newer
 */
public record WireAgency(String provider, List<Script> scripts, Versions versions) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /** How an agency tells the order of its versions. */
    public enum Versions {
        /** It numbers them. */
        NUMBERED,
        /** It dates them. */
        DATED,
        /** It says nothing: what comes later is newer, unless it has come before. */
        UNSAID,
        /** Every update is a story under a new id that points at the one before. */
        NEW_IDS
    }

    public WireAgency {
        scripts = List.copyOf(scripts);
        if (!NAME.matcher(provider).matches()) {
            throw new IllegalArgumentException(
                    "an agency's name is lower case letters, digits and '-', not " + provider);
        }
        if (scripts.isEmpty()) {
            throw new IllegalArgumentException(provider + " must write in some language");
        }
    }

    static List<WireAgency> five() {
        return List.of(
                new WireAgency("alba", List.of(Script.LATIN), Versions.NUMBERED),
                new WireAgency("borealis", List.of(Script.LATIN), Versions.NEW_IDS),
                new WireAgency("cierzo", List.of(Script.LATIN), Versions.DATED),
                new WireAgency("doldrum", List.of(Script.LATIN, Script.HANGUL), Versions.UNSAID),
                new WireAgency("etesia", List.of(Script.LATIN, Script.HAN), Versions.NUMBERED));
    }
}
