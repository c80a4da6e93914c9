package copytaster.desk.rules;

import copytaster.enrich.desks.Rules;
import copytaster.enrich.yaml.RulesException;
import copytaster.schemas.RuleSet;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of rules, read whole or refused.
 *
 * @param record as it is published
 */
public record RulesFile(Rules rules, RuleSet record) {

    /** @throws IllegalStateException naming the file, the line and what to write instead */
    public static RulesFile read(Path file) {
        try {
            RuleSet record = Rules.ruleSet(Files.readString(file));
            return new RulesFile(Rules.of(record), record);
        } catch (RulesException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
