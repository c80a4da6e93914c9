package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts among an item's nested components. One is the story: the first in the role Main, else the first that says
 * anything, and never the caption of a picture. Where texts come in parts by role, as Belga's Lead and Body do, each is a story of
 * its own, one a language.
 */
final class NewsMlTexts {

    private static final Set<String> PARTS = Set.of("lead", "body");
    private static final Pattern PICTURE = Pattern.compile(
            "(?i)(photo|picture|image|video|audio|(info)?graphic|animation|sketch|cartoon|slideshow).*");
    private static final Pattern MAIN = Pattern.compile("(?i)main( text)?");
    private static final Pattern CAPTION = Pattern.compile("(?i)caption");
    private static final int MOST = 500;
    private static final Set<String> TEXTUAL = Set.of("", "text", "complexdata");

    /**
     * @param components that of the text, then all that enclose it
     * @param contents one, or the parts of the text in order
     */
    record Text(List<XmlNode> components, List<XmlNode> contents) {

        boolean isMain() {
            return hasRole(components.getFirst(), MAIN);
        }

        boolean isBlank() {
            return contents.stream().allMatch(content -> content.content().isBlank());
        }

        String language() {
            return components.stream()
                    .map(component -> component.attribute("xml:lang"))
                    .filter(language -> !language.isEmpty())
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * @param besides further texts of the same item, not renderings of this one
     * @param captions of the pictures beside it
     */
    record Story(Text text, List<Text> besides, List<Text> captions) {}

    private final List<Text> whole = new ArrayList<>();
    private final List<Text> inParts = new ArrayList<>();
    private final List<Text> captions = new ArrayList<>();

    private NewsMlTexts() {}

    static NewsMlTexts of(XmlNode item) throws Unreadable {
        var texts = new NewsMlTexts();
        for (XmlNode component : item.all("NewsComponent")) {
            texts.gather(component, List.of(), false);
        }
        if (texts.whole.size() > MOST || texts.inParts.size() > MOST) {
            throw new Unreadable("an item of more than " + MOST + " texts: no agency sends that");
        }
        return texts;
    }

    /** None when the item holds no text but captions. */
    List<Story> stories() {
        if (!inParts.isEmpty()) {
            return inParts.stream()
                    .map(text -> new Story(text, List.of(), captionsFor(text)))
                    .toList();
        }
        return Stream.concat(
                        whole.stream().filter(text -> text.isMain() && !text.isBlank()),
                        Stream.concat(whole.stream().filter(text -> !text.isBlank()), whole.stream()))
                .findFirst()
                .map(main -> List.of(new Story(main, besides(main), captionsFor(main))))
                .orElse(List.of());
    }

    private List<Text> besides(Text main) {
        return whole.stream()
                .filter(text -> text != main && !text.isBlank())
                .filter(text -> text.components().stream()
                        .noneMatch(component ->
                                component.attribute("EquivalentsList").equals("yes")
                                        && main.components().contains(component)))
                .toList();
    }

    private List<Text> captionsFor(Text text) {
        return captions.stream()
                .filter(caption -> caption.language().isEmpty()
                        || text.language().isEmpty()
                        || caption.language().equals(text.language()))
                .toList();
    }

    private void gather(XmlNode component, List<XmlNode> around, boolean inPicture) {
        var lineage = new ArrayList<XmlNode>();
        lineage.add(component);
        lineage.addAll(around);
        boolean caption = hasRole(component, CAPTION);
        boolean picture = inPicture || hasRole(component, PICTURE);
        List<XmlNode> parts = picture ? List.of() : parts(component);
        if (!parts.isEmpty()) {
            inParts.add(new Text(
                    lineage,
                    parts.stream()
                            .flatMap(part -> contents(part).stream().limit(1))
                            .toList()));
        }
        List<XmlNode> contents = contents(component);
        if (!contents.isEmpty()) {
            List<Text> kind = caption ? captions : whole;
            // A picture's other texts are its title and credit.
            if (caption || !picture) {
                kind.add(new Text(lineage, List.of(best(contents))));
            }
        }
        component.all("NewsComponent").stream()
                .filter(inner -> !parts.contains(inner))
                .forEach(inner -> gather(inner, lineage, picture || caption));
    }

    private static List<XmlNode> parts(XmlNode component) {
        return component.all("NewsComponent").stream()
                .filter(inner -> PARTS.stream().anyMatch(part -> hasRole(inner, part)))
                .filter(inner -> !contents(inner).isEmpty())
                .toList();
    }

    private static List<XmlNode> contents(XmlNode component) {
        return component.all("ContentItem").stream().filter(NewsMlTexts::isText).toList();
    }

    /** Several contents of one component are renderings of the same text: NITF says most. */
    private static XmlNode best(List<XmlNode> contents) {
        return contents.stream()
                .filter(content -> content.firstAnywhere("nitf").isPresent())
                .findFirst()
                .or(() -> contents.stream()
                        .filter(content ->
                                !NewsMlContent.data(content).content().isBlank())
                        .findFirst())
                .orElse(contents.getFirst());
    }

    private static boolean isText(XmlNode content) {
        String type = content.at("MediaType").attribute("FormalName").toLowerCase(Locale.ROOT);
        String mime = content.at("MimeType").attribute("FormalName").toLowerCase(Locale.ROOT);
        boolean binary = mime.startsWith("image/") || mime.startsWith("video/") || mime.startsWith("audio/");
        return TEXTUAL.contains(type) && !binary && NewsMlContent.data(content).exists();
    }

    private static boolean hasRole(XmlNode component, String role) {
        return component.all("Role").stream()
                .anyMatch(one -> one.attribute("FormalName").equalsIgnoreCase(role));
    }

    private static boolean hasRole(XmlNode component, Pattern role) {
        return component.all("Role").stream()
                .anyMatch(one -> role.matcher(one.attribute("FormalName")).matches());
    }
}
