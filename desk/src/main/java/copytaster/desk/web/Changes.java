package copytaster.desk.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What changed from one text to another, for a reader: paragraph by paragraph, and within a changed one word by word.
 * Stretches that are the same are counted, not shown, but for the paragraph before and after a change.
 */
record Changes(List<Piece> headline, List<Block> blocks) {

    private static final Pattern PARAGRAPHS = Pattern.compile("\n\\s*\n|\n");

    /** Words with what stands after them; Chinese and Japanese, which write no spaces, letter by letter. */
    private static final Pattern WORDS =
            Pattern.compile("(?<=\\s)(?=\\S)|(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])");

    private static final double ALIKE = 0.3;
    private static final int SHOWN_AROUND = 1;

    /** Some words: in both, or in one of them alone. */
    record Piece(Kind kind, String text) {}

    enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    /** A paragraph, or a number of paragraphs that are the same. */
    sealed interface Block {

        record Paragraph(List<Piece> pieces) implements Block {}

        record Same(int paragraphs) implements Block {}
    }

    static Changes between(String headline, String text, String newHeadline, String newText) {
        List<List<Piece>> paragraphs = new ArrayList<>();
        List<String> before = paragraphs(text);
        List<String> after = paragraphs(newText);
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                delta.getSource().getLines().forEach(same -> paragraphs.add(List.of(new Piece(Kind.SAME, same))));
            } else {
                changed(delta.getSource().getLines(), delta.getTarget().getLines(), paragraphs);
            }
        }
        return new Changes(words(headline, newHeadline), folded(paragraphs));
    }

    /** True where not a word is different. */
    boolean isNone() {
        return headline.stream().allMatch(piece -> piece.kind() == Kind.SAME)
                && blocks.stream().allMatch(Block.Same.class::isInstance);
    }

    /** Paragraphs that stand in the place of others: those that are alike are compared, each with the next that is. */
    private static void changed(List<String> before, List<String> after, List<List<Piece>> paragraphs) {
        int next = 0;
        for (String old : before) {
            int like = next;
            while (like < after.size() && !alike(old, after.get(like))) {
                like++;
            }
            if (like < after.size()) {
                after.subList(next, like).forEach(added -> paragraphs.add(List.of(new Piece(Kind.ADDED, added))));
                paragraphs.add(words(old, after.get(like)));
                next = like + 1;
            } else {
                paragraphs.add(List.of(new Piece(Kind.REMOVED, old)));
            }
        }
        after.subList(Math.min(next, after.size()), after.size())
                .forEach(added -> paragraphs.add(List.of(new Piece(Kind.ADDED, added))));
    }

    private static boolean alike(String one, String other) {
        List<Piece> pieces = words(one, other);
        int same = pieces.stream()
                .filter(piece -> piece.kind() == Kind.SAME)
                .mapToInt(piece -> piece.text().strip().length())
                .sum();
        return same > ALIKE * Math.max(one.length(), other.length());
    }

    private static List<Piece> words(String before, String after) {
        var pieces = new ArrayList<Piece>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(split(before), split(after), true).getDeltas()) {
            String old = String.join("", delta.getSource().getLines());
            String now = String.join("", delta.getTarget().getLines());
            if (delta.getType() == DeltaType.EQUAL) {
                pieces.add(new Piece(Kind.SAME, now));
                continue;
            }
            if (!old.isEmpty()) {
                pieces.add(new Piece(Kind.REMOVED, old));
            }
            if (!now.isEmpty()) {
                pieces.add(new Piece(Kind.ADDED, now));
            }
        }
        return List.copyOf(pieces);
    }

    private static List<Block> folded(List<List<Piece>> paragraphs) {
        var blocks = new ArrayList<Block>();
        int same = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            if (isNearAChange(paragraphs, i)) {
                if (same > 0) {
                    blocks.add(new Block.Same(same));
                    same = 0;
                }
                blocks.add(new Block.Paragraph(paragraphs.get(i)));
            } else {
                same++;
            }
        }
        if (same > 0) {
            blocks.add(new Block.Same(same));
        }
        return List.copyOf(blocks);
    }

    private static boolean isNearAChange(List<List<Piece>> paragraphs, int at) {
        int from = Math.max(0, at - SHOWN_AROUND);
        int to = Math.min(paragraphs.size(), at + SHOWN_AROUND + 1);
        return paragraphs.subList(from, to).stream().flatMap(List::stream).anyMatch(piece -> piece.kind() != Kind.SAME);
    }

    private static List<String> paragraphs(String text) {
        return PARAGRAPHS
                .splitAsStream(text.strip())
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : Stream.of(WORDS.split(text)).toList();
    }
}
