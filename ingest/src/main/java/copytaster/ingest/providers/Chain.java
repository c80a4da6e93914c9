package copytaster.ingest.providers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import copytaster.ingest.formats.Item;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a pointer to another item means.
 *
 * @param how the format's kind of pointer
 * @param label what the agency may call the target
 * @param id what the target's id looks like; the first group is the version-less id
 */
record Chain(RelatedRole is, Pattern how, Pattern label, Pattern id, Condition when) {

    private static final Pattern ANYTHING = Pattern.compile("");

    @JsonCreator
    Chain(
            @JsonProperty(value = "is", required = true) RelatedRole is,
            @JsonProperty(value = "how", required = true) Pattern how,
            @JsonProperty("label") @Nullable Pattern label,
            @JsonProperty("id") @Nullable Pattern id,
            @JsonProperty("when") @Nullable Condition when) {
        this.is = is;
        this.how = how;
        this.label = label == null ? ANYTHING : label;
        this.id = id == null ? ANYTHING : id;
        this.when = when == null ? Condition.ALWAYS : when;
    }

    /** The pointer, if this is what it means. */
    Optional<Related> follow(Item.Link link, Facts facts) {
        Matcher target = id.matcher(Facts.beginning(link.id()));
        boolean meant = how.matcher(link.how()).find()
                && label.matcher(Facts.beginning(link.label())).find()
                && target.find()
                && when.holds(facts);
        if (!meant) {
            return Optional.empty();
        }
        return Optional.of(new Related(is, target.groupCount() > 0 ? target.group(1) : link.id(), link.label()));
    }
}
