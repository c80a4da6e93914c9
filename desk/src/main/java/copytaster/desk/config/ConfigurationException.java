package copytaster.desk.config;

/** The configuration cannot be used; the message names the key, where it was written, and what would do. */
public final class ConfigurationException extends RuntimeException {
    public ConfigurationException(String message) {
        super(message);
    }

    static ConfigurationException at(String origin, String path, String problem) {
        return new ConfigurationException(origin + ": " + path + ": " + problem);
    }
}
