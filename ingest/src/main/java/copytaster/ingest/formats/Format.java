package copytaster.ingest.formats;

import java.util.List;

/** One format of the agencies: whether a delivery is in it, and the items of the delivery. */
interface Format {

    /** Looks at the beginning only; must be cheap and must not throw. */
    boolean recognises(Content content);

    /** Every item, in the order of the delivery, each with its own original. */
    List<Found> read(Content content);
}
