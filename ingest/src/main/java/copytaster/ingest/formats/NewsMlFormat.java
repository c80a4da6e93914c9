package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * NewsML 1.0 to 1.2: an envelope and any number of NewsItems, whose NewsComponents nest. The story is the text component
 * (in its role Main, never a caption) with the metadata of the components around it, not that of the pictures beside it.
 */
final class NewsMlFormat implements Format {

    private static final Pattern USABLE = Pattern.compile("(?i)usable|");

    /** A text component, innermost first, with all that enclose it. */
    private record Lineage(List<XmlNode> components, XmlNode content) {}

    @Override
    public boolean recognises(Content content) {
        return content.root().equals("NewsML");
    }

    @Override
    public List<Found> read(Content content) {
        return XmlItems.read(content, Set.of("NewsItem"), NewsMlFormat::item);
    }

    private static Found item(XmlNode newsMl, byte[] original) {
        XmlNode item = newsMl.at("NewsItem");
        if (!item.exists()) {
            String what = newsMl.at("TopicSet").exists() ? "topic set" : "catalog or envelope without a news item";
            return new Found.Aside("NewsML " + what, original);
        }
        String version = newsMl.attribute("Version");
        var draft = new Item.Draft("newsml-" + (version.isEmpty() ? "1.2" : version));
        envelope(draft, newsMl.at("NewsEnvelope"));
        identification(draft, item);
        management(draft, item.at("NewsManagement"));
        draft.put("language", item.attribute("xml:lang"));

        var lineages = new ArrayList<Lineage>();
        for (XmlNode component : item.all("NewsComponent")) {
            gather(component, List.of(), lineages);
        }
        if (lineages.isEmpty()) {
            return withoutText(draft, item, original);
        }
        Lineage main = lineages.stream()
                .filter(lineage -> isMain(lineage.components.getFirst()))
                .findFirst()
                .orElse(lineages.getFirst());
        main.components.forEach(component -> NewsMlMetadata.read(draft, component));
        content(draft, main.content);
        return new Found.Read(draft.done(original));
    }

    private static void gather(XmlNode component, List<XmlNode> around, List<Lineage> lineages) {
        var lineage = new ArrayList<XmlNode>();
        lineage.add(component);
        lineage.addAll(around);
        boolean caption = component.all("Role").stream()
                .anyMatch(role -> role.attribute("FormalName").equalsIgnoreCase("Caption"));
        for (XmlNode content : component.all("ContentItem")) {
            if (!caption && isText(content)) {
                lineages.add(new Lineage(lineage, content));
            }
        }
        for (XmlNode inner : component.all("NewsComponent")) {
            gather(inner, lineage, lineages);
        }
    }

    private static boolean isText(XmlNode content) {
        String type = content.at("MediaType").attribute("FormalName").toLowerCase(Locale.ROOT);
        boolean textual = type.isEmpty() || type.equals("text") || type.equals("complexdata");
        return textual && content.at("DataContent").exists();
    }

    private static boolean isMain(XmlNode component) {
        return component.all("Role").stream()
                .anyMatch(role -> role.attribute("FormalName").equalsIgnoreCase("Main"));
    }

    private static void content(Item.Draft draft, XmlNode content) {
        XmlNode data = content.at("DataContent");
        XmlNode nitf = data.firstAnywhere("nitf").orElse(XmlNode.NONE);
        if (nitf.exists()) {
            NitfFields.describe(draft, nitf);
        } else {
            draft.body(NitfFields.body(data));
        }
    }

    /** A kill needs no content, and an item may be a headline alone; anything else without text is no story. */
    private static Found withoutText(Item.Draft draft, XmlNode item, byte[] original) {
        List<String> media = item.anywhere("MediaType").stream()
                .map(type -> type.attribute("FormalName").toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty() && !type.equals("text"))
                .distinct()
                .toList();
        boolean notice = !USABLE.matcher(draft.first("status")).matches();
        boolean index = item.firstAnywhere("NewsItemRef").isPresent()
                || item.all("NewsComponent").stream()
                        .anyMatch(component -> component.all("NewsComponent").size() > 1);
        item.all("NewsComponent").forEach(component -> NewsMlMetadata.read(draft, component));
        if (notice || (media.isEmpty() && !index && draft.hasText())) {
            return new Found.Read(draft.done(original));
        }
        if (!media.isEmpty()) {
            return new Found.Aside("NewsML " + String.join(" and ", media), original);
        }
        return new Found.Aside(index ? "NewsML index of other items" : "NewsML item without content", original);
    }

    private static void envelope(Item.Draft draft, XmlNode envelope) {
        draft.put("sender", envelope.at("SentFrom", "Party").attribute("FormalName"));
        draft.put("transmissionId", envelope.at("TransmissionId").line());
        draft.put("service", envelope.at("NewsService").attribute("FormalName"));
        draft.put("priority", envelope.at("Priority").attribute("FormalName"));
        envelope.all("NewsProduct").forEach(product -> draft.put("product", product.attribute("FormalName")));
    }

    private static void identification(Item.Draft draft, XmlNode item) {
        XmlNode names = item.at("Identification", "NewsIdentifier");
        String provider = names.at("ProviderId").line();
        String date = names.at("DateId").line();
        String id = names.at("NewsItemId").line();
        draft.put("providerId", provider);
        draft.put("dateId", date);
        draft.put("newsItemId", id);
        draft.put("version", names.at("RevisionId").line());
        draft.put("revisionUpdate", names.at("RevisionId").attribute("Update"));
        draft.put("publicIdentifier", names.at("PublicIdentifier").line());
        draft.put("nameLabel", item.at("Identification", "NameLabel").line());
        if (!provider.isEmpty() && !date.isEmpty() && !id.isEmpty()) {
            draft.put("id", "urn:newsml:" + provider + ":" + date + ":" + id);
        }
        // TASS has no NewsItemId: its guid hides among the metadata, at any depth.
        item.firstAnywhere("guid").ifPresent(guid -> draft.put("guid", guid.line()));
    }

    private static void management(Item.Draft draft, XmlNode management) {
        draft.put("type", management.at("NewsItemType").attribute("FormalName"));
        draft.put("firstCreated", management.at("FirstCreated").line());
        draft.put("versionCreated", management.at("ThisRevisionCreated").line());
        draft.put("status", management.at("Status").attribute("FormalName"));
        draft.put("urgency", management.at("Urgency").attribute("FormalName"));
        draft.put("urgency", management.at("Urgency").line());
        XmlNode change = management.at("StatusWillChange");
        draft.put("futureStatus", change.at("FutureStatus").attribute("FormalName"));
        if (change.at("FutureStatus").attribute("FormalName").equalsIgnoreCase("usable")) {
            draft.put("embargo", change.at("DateAndTime").line());
        }
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
}
