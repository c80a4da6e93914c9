package copytaster.ingest.formats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The topics that an item of NewsML 1.x brings along in TopicSets: ANA names its subject codes by them, Europa Press sends its
 * codes by nothing else and points at them.
 */
final class NewsMlTopics {

    private final Map<String, XmlNode> byCode = new HashMap<>();
    private final Map<String, XmlNode> byPointer = new HashMap<>();

    private NewsMlTopics() {}

    /** @param components those around a text, innermost first */
    static NewsMlTopics of(List<XmlNode> components) {
        var topics = new NewsMlTopics();
        for (XmlNode component : components) {
            for (XmlNode set : component.all("TopicSet")) {
                for (XmlNode topic : set.all("Topic")) {
                    topics.byCode.putIfAbsent(topic.at("FormalName").line(), topic);
                    topics.byPointer.putIfAbsent("#" + topic.attribute("Duid"), topic);
                }
            }
        }
        return topics;
    }

    /** What the topic of this code is called; empty when none has it. */
    String name(String code, String language) {
        return name(byCode.getOrDefault(code, XmlNode.NONE), language);
    }

    /** The topic that a TopicOccurrence points at, as a subject. */
    void subject(Item.Draft draft, String pointer) {
        XmlNode topic = byPointer.getOrDefault(pointer, XmlNode.NONE);
        XmlNode code = topic.at("FormalName");
        Codes.subject(draft, code.attribute("Scheme"), code.line(), "", name(topic, draft.first("language")));
    }

    private static String name(XmlNode topic, String language) {
        String bare = language.length() > 2 ? language.substring(0, 2) : language;
        List<XmlNode> names = topic.all("Description").stream()
                .filter(name -> !name.attribute("Variant").equalsIgnoreCase("category"))
                .toList();
        return names.stream()
                .filter(name -> name.attribute("xml:lang").equalsIgnoreCase(bare))
                .findFirst()
                .or(() -> names.stream().findFirst())
                .map(XmlNode::line)
                .orElse("");
    }
}
