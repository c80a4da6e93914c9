package copytaster.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class BoundedRocksDbTest {

    private static Options configured(String store) {
        RocksDB.loadLibrary();
        var options = new Options().setTableFormatConfig(new BlockBasedTableConfig());
        new BoundedRocksDb().setConfig(store, options, Map.of());
        return options;
    }

    @Test
    void allStoresShareOneBound() {
        try (Options stories = configured("stories");
                Options prints = configured("prints")) {
            assertThat(stories.writeBufferManager()).isSameAs(prints.writeBufferManager());
            assertThat(stories.writeBufferSize() * stories.maxWriteBufferNumber())
                    .isLessThanOrEqualTo(8L << 20);
        }
    }

    @Test
    void closingOneStoreLeavesTheOthersTheirMemory() {
        try (Options stories = configured("stories")) {
            new BoundedRocksDb().close("stories", stories);

            assertThat(stories.writeBufferManager().isOwningHandle()).isTrue();
        }
    }
}
