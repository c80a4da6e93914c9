package copytaster.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("topics", "lag", "desk").contains("Exit codes: 0");
    }

    @Test
    void everyCommandsHelpTellsWhatItDoesAndHowItEnds() {
        for (String command : Main.commandLine().getSubcommands().keySet()) {
            assertThat(run(command, "--help")).as(command).isZero();

            assertThat(out.toString()).as(command).contains("Usage: copytaster " + command);
            assertThat(out.toString().lines().count()).as(command).isGreaterThan(6);
            out.getBuffer().setLength(0);
        }
    }

    @Test
    void missingCommandIsMisuse() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("a command is missing");
    }

    @Test
    void misspeltCommandBringsTheRightOne() {
        assertThat(run("topiks")).isEqualTo(2);
        assertThat(err.toString()).contains("topics");
    }

    @Test
    void failureIsOneLineWithoutAStack() {
        assertThat(run("lag", "--config", "/no/such/copytaster.yml")).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly("copytaster lag: /no/such/copytaster.yml: no such file, or it may not be read;"
                        + " copytaster.example.yml shows what goes in it");
    }

    @Test
    void stackIsShownWhenAskedFor() {
        assertThat(run("lag", "--config", "/no/such/copytaster.yml", "--verbose"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("ConfigurationException").contains("\tat copytaster.desk");
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(List.of(arguments).toArray(String[]::new));
    }
}
