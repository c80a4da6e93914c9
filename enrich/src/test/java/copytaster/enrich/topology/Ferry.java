package copytaster.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Kind;
import copytaster.schemas.Note;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.util.List;
import java.util.stream.Stream;

/** One report, as any agency may send it, for the tests of the desk book. */
final class Ferry {

    static final String TEXT = """
            A ferry with 214 passengers on board ran aground off the island of Marettimo early on Friday, and the coast \
            guard of Trapani sent four boats and a helicopter to take the passengers off before the wind rose again.

            The master reported water in the engine room at 05:20, the harbour office said, and the company that owns the \
            ship named an inspector who is to travel from Palermo by noon with two divers and a surveyor of the insurer.""";

    /** Another report altogether. */
    static final String BRIDGE = """
            The toll bridge over the Narrows at Port Amsel will stay closed to lorries until the end of March, the works \
            department said, because two of its nine cables have to be replaced sooner than planned.

            Engineer Ida Holm told the town council that the wires had rusted where salt water ran down from the deck, and \
            that the repair would cost 3.4 million crowns, half of which the province has promised to pay.""";

    /** The wording of the first report, the names and figures of another: a person has to judge. */
    static final String LOOKALIKE = """
            A ferry with 96 passengers on board ran aground off the island of Hiiumaa early on Tuesday, and the coast \
            guard of Tallinn sent seven boats and a helicopter to take the passengers off before the wind rose again.

            The master reported water in the engine room at 14:45, the harbour office said, and the company that owns the \
            ship named an inspector who is to travel from Haapsalu by noon with nine divers and a surveyor of the insurer.""";

    private Ferry() {}

    static Story.Builder story(String provider, String id, long version) {
        return Story.newBuilder()
                .setProvider(provider)
                .setId(id)
                .setVersion(Long.toString(version))
                .setVersionRank(version)
                .setLanguage("en")
                .setHeadline("Ferry runs aground off Marettimo")
                .setBody(TEXT);
    }

    static Story kill(String provider, String id, long version) {
        return story(provider, id, version)
                .setStatus(Status.KILLED)
                .setBody("")
                .setNotes(List.of(Note.newBuilder()
                        .setText("Do not use: the report was wrong")
                        .build()))
                .build();
    }

    static Story alert(String provider, String id) {
        return story(provider, id, 1)
                .setKind(Kind.ALERT)
                .setHeadline("Alert from " + id)
                .setBody("")
                .build();
    }

    static List<Related> related(RelatedRole role, String... ids) {
        return Stream.of(ids)
                .map(id -> Related.newBuilder().setRole(role).setId(id).build())
                .toList();
    }

    static EnrichedStory only(List<EnrichedStory> emissions) {
        assertThat(emissions).hasSize(1);
        return emissions.getFirst();
    }
}
