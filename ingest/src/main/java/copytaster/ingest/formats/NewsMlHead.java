package copytaster.ingest.formats;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What NewsML 1.x says of an item as a whole: its envelope, its identity and how it is managed. */
final class NewsMlHead {

    private NewsMlHead() {}

    static Item.Draft read(XmlNode newsMl, XmlNode item) {
        String version = newsMl.attribute("Version");
        var draft = new Item.Draft("newsml-" + (version.isEmpty() ? "1.2" : version));
        envelope(draft, newsMl.at("NewsEnvelope"));
        identification(draft, item);
        management(draft, item.at("NewsManagement"));
        return draft;
    }

    private static void envelope(Item.Draft draft, XmlNode envelope) {
        draft.put("sender", envelope.at("SentFrom", "Party").attribute("FormalName"));
        draft.put("transmissionId", envelope.at("TransmissionId").line());
        draft.put("service", envelope.at("NewsService").attribute("FormalName"));
        draft.put("priority", envelope.at("Priority").attribute("FormalName"));
        draft.put("priority", envelope.at("Priority").line());
        envelope.all("NewsProduct").forEach(product -> draft.put("product", product.attribute("FormalName")));
    }

    private static void identification(Item.Draft draft, XmlNode item) {
        XmlNode names = item.at("Identification", "NewsIdentifier");
        String provider = names.at("ProviderId").line();
        String date = names.at("DateId").line();
        String id = names.at("NewsItemId").line();
        String revision = names.at("RevisionId").line();
        String identifier = names.at("PublicIdentifier").line();
        draft.put("providerId", provider);
        draft.put("dateId", date);
        draft.put("newsItemId", id);
        draft.put("version", revision);
        draft.put("revisionUpdate", names.at("RevisionId").attribute("Update"));
        draft.put("publicIdentifier", identifier);
        draft.put("publicId", withoutRevision(identifier, revision));
        draft.put("nameLabel", item.at("Identification", "NameLabel").line());
        if (!provider.isEmpty() && !date.isEmpty() && !id.isEmpty()) {
            draft.put("id", "urn:newsml:" + provider + ":" + date + ":" + id);
        }
        if (id.isEmpty()) {
            // TASS has a guid instead, among the metadata at any depth.
            item.firstAnywhere("guid").ifPresent(guid -> draft.put("guid", guid.line()));
        }
    }

    /** The revision ends the PublicIdentifier, at SDA with its update flag ("1N"); AFP leaves it away at times. */
    private static String withoutRevision(String identifier, String revision) {
        return revision.isEmpty() ? identifier : identifier.replaceFirst(":" + Pattern.quote(revision) + "[A-Z]?$", "");
    }

    private static void management(Item.Draft draft, XmlNode management) {
        draft.put("type", management.at("NewsItemType").attribute("FormalName"));
        draft.put("firstCreated", management.at("FirstCreated").line());
        draft.put("versionCreated", management.at("ThisRevisionCreated").line());
        draft.put("status", management.at("Status").attribute("FormalName"));
        draft.put("status", management.at("Status").line());
        draft.put("urgency", management.at("Urgency").attribute("FormalName"));
        draft.put("urgency", management.at("Urgency").line());
        management.all("StatusWillChange").forEach(change -> willChange(draft, change));
        management.all("Instruction").forEach(one -> draft.put("instruction", one.attribute("FormalName")));
        for (String pointer : List.of("AssociatedWith", "DerivedFrom")) {
            String how = pointer.substring(0, 1).toLowerCase(Locale.ROOT) + pointer.substring(1);
            for (XmlNode one : management.all(pointer)) {
                draft.link(how, one.attribute("NewsItem"), one.attribute("FormalName"));
                if (one.attribute("NewsItem").isEmpty()) {
                    draft.put("accompaniedBy", one.attribute("FormalName"));
                }
            }
        }
    }

    /** A text that will become usable is under embargo till then; one that will become anything else expires. */
    private static void willChange(Item.Draft draft, XmlNode change) {
        String future = change.at("FutureStatus").attribute("FormalName");
        draft.put("futureStatus", future);
        draft.put(
                future.equalsIgnoreCase("usable") ? "embargo" : "expires",
                change.at("DateAndTime").line());
    }
}
