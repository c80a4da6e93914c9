package copytaster.enrich;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound on the memory of all state stores of this process, 96 MB; by default RocksDB takes 50 MB of cache and 48 MB
 * of write buffers for each store of each wire.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    private static final long TOTAL_BYTES = 96L * 1024 * 1024;
    private static final long WRITE_BUFFERS_BYTES = 32L * 1024 * 1024;
    private static final long ONE_BUFFER_BYTES = 4L * 1024 * 1024;

    private static final Cache CACHE = new LRUCache(TOTAL_BYTES);
    private static final WriteBufferManager BUFFERS = new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        options.setWriteBufferManager(BUFFERS);
        options.setWriteBufferSize(ONE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
    }

    @Override
    public void close(String store, Options options) {
        // The cache and the buffers are shared by all stores and live as long as the process.
    }
}
