package copytaster.enrich.duplicates;

import copytaster.enrich.duplicates.Sameness.Route;
import copytaster.schemas.Mark;
import copytaster.schemas.Relation;

/** Says of what sort a copy is. */
final class Relations {

    /** Beyond this ratio of lengths a copy is trimmed or expanded. */
    private static final double LENGTHS_DIFFER = 0.8;

    private Relations() {}

    static Relation of(Fingerprint print, Likeness likeness, Route route) {
        Fingerprint other = likeness.other().print();
        boolean sameAgency = print.provider().equals(other.provider());
        if (route == Route.EQUAL && print.title() == other.title()) {
            return sameAgency ? Relation.RETRANSMISSION : Relation.COPY;
        }
        if (sameAgency && (print.mark() == Mark.CORRECTION || print.mark() == Mark.NOTICE)) {
            return Relation.CORRECTION;
        }
        if (route == Route.EQUAL) {
            return sameAgency ? Relation.RETRANSMISSION : Relation.COPY;
        }
        if (sameAgency && print.mark() == Mark.UPDATE) {
            return Relation.UPDATE;
        }
        if (route == Route.RETOLD) {
            return Relation.REWRITE;
        }
        double lengths = print.words() / (double) Math.max(1, other.words());
        if (lengths < LENGTHS_DIFFER) {
            return Relation.TRIMMED;
        }
        if (lengths > 1 / LENGTHS_DIFFER) {
            return Relation.EXPANDED;
        }
        return sameAgency ? Relation.RETRANSMISSION : Relation.COPY;
    }
}
