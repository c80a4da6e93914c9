package copytaster.enrich.words;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds all of many folded words in one pass (Aho–Corasick); each word carries every meaning it was given. Safe for many threads once built.
 *
 * @param <M> what a word means
 */
public final class WordAutomaton<M> {
    private final AhoCorasickDoubleArrayTrie<List<M>> trie = new AhoCorasickDoubleArrayTrie<>();

    private WordAutomaton(TreeMap<String, List<M>> words) {
        trie.build(words);
    }

    /** Called for every occurrence, in order of its end. */
    @FunctionalInterface
    public interface Hit<M> {
        void at(int begin, int end, List<M> meanings);
    }

    public void find(FoldedText text, Hit<M> hit) {
        trie.parseText(text.folded(), hit::at);
    }

    public static <M> Builder<M> builder() {
        return new Builder<>();
    }

    /** Collects words before the automaton is built. */
    public static final class Builder<M> {
        private final Map<String, List<M>> words = new TreeMap<>();

        /** The word as people write it; it is folded here. */
        public Builder<M> add(String word, M meaning) {
            words.computeIfAbsent(Folding.fold(word), w -> new ArrayList<>(1)).add(meaning);
            return this;
        }

        public Map<String, List<M>> words() {
            return words;
        }

        public WordAutomaton<M> build() {
            return new WordAutomaton<>(new TreeMap<>(words));
        }
    }
}
