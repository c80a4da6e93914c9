package copytaster.desk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ParseCommandTest {

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void fieldsAreBeforeAnyAgencysRules() {
        assertThat(parse("--fields", "--provider", "efe", folder.toString())).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("without --provider");
    }

    @Test
    void whatCannotBeOpenedIsNotWell() {
        assertThat(parse(folder.resolve("nothing.xml").toString())).isEqualTo(1);
        assertThat(parse(folder.toString())).isZero();
    }

    private int parse(String... arguments) {
        return new CommandLine(new ParseCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
