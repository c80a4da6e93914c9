package copytaster.desk.web;

import copytaster.desk.readers.Reader;
import copytaster.desk.readers.Scope;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Objects;

/** Who asks in a request, once the gate has let them in. */
final class Readers {

    /** The name of whoever reads, for what is said of them on pages. */
    static final String NAME = "copytaster.reader";

    private static final String READER = "copytaster.reader.whole";

    private Readers() {}

    static void set(Context context, Reader reader) {
        context.attribute(READER, reader);
        context.attribute(NAME, reader.name());
    }

    static Reader of(Context context) {
        return Objects.requireNonNull(context.<Reader>attribute(READER), "the gate stands before every page");
    }

    /** @throws ForbiddenResponse for a reader without the scope */
    static Reader require(Context context, Scope scope) {
        Reader reader = of(context);
        if (!reader.may(scope)) {
            throw new ForbiddenResponse("The token of " + reader.name() + " has no scope " + scope.word()
                    + ": it stands in desk.readers." + reader.name() + ".scopes");
        }
        return reader;
    }
}
