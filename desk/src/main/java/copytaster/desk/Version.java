package copytaster.desk;

import picocli.CommandLine.IVersionProvider;

/** Tells the version that the jar's manifest carries, and what it runs on. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "copytaster " + text(), "Java " + Runtime.version() + " on " + System.getProperty("os.name")
        };
    }

    /** For example {@code 0.1.0}. */
    public static String text() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "from classes" : version;
    }
}
