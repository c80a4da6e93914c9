package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Kind;
import copytaster.schemas.Priority;
import copytaster.schemas.Signal;
import copytaster.schemas.Story;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class YonhapTest {

    private final List<Story> stories = Wires.read(Wires.text("yonhap.xml")).stream()
            .map(reading -> ((Parsed) reading).story())
            .toList();

    @Test
    void idIsInTheLinksPathWithoutItsQuery() {
        assertThat(stories)
                .extracting(Story::getId)
                .containsExactly(
                        "AKR20260101000100001", "AKR20260101000200001", "AKR20260101000300002", "AEN20260101000400315");
        assertThat(stories).allMatch(story -> story.getProvider().equals("yonhap"));
    }

    @Test
    void breakingNewsIsAnAlert() {
        Story alert = stories.getFirst();

        assertThat(alert.getKind()).isEqualTo(Kind.ALERT);
        assertThat(alert.getSignals()).containsExactly(Signal.ALERT);
        assertThat(alert.getPriority()).isEqualTo(Priority.FLASH);
        assertThat(alert.getFirstCreated()).isEqualTo(Instant.parse("2026-01-01T00:30:00Z"));
    }

    @Test
    void doubleEscapesAreResolvedAndAngledMarkersSurvive() {
        assertThat(stories.getFirst().getHeadline()).isEqualTo("<속보> 가상시 E&S 공장 화재");
    }

    @Test
    void leadGivesDatelineAndByline() {
        assertThat(stories.getFirst().getDateline().getText()).isEqualTo("(가상시=연합뉴스)");
        assertThat(stories.getFirst().getDateline().getPlace()).isEqualTo("가상시");
        assertThat(stories.getFirst().getByline()).isEqualTo("홍길동 기자");
        assertThat(stories.get(2).getByline()).isEqualTo("홍길동 김철수 기자");
        assertThat(stories.get(3).getDateline().getText()).isEqualTo("SEOUL, Jan. 1 (Yonhap)");
    }

    @Test
    void markersAreSignals() {
        assertThat(stories.get(1).getSignals()).containsExactly(Signal.CORRECTION);
        assertThat(stories.get(2).getSignals()).containsExactly(Signal.UPDATE);
        assertThat(stories.get(3).getSignals()).containsExactly(Signal.UPDATE);
    }

    @Test
    void summaryOfOneBracketIsNoReasonToRejectAStory() {
        assertThat(stories.get(1).getBody()).isEqualTo("(");
    }

    @Test
    void scriptsNeverPass() {
        assertThat(stories.get(2).getBody()).isEqualTo("(서울·가상시=연합뉴스) 홍길동 김철수 기자 = 예산안이 통과됐다.\n\n표결은 만장일치였다.");
    }

    @Test
    void languageFollowsFromTheId() {
        assertThat(stories).extracting(Story::getLanguage).containsExactly("ko", "ko", "ko", "en");
    }

    @Test
    void oneBrokenItemCostsNoOther() {
        String broken = Wires.text("yonhap.xml").replace("<title>[정정]", "<title>[정정] A & B");
        List<Reading> readings = Wires.read(broken.replace("예산안 통과</title>", "예산안 통과</titel>"));

        assertThat(readings).hasSize(4);
        assertThat(readings).filteredOn(Parsed.class::isInstance).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void itemWithoutAnyIdIsRejected() {
        String none = Wires.text("yonhap.xml").replaceAll("<link>https://[a-z]*.yna.co.kr/view.*?</link>", "");

        assertThat(Wires.rejection(none)).contains("no id");
    }
}
