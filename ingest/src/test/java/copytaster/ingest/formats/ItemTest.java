package copytaster.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemTest {

    @Test
    void blankAndRepeatedCaptionsAreDropped() {
        Item item = new Item.Draft("ninjs")
                .caption("  A ferry\n on the rocks ")
                .caption(" ")
                .caption("A ferry on the rocks")
                .caption("The harbour")
                .done(new byte[0]);

        assertThat(item.captions()).containsExactly("A ferry on the rocks", "The harbour");
    }
}
