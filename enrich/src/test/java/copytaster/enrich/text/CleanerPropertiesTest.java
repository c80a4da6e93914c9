package copytaster.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Dateline;
import copytaster.schemas.Story;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanerPropertiesTest {

    private static final int LONG = 200_000;

    private static CleanText clean(String headline, String body) {
        return Cleaner.clean(Story.newBuilder()
                .setProvider("afp")
                .setId("1")
                .setHeadline(headline)
                .setBody(body)
                .build());
    }

    @Property(tries = 500)
    void nothingThrowsAndNothingGrows(@ForAll("wireText") String headline, @ForAll("wireText") String body) {
        CleanText text = clean(headline, body);

        assertThat(text.headline().length()).isLessThanOrEqualTo(headline.length());
        assertThat(text.dateline().length() + text.body().length()).isLessThanOrEqualTo(body.length());
    }

    @Property(tries = 500)
    void bodyWithoutTrimmingsIsLeftAsItIs(@ForAll("plainParagraphs") List<String> paragraphs) {
        String body = String.join("\n\n", paragraphs);

        assertThat(clean("", body).body()).isEqualTo(body);
    }

    @Property(tries = 200)
    void cleaningTwiceIsCleaningOnce(@ForAll("plainParagraphs") List<String> paragraphs) {
        CleanText once = clean("", "SEOUL, Jan. 1 (Yonhap) -- " + String.join("\n\n", paragraphs) + "\n\n(END)");

        assertThat(clean("", once.body()).body()).isEqualTo(once.body());
    }

    /** Every one of these was made to lead a careless expression astray. */
    @ParameterizedTest
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(
            strings = {
                "-",
                " ",
                "\n",
                "\t",
                "- ",
                " -",
                "\n ",
                "\n\n",
                "=",
                "*",
                "(",
                ")",
                "[a]",
                "<a>",
                "(LEAD)",
                "URGENT-",
                "RPT- ",
                "A",
                "A ",
                "A, ",
                "A (",
                "A, A (A) ",
                "Aa/",
                "a/",
                "a-",
                "a@",
                "/(",
                "(A=",
                "(서울=연합뉴스) ",
                "가 ",
                "저작권자",
                "무단 전재",
                "(종합)",
                " (종합",
                "AFP ",
                "(AFP)",
                "(AFP) - ",
                ". ",
                "…",
                "\u0301",
                "\ud83d\ude00",
                "\ud835\udfcf",
                "\ud800",
                "1",
                "1."
            })
    void twoHundredKilobytesOfRepetitionAreReadInTime(String bit) {
        String run = bit.repeat(LONG / bit.length());
        for (String text : List.of(run, run + "x", "x" + run, "Seoul" + run + "(AFP) - x", "x\n\n" + run + "x")) {
            CleanText clean = Cleaner.clean(Story.newBuilder()
                    .setProvider("afp")
                    .setId("1")
                    .setHeadline(text)
                    .setBody(text)
                    .setDateline(Dateline.newBuilder().setText(text).build())
                    .build());
            Words.of(clean.body());

            assertThat(clean.body().length()).isLessThanOrEqualTo(text.length());
        }
    }

    @Provide
    Arbitrary<String> wireText() {
        Arbitrary<String> pieces = Arbitraries.of(
                "SEOUL",
                "Paris",
                ", ",
                "Jan. 1",
                " (AFP)",
                " - ",
                ".- ",
                "(서울=연합뉴스)",
                " 기자 = ",
                "\n",
                "\n\n",
                "  ",
                "gr/bp",
                "(",
                ")",
                "[",
                "]",
                "URGENT-",
                "(종합)",
                "=",
                "EFE");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(12))
                .list()
                .ofMaxSize(20)
                .map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<List<String>> plainParagraphs() {
        Arbitrary<String> words =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(2).ofMaxLength(9);
        return words.list()
                .ofMinSize(4)
                .ofMaxSize(30)
                .map(list -> "The " + String.join(" ", list) + ".")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
