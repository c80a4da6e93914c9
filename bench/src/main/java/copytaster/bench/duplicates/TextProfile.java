package copytaster.bench.duplicates;

import copytaster.bench.duplicates.LabelledWire.Sent;
import java.util.Arrays;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.update.processor.TextProfileSignature;

/** Solr's fuzzy signature, which it has from Nutch: a hash of the frequent words with rounded counts. */
final class TextProfile implements Peer<byte[]> {

    @Override
    public String name() {
        return "TextProfileSignature";
    }

    @Override
    public String library() {
        return "solr-core";
    }

    @Override
    public double usual() {
        return 1;
    }

    @Override
    public byte[] sign(Sent sent) {
        var signature = new TextProfileSignature();
        signature.init(new ModifiableSolrParams());
        signature.add(String.join(" ", Tokens.of(sent)));
        return signature.getSignature();
    }

    @Override
    public double likeness(byte[] one, byte[] other) {
        return Arrays.equals(one, other) ? 1 : 0;
    }
}
