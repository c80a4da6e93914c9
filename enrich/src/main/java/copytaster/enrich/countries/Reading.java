package copytaster.enrich.countries;

import java.util.List;
import java.util.Set;

/**
 * One reading of an ambiguous name.
 *
 * @param codes the countries it then stands for; empty if it stands for none
 * @param supporters the countries whose other mentions speak for it
 */
record Reading(List<String> codes, Set<String> supporters) {
    Reading {
        codes = List.copyOf(codes);
        supporters = Set.copyOf(supporters);
    }
}
