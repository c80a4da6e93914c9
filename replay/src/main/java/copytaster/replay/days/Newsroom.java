package copytaster.replay.days;

import copytaster.replay.days.Tongue.Script;
import copytaster.schemas.Kind;
import copytaster.schemas.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All agencies of an invented day at work: decides what comes next. */
final class Newsroom {

    private static final int MEDIAN_WORDS = 100;
    private static final int SHORTEST = 40;
    private static final int LONGEST = 2_000;
    private static final double SPREAD = 0.8;
    private static final int RECENT = 1_000;
    private static final int RUNNING = 100;
    private static final int FORMS = 60;
    private static final int LONGEST_DELAY = 40;

    private final RandomGenerator random;
    private final List<WireAgency> agencies;
    private final Shares shares;
    private final List<Tongue> tongues;
    private final List<InventedForm> forms = new ArrayList<>();
    private final List<StoryLife> recent = new ArrayList<>();
    private final Happening[] running = new Happening[RUNNING];
    private final PriorityQueue<Delayed> delayed = new PriorityQueue<>((one, other) -> one.due - other.due);
    private final List<StoryLife> killedUnborn = new ArrayList<>();
    private long reports;
    private long ids;

    /** @param story null for noise */
    record Written(@Nullable Story story, long report) {}

    private record Delayed(Written written, int due) {}

    Newsroom(long seed, List<WireAgency> agencies, Shares shares) {
        this.random = new SplittableRandom(seed);
        this.agencies = agencies;
        this.shares = shares;
        // The languages are the same on every day; what is said in them is not.
        this.tongues = Arrays.stream(Script.values())
                .map(script -> new Tongue(script, script.ordinal()))
                .toList();
        var shapes = new SplittableRandom(42);
        for (int i = 0; i < FORMS; i++) {
            forms.add(InventedForm.drawn(tongues.getFirst(), shapes));
        }
    }

    /** @param number how many have come before */
    Written next(int number, Instant now) {
        if (!delayed.isEmpty() && delayed.element().due <= number) {
            return delayed.remove().written;
        }
        double share = random.nextDouble();
        if ((share -= shares.of(Share.NOISE)) < 0) {
            return new Written(null, ids++);
        }
        if ((share -= shares.of(Share.TESTS)) < 0) {
            return new Written(
                    Story.newBuilder(born(now).next(random)).setKind(Kind.TEST).build(), -1);
        }
        if ((share -= shares.of(Share.FORMS)) < 0) {
            return written(form(now));
        }
        if (!killedUnborn.isEmpty() && random.nextInt(20) == 0) {
            return written(killedUnborn.removeFirst());
        }
        if ((share -= shares.of(Share.KILLS)) < 0) {
            return kill(now);
        }
        StoryLife life = recent.isEmpty() ? null : recent();
        if (life != null && (share -= shares.of(Share.REPEATED)) < 0) {
            return new Written(life.again(), life.report());
        }
        if (life != null && (share -= shares.of(Share.COPIES)) < 0) {
            return perhapsDelayed(written(kept(life.copy(other(life.agency()), id(), random))), number);
        }
        if (life != null && (share -= shares.of(Share.UPDATES)) < 0) {
            return update(life);
        }
        return perhapsDelayed(written(kept(born(now))), number);
    }

    private Written update(StoryLife life) {
        if (life.hasHeldBack()) {
            return new Written(life.heldBack(), life.report());
        }
        if (life.agency().versions() == WireAgency.Versions.NEW_IDS) {
            StoryLife next = life.continued(id(), random);
            recent.remove(life);
            return written(kept(next));
        }
        boolean numbersOrDates = life.agency().versions() != WireAgency.Versions.UNSAID;
        if (numbersOrDates && random.nextDouble() < shares.of(Share.LATE)) {
            life.holdBack(random);
        }
        return written(life);
    }

    private Written kill(Instant now) {
        if (recent.isEmpty() || random.nextInt(5) == 0) {
            StoryLife unborn = born(now);
            killedUnborn.add(unborn);
            return new Written(unborn.kill(random.nextBoolean() ? id() : null), unborn.report());
        }
        StoryLife life = recent();
        recent.remove(life);
        return new Written(life.kill(random.nextBoolean() ? id() : null), life.report());
    }

    /** Most wait for nobody; some are overtaken by a few others. */
    private Written perhapsDelayed(Written written, int number) {
        if (random.nextDouble() >= shares.of(Share.DELAYED) || written.story == null) {
            return written;
        }
        Written instead = written(born(Instant.EPOCH));
        delayed.add(new Delayed(written, number + 1 + random.nextInt(LONGEST_DELAY)));
        return instead;
    }

    private Written written(StoryLife life) {
        return new Written(life.next(random), life.report());
    }

    private StoryLife born(Instant now) {
        WireAgency agency = agencies.get(random.nextInt(agencies.size()));
        Script script = agency.scripts().get(random.nextInt(agency.scripts().size()));
        return new StoryLife(agency, id(), reports++, happening(tongues.get(script.ordinal())), length(), now, random);
    }

    private StoryLife form(Instant now) {
        InventedForm form = forms.get(random.nextInt(FORMS));
        WireAgency agency = agencies.stream()
                .filter(one -> one.scripts().contains(Script.LATIN))
                .findFirst()
                .orElse(agencies.getFirst());
        return new StoryLife(agency, id(), reports++, form, now, random);
    }

    /** Four of ten new reports belong to one of the running stories. */
    private Happening happening(Tongue tongue) {
        if (random.nextInt(10) >= 4) {
            return Happening.drawn(tongue, random);
        }
        int one = random.nextInt(RUNNING);
        Happening last = running[one];
        boolean ended = last == null || last.tongue() != tongue || random.nextInt(30) == 0;
        running[one] = ended ? Happening.drawn(tongue, random) : last.next(random);
        return running[one];
    }

    private StoryLife kept(StoryLife life) {
        if (recent.size() >= RECENT) {
            recent.removeFirst();
        }
        recent.add(life);
        return life;
    }

    /** The newer a story, the likelier something more comes of it. */
    private StoryLife recent() {
        double age = random.nextDouble();
        return recent.get(recent.size() - 1 - (int) (age * age * recent.size()));
    }

    private WireAgency other(WireAgency agency) {
        List<WireAgency> others =
                agencies.stream().filter(one -> !one.equals(agency)).toList();
        return others.isEmpty() ? agency : others.get(random.nextInt(others.size()));
    }

    private int length() {
        return (int) Math.clamp(MEDIAN_WORDS * Math.exp(SPREAD * random.nextGaussian()), SHORTEST, LONGEST);
    }

    private String id() {
        return "n" + ids++;
    }
}
