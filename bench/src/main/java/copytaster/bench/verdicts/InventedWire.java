package copytaster.bench.verdicts;

import copytaster.replay.days.Happening;
import copytaster.replay.days.InventedForm;
import copytaster.replay.days.Tongue;
import copytaster.replay.days.Tongue.Script;
import copytaster.schemas.Dateline;
import copytaster.schemas.Kind;
import copytaster.schemas.Signal;
import copytaster.schemas.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A wire of several agencies that anyone can have, as long as one likes: the same seed always gives the same stories. Of a
 * hundred, ten say again what one before them said, five are filled-in forms, four belong to one running story or another
 * of every ten that are new; ninety are in a Latin script, five in Hangul and five in Han, which has no spaces. Lengths are
 * log-normal around 100 words, the longest some 2,000.
 */
final class InventedWire {

    /** @param seen when it comes off the wire */
    record Sent(Story story, Instant seen) {}

    static final int MEDIAN_WORDS = 100;
    static final int LONGEST = 2_000;

    private static final int SHORTEST = 15;
    private static final double SPREAD = 0.9;
    private static final int RUNNING = 200;
    private static final int RECENT = 4_096;
    private static final int FORMS = 80;
    private static final List<String> AGENCIES = List.of("alba", "borealis", "cierzo", "doldrum", "etesia");
    private static final Instant BEGINS = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<Script> SCRIPTS = scripts();

    private final RandomGenerator random;
    private final Duration between;
    private final List<Tongue> tongues;
    private final List<InventedForm> forms = new ArrayList<>();
    private final Happening[] running = new Happening[RUNNING];
    private final List<Story> recent = new ArrayList<>();
    private long number;

    /** @param between two stories, the time that passes */
    InventedWire(long seed, Duration between) {
        this.random = new SplittableRandom(seed);
        this.between = between;
        // The languages are the same on every wire; what is said in them is not.
        this.tongues = Arrays.stream(Script.values())
                .map(script -> new Tongue(script, script.ordinal()))
                .toList();
        var shapes = new SplittableRandom(42);
        for (int i = 0; i < FORMS; i++) {
            forms.add(InventedForm.drawn(tongue(Script.LATIN), shapes));
        }
    }

    Sent next() {
        Story story = story();
        if (recent.size() < RECENT) {
            recent.add(story);
        } else {
            recent.set((int) (number % RECENT), story);
        }
        return new Sent(story, BEGINS.plus(between.multipliedBy(number++)));
    }

    private Story story() {
        double share = random.nextDouble();
        if (share < 0.10 && !recent.isEmpty()) {
            // The newer a story, the likelier it is told again.
            double age = random.nextDouble();
            int back = (int) (age * age * recent.size());
            return again(recent.get(Math.floorMod(number - 1 - back, recent.size())));
        }
        if (share < 0.15) {
            return form(forms.get(random.nextInt(FORMS)));
        }
        Tongue tongue = tongue(SCRIPTS.get(random.nextInt(SCRIPTS.size())));
        Happening happening = random.nextInt(10) < 4 ? continued(tongue) : Happening.drawn(tongue, random);
        return told(happening);
    }

    private Story told(Happening happening) {
        String place = happening.place();
        List<String> text = happening.paragraphs(length(), random);
        return begun(happening.tongue())
                .setHeadline(happening.headline(random))
                .setDateline(Dateline.newBuilder().setText(place).build())
                .setBody(place.toUpperCase(Locale.ROOT) + ", January 2 - " + String.join("\n\n", text))
                .build();
    }

    private Story form(InventedForm form) {
        return begun(tongue(Script.LATIN))
                .setKind(form.table() ? Kind.TABLE : Kind.STORY)
                .setHeadline(form.headline())
                .setBody(form.filled(random))
                .build();
    }

    /** What has been told, told again: whole, trimmed, longer, reordered, or as a new version. */
    private Story again(Story old) {
        var paragraphs = new ArrayList<>(Arrays.asList(old.getBody().split("\n\n")));
        Story.Builder story = Story.newBuilder(old).setId(id()).setVersionRank(null);
        switch (random.nextInt(6)) {
            case 0 -> story.setHeadline(old.getHeadline());
            case 1 -> story.setProvider(agency()).setHeadline("RPT - " + old.getHeadline());
            case 2 -> {
                story.setProvider(agency());
                int kept = Math.max(1, paragraphs.size() * random.nextInt(3, 8) / 10);
                paragraphs.subList(kept, paragraphs.size()).clear();
            }
            case 3 -> {
                story.setSignals(List.of(Signal.UPDATE));
                paragraphs.addAll(more(old));
            }
            case 4 -> {
                story.setProvider(agency());
                List<String> rest = paragraphs.subList(1, paragraphs.size());
                Collections.shuffle(rest, new Random(random.nextLong()));
                paragraphs.addAll(more(old));
            }
            default -> {
                Long rank = old.getVersionRank();
                story.setId(old.getId()).setVersionRank(rank == null ? 2 : rank + 1);
                paragraphs.addAll(more(old));
            }
        }
        return story.setBody(String.join("\n\n", paragraphs)).build();
    }

    private List<String> more(Story old) {
        Tongue tongue = tongues.stream()
                .filter(one -> one.script().language().equals(old.getLanguage()))
                .findFirst()
                .orElseThrow();
        int longest = Math.max(0, LONGEST - old.getBody().length() / 5);
        return Happening.drawn(tongue, random).paragraphs(Math.min(longest, random.nextInt(10, 60)), random);
    }

    /** A report of a running story; now and then one ends and another begins. */
    private Happening continued(Tongue tongue) {
        int one = random.nextInt(RUNNING);
        Happening last = running[one];
        boolean ended = last == null || last.tongue() != tongue || random.nextInt(30) == 0;
        running[one] = ended ? Happening.drawn(tongue, random) : last.next(random);
        return running[one];
    }

    private Story.Builder begun(Tongue tongue) {
        return Story.newBuilder()
                .setProvider(agency())
                .setId(id())
                .setLanguage(tongue.script().language());
    }

    private String id() {
        return "n" + number;
    }

    private String agency() {
        return AGENCIES.get(random.nextInt(AGENCIES.size()));
    }

    private int length() {
        double words = MEDIAN_WORDS * Math.exp(SPREAD * random.nextGaussian());
        return (int) Math.clamp(words, SHORTEST, LONGEST);
    }

    private Tongue tongue(Script script) {
        return tongues.get(script.ordinal());
    }

    private static List<Script> scripts() {
        var scripts = new ArrayList<>(Collections.nCopies(18, Script.LATIN));
        scripts.add(Script.HANGUL);
        scripts.add(Script.HAN);
        return scripts;
    }
}
