package copytaster.replay.days;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What an agency sends again and again with other figures: a table of prices, or a company's notice.
 *
 * @param labels of the rows of a table, the same each time; of a notice, its sentences
 */
public record InventedForm(Tongue tongue, boolean table, String headline, List<String> labels) {

    private static final int LONGEST_LABEL = 12;

    public static InventedForm drawn(Tongue tongue, RandomGenerator random) {
        boolean table = random.nextBoolean();
        var labels = new ArrayList<String>();
        for (int rows = random.nextInt(3, table ? 30 : 6); rows > 0; rows--) {
            labels.add(words(tongue, table ? random.nextInt(1, 4) : random.nextInt(5, LONGEST_LABEL), random));
        }
        return new InventedForm(tongue, table, Tongue.capital(words(tongue, 5, random)), labels);
    }

    public String filled(RandomGenerator random) {
        var text = new StringBuilder();
        if (!table) {
            text.append(tongue.name(random))
                    .append(' ')
                    .append(tongue.name(random))
                    .append(' ');
        }
        for (String label : labels) {
            text.append(Tongue.capital(label)).append(table ? "\t" : " ").append(tongue.figure(random));
            text.append(table ? "\t" + tongue.figure(random) + "\n" : " to " + tongue.figure(random) + ". ");
        }
        return text.toString().strip();
    }

    private static String words(Tongue tongue, int count, RandomGenerator random) {
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            words.add(tongue.word(random));
        }
        return String.join(" ", words);
    }
}
