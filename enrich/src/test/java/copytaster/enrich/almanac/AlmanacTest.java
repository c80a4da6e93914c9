package copytaster.enrich.almanac;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Relation;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AlmanacTest {

    private static final int[] TABLE = {1, 2, 3, 4};

    private final Almanac almanac = new Almanac(60);

    @Test
    void formOfTwoOtherDaysRecursAndSaysSo() {
        long monday = LocalDate.of(1987, 3, 23).toEpochDay();
        note(monday, TABLE);
        assertThat(almanac.recall(TABLE, monday + 1).recurs()).isFalse();

        note(monday + 1, TABLE);

        Recurrence recurrence = almanac.recall(TABLE, monday + 2);
        assertThat(recurrence.recurs()).isTrue();
        assertThat(recurrence.evidence()).isEqualTo("its form has come on 2 of the last 60 days, last on 1987-03-24");
    }

    @Test
    void todayDoesNotCount() {
        note(1, TABLE);
        note(9, TABLE);
        note(9, TABLE);

        assertThat(almanac.recall(TABLE, 9).days()).isEqualTo(1);
    }

    @Test
    void oneHashInCommonIsNoForm() {
        note(1, new int[] {1, 7});
        note(2, new int[] {1, 8});

        assertThat(almanac.recall(TABLE, 3).days()).isZero();
    }

    @Test
    void daysBeyondTheHorizonDoNotCount() {
        note(1, TABLE);
        note(2, TABLE);

        assertThat(almanac.recall(TABLE, 61).days()).isEqualTo(2);
        assertThat(almanac.recall(TABLE, 62).days()).isEqualTo(1);
        assertThat(almanac.recall(TABLE, 63).days()).isZero();
    }

    @Test
    void whatHasBeenToldAlreadyIsNoInstance() {
        assertThat(Almanac.counts(Relation.NEW, 0)).isTrue();
        assertThat(Almanac.counts(Relation.UPDATE, 3000)).isFalse();
        assertThat(Almanac.counts(Relation.CORRECTION, 3000)).isFalse();
        assertThat(Almanac.counts(Relation.RETRANSMISSION, 600)).isFalse();
        assertThat(Almanac.counts(Relation.RETRANSMISSION, 24 * 60)).isTrue();
    }

    @Test
    void dayTooLargeKeepsTheHashesThatOtherDaysKeepToo() {
        int many = Almanac.LARGEST_DAY + 1000;
        almanac.note(1, new Random(1).ints(many).distinct().toArray());

        int[] kept = almanac.formsOf(1);

        assertThat(kept).hasSize(Almanac.LARGEST_DAY).isSorted();
        int[] all = new Random(1).ints(many).distinct().sorted().toArray();
        assertThat(kept).isEqualTo(Arrays.copyOf(all, Almanac.LARGEST_DAY));
    }

    /** Closing is only another way to keep the same. */
    @Property(tries = 200)
    void closingADayChangesNoAnswer(@ForAll long seed) {
        var random = new Random(seed);
        var left = new Almanac(10);
        var closing = new Almanac(10);
        for (int day = 0; day < 20; day++) {
            for (int story = 0; story < 5; story++) {
                int[] form = random.ints(4, 0, 30).distinct().sorted().toArray();
                assertThat(closing.recall(form, day)).isEqualTo(left.recall(form, day));
                left.note(day, form);
                closing.note(day, form);
            }
            if (random.nextBoolean()) {
                for (long over : closing.openBefore(day + 1)) {
                    closing.close(over, closing.formsOf(over));
                }
                closing.beyondHorizon(day).forEach(closing::forget);
            }
        }
    }

    private void note(long day, int[] form) {
        almanac.note(day, form);
        almanac.close(day, almanac.formsOf(day));
    }
}
