package copytaster.desk.tasting;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Act;
import copytaster.schemas.ActKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TastingBookTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final TastingBook book = new TastingBook();
    private int minute;

    @Test
    void whoeverTookItLastHasItUntilItIsPassedOn() {
        says("efe/1", ActKind.TAKE, "Ana");
        says("efe/1", ActKind.TAKE, "Luis");
        assertThat(book.taken("efe/1").orElseThrow().act().getBy()).isEqualTo("Luis");
        assertThat(book.taken()).containsExactly("efe/1");
        says("efe/1", ActKind.PASS, "Luis");
        assertThat(book.taken("efe/1")).isEmpty();
        assertThat(book.taken()).isEmpty();
    }

    @Test
    void notesStandInTheirOrderAndTakeNothing() {
        says("efe/1", ActKind.NOTE, "Ana");
        says("efe/1", ActKind.NOTE, "Luis");
        assertThat(book.notes("efe/1")).extracting(said -> said.act().getBy()).containsExactly("Ana", "Luis");
        assertThat(book.taken("efe/1")).isEmpty();
    }

    @Test
    void anAlarmIsSeenForWhatHadHappenedByThen() {
        book.enter(new Said(
                Act.newBuilder()
                        .setKey("efe/1")
                        .setRevision(5)
                        .setKind(ActKind.ACKNOWLEDGE)
                        .setBy("Ana")
                        .build(),
                NOON));
        assertThat(book.isAcknowledged("efe/1", 5)).isTrue();
        assertThat(book.isAcknowledged("efe/1", 6)).isFalse();
        assertThat(book.isAcknowledged("efe/2", 5)).isFalse();
    }

    @Test
    void whatIsOldIsForgotten() {
        says("efe/1", ActKind.TAKE, "Ana");
        book.forget(NOON.plusSeconds(3600));
        assertThat(book.taken("efe/1")).isEmpty();
    }

    private void says(String key, ActKind kind, String by) {
        Act act = Act.newBuilder()
                .setKey(key)
                .setRevision(1)
                .setKind(kind)
                .setBy(by)
                .build();
        book.enter(new Said(act, NOON.plusSeconds(60L * minute++)));
    }
}
