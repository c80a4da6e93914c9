package copytaster.desk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ProvidersCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void agenciesAreListedWithHomeFileAndSamples() throws IOException {
        Path file = agency("coast", "provider: coast\nhome: NZ\n");
        sample("coast/one.xml", "- rejected: nothing to read\n");

        assertThat(run("--providers", folder.toString())).isZero();
        assertThat(said.toString())
                .containsPattern("(?m)^coast +NZ +1 +" + file + "$")
                .containsPattern("(?m)^afp +FR +- +comes with Copytaster$");
    }

    @Test
    void agencyWithoutASampleIsNotProven() throws IOException {
        agency("coast", "provider: coast\n");

        assertThat(run("check", folder.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("coast: no sample").contains("1 to mend");
    }

    @Test
    void sampleOfWhichNothingIsExpectedIsNoProof() throws IOException {
        agency("coast", "provider: coast\n");
        sample("coast/one.xml", "- rejected: the delivery\n");
        Files.writeString(folder.resolve("coast/two.xml"), "");

        assertThat(run("check", folder.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("two.xml: nothing is expected of it: write two.xml.expected.yml");
    }

    @Test
    void misspeltKeyIsNamedWithItsFile() throws IOException {
        agency("coast", "provider: coast\nhomme: NZ\n");

        assertThat(run("check", folder.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("coast.yml, homme: no such key \"homme\"; known here: ", "home");
    }

    private Path agency(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".yml"), text);
    }

    private void sample(String name, String expected) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), "");
        Files.writeString(folder.resolve(name + ".expected.yml"), expected);
    }

    private int run(String... arguments) {
        return new CommandLine(new ProvidersCommand())
                .setExecutionExceptionHandler(new ConsoleErrors())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(arguments);
    }
}
