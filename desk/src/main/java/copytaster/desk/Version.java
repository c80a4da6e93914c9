package copytaster.desk;

import picocli.CommandLine.IVersionProvider;

/** Tells the version that the jar's manifest carries, and what it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {
            "copytaster " + (version == null ? "from classes" : version),
            "Java " + Runtime.version() + " on " + System.getProperty("os.name")
        };
    }
}
