package copytaster.enrich.models;

import copytaster.schemas.LearnedModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A model as it travels on wire.raw: its text, deflated. */
public final class PackedModel {

    /** A text longer than this is no model of ours, whatever it unpacks to. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private PackedModel() {}

    /** The record to publish for this model. */
    public static LearnedModel pack(TopicModel model) {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(model.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return LearnedModel.newBuilder()
                .setVersion(model.version())
                .setLanguage(model.language())
                .setText(ByteBuffer.wrap(packed.toByteArray()))
                .build();
    }

    /** @throws ModelException where the record holds no model, or not the one it names */
    public static TopicModel unpack(LearnedModel record) {
        ByteBuffer bytes = record.getText().duplicate();
        byte[] packed = new byte[bytes.remaining()];
        bytes.get(packed);
        byte[] text;
        try (var inflater = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            text = inflater.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new ModelException("model " + record.getVersion() + " cannot be unpacked: " + e.getMessage());
        }
        if (text.length > MOST_BYTES) {
            throw new ModelException("model " + record.getVersion() + " unpacks to more than " + MOST_BYTES + " bytes");
        }
        TopicModel model = TopicModel.read(new String(text, StandardCharsets.UTF_8));
        if (!model.version().equals(record.getVersion()) || !model.language().equals(record.getLanguage())) {
            throw new ModelException("the record names model " + record.getVersion() + " of " + record.getLanguage()
                    + " and holds " + model.version() + " of " + model.language());
        }
        return model;
    }
}
