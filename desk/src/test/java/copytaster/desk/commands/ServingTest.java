package copytaster.desk.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.desk.config.MetricsSettings;
import copytaster.schemas.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class ServingTest {
    private static final MetricsSettings FREE = new MetricsSettings(null, 0);

    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Test
    void partIsClosedWhenItIsStopped() throws InterruptedException {
        var serving = new Serving("sink", part(Optional.empty(), null), Duration.ofMinutes(5), FREE);
        serving.stop();

        serving.untilStopped();

        assertThat(events).containsExactly("start", "close");
    }

    @Test
    void partThatCannotStartIsClosedAndItsReasonPassedOn() {
        var serving =
                new Serving("sink", part(Optional.empty(), new IllegalStateException("no index")), Duration.ZERO, FREE);

        assertThatThrownBy(serving::untilStopped).hasMessage("no index");
        assertThat(events).containsExactly("start", "close");
    }

    @Test
    void partThatStaysUnhealthyIsGivenUpWithItsReason() {
        var serving = new Serving("sink", part(Optional.of("the index is gone"), null), Duration.ZERO, FREE);

        assertThatThrownBy(serving::untilStopped).hasMessage("sink gives up: the index is gone");
        assertThat(events).containsExactly("start", "close");
    }

    private Component part(Optional<String> health, RuntimeException refusal) {
        return new Component() {
            @Override
            public void start() {
                events.add("start");
                if (refusal != null) {
                    throw refusal;
                }
            }

            @Override
            public Optional<String> check() {
                return health;
            }

            @Override
            public void close() {
                events.add("close");
            }
        };
    }
}
