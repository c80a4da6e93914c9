package copytaster.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireHeadersTest {

    private final Headers headers = new RecordHeaders();

    @Test
    void textComesBackAsItWas() {
        WireHeaders.put(headers, WireHeaders.FEED, "연합뉴스");

        assertThat(WireHeaders.text(headers, WireHeaders.FEED)).hasValue("연합뉴스");
    }

    @Test
    void timeComesBackToTheMillisecond() {
        Instant noon = Instant.parse("2026-01-01T12:00:00.123Z");

        WireHeaders.put(headers, WireHeaders.INGESTED, noon);

        assertThat(WireHeaders.time(headers, WireHeaders.INGESTED)).hasValue(noon);
        assertThat(WireHeaders.text(headers, WireHeaders.INGESTED)).hasValue("1767268800123");
    }

    @Test
    void secondValueTakesThePlaceOfTheFirst() {
        WireHeaders.put(headers, WireHeaders.TRACE, "one");
        WireHeaders.put(headers, WireHeaders.TRACE, "two");

        assertThat(headers.headers(WireHeaders.TRACE)).hasSize(1);
        assertThat(WireHeaders.text(headers, WireHeaders.TRACE)).hasValue("two");
    }

    @Test
    void missingHeaderIsEmpty() {
        assertThat(WireHeaders.text(headers, WireHeaders.FEED)).isEmpty();
        assertThat(WireHeaders.time(headers, WireHeaders.INGESTED)).isEmpty();
    }

    @Test
    void headerWithoutAValueIsEmpty() {
        headers.add(WireHeaders.FEED, null);

        assertThat(WireHeaders.text(headers, WireHeaders.FEED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "12345678901234567890", "٣"})
    void whatIsNoTimeIsEmpty(String text) {
        WireHeaders.put(headers, WireHeaders.INGESTED, text);

        assertThat(WireHeaders.time(headers, WireHeaders.INGESTED)).isEmpty();
    }
}
