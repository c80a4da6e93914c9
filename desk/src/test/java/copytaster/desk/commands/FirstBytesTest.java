package copytaster.desk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FirstBytesTest {

    private static String shown(String text) {
        return FirstBytes.shown(text.getBytes(StandardCharsets.UTF_8), 40);
    }

    @Test
    void textIsShownAsItIs() {
        assertThat(shown("연합뉴스, año & €")).isEqualTo("연합뉴스, año & €");
    }

    @Test
    void whatCouldSteerATerminalIsEscaped() {
        assertThat(shown("a\u001b[31mb\r\n\t\u0007\\")).isEqualTo("a\\x1B[31mb\\r\\n\\t\\x07\\\\");
        assertThat(shown("\u009b\u202e")).isEqualTo("\\u{9B}\\u{202E}");
    }

    @Test
    void bytesThatAreNoUtf8AreEscaped() {
        assertThat(FirstBytes.shown("año".getBytes(Charset.forName("windows-1252")), 40))
                .isEqualTo("a\\xF1o");
        assertThat(FirstBytes.shown(new byte[] {(byte) 0xE2, (byte) 0x82}, 40)).isEqualTo("\\xE2\\x82");
    }

    @Test
    void cutInTheMiddleOfALetterShowsTheLettersBefore() {
        assertThat(FirstBytes.shown("aa€".getBytes(StandardCharsets.UTF_8), 3)).isEqualTo("aa…");
    }

    @Test
    void nothingIsShownAsNothing() {
        assertThat(FirstBytes.shown(new byte[0], 40)).isEmpty();
    }
}
