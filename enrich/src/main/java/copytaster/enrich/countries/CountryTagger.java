package copytaster.enrich.countries;

import copytaster.enrich.text.CleanText;
import copytaster.schemas.*;
import java.util.List;

public final class CountryTagger {
    public static CountryTagger standard() {
        return new CountryTagger();
    }

    public List<CountryTag> tag(CleanText t, Story s, String home) {
        return List.of();
    }
}
