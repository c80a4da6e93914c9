package copytaster.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Note;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.util.List;

/** One report, as any agency may send it, for the tests of the desk book. */
final class Ferry {

    static final String TEXT = """
            A ferry with 214 passengers on board ran aground off the island of Marettimo early on Friday, and the coast \
            guard of Trapani sent four boats and a helicopter to take the passengers off before the wind rose again.

            The master reported water in the engine room at 05:20, the harbour office said, and the company that owns the \
            ship named an inspector who is to travel from Palermo by noon with two divers and a surveyor of the insurer.""";

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

    static EnrichedStory only(List<EnrichedStory> emissions) {
        assertThat(emissions).hasSize(1);
        return emissions.getFirst();
    }
}
