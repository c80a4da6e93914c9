package copytaster.replay.captures;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Between Kafka's records and captured ones; nothing is lost either way but the timestamp's type, which brokers decide. */
public final class Records {

    /** The order of a capture: by time, and where times are equal by topic, partition and offset. */
    public static final Comparator<CapturedRecord> IN_TIME = Comparator.comparingLong(CapturedRecord::getTimestamp)
            .thenComparing(CapturedRecord::getTopic)
            .thenComparingInt(CapturedRecord::getPartition)
            .thenComparingLong(CapturedRecord::getOffset);

    static {
        String here = Records.class.getPackageName();
        ClassSecurityPredicate ours = type -> type.getPackageName().equals(here);
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours));
    }

    private Records() {}

    /** Avro makes no class that it was not told of; returns once it knows. */
    static void trust() {}

    public static CapturedRecord captured(ConsumerRecord<byte[], byte[]> record) {
        return captured(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                TimestampType.valueOf(record.timestampType().name()),
                record.key(),
                record.value(),
                record.headers());
    }

    public static CapturedRecord captured(
            String topic,
            int partition,
            long offset,
            long timestamp,
            TimestampType type,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers) {
        List<CapturedHeader> captured = new ArrayList<>();
        for (Header header : headers) {
            captured.add(new CapturedHeader(header.key(), buffer(header.value())));
        }
        return new CapturedRecord(topic, partition, offset, timestamp, type, buffer(key), buffer(value), captured);
    }

    /** To be sent to another topic, same partition, timestamp and headers. */
    public static ProducerRecord<byte[], byte[]> toSend(CapturedRecord record, String topic, long timestamp) {
        return new ProducerRecord<>(
                topic, record.getPartition(), timestamp, key(record), value(record), headers(record));
    }

    public static Headers headers(CapturedRecord record) {
        var headers = new RecordHeaders();
        record.getHeaders().forEach(header -> headers.add(header.getName(), bytes(header.getValue())));
        return headers;
    }

    public static byte @Nullable [] key(CapturedRecord record) {
        return bytes(record.getKey());
    }

    public static byte @Nullable [] value(CapturedRecord record) {
        return bytes(record.getValue());
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
