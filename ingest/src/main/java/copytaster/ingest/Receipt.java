package copytaster.ingest;

import java.util.List;

/**
 * What became of a delivery, all of it acknowledged by Kafka.
 *
 * @param received the items of the delivery, those unchanged since the last poll apart
 * @param reasons of the rejected, at most ten
 */
record Receipt(int received, int published, int rejected, int setAside, int unchanged, List<String> reasons) {

    Receipt {
        reasons = List.copyOf(reasons);
    }
}
