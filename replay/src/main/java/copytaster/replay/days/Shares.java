package copytaster.replay.days;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How much of an invented day is what, each 0 to 1. */
record Shares(Map<Share, Double> shares) {

    static final Shares USUAL =
            new Shares(Arrays.stream(Share.values()).collect(Collectors.toMap(share -> share, Share::usual)));

    Shares {
        shares = Map.copyOf(shares);
        double whole = 0;
        for (Map.Entry<Share, Double> share : shares.entrySet()) {
            double value = share.getValue();
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(share.getKey() + ": a share is 0 to 1, not " + value);
            }
            whole += share.getKey().isOfTheWhole() ? value : 0;
        }
        if (whole > 1) {
            throw new IllegalArgumentException("the shares of an invented day are more than the whole: " + whole);
        }
    }

    double of(Share share) {
        return shares.get(share);
    }

    Shares with(Share share, double value) {
        var others = new EnumMap<>(shares);
        others.put(share, value);
        return new Shares(others);
    }
}
