package copytaster.desk.web;

import copytaster.desk.readers.Scope;
import copytaster.desk.rules.SavedDesks;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;

/** Keeps a search as a desk, and shows what has come to it. */
final class Saving {

    private final SavedDesks saved;

    Saving(SavedDesks saved) {
        this.saved = saved;
    }

    void mount(JavalinDefaultRoutingApi<?> routes) {
        routes.post("/desks", this::save);
    }

    private void save(Context context) {
        Readers.require(context, Scope.PUSH);
        String name = Optional.ofNullable(context.formParam("name")).orElse("").strip();
        try {
            saved.save(name, DeskConditions.of(Selection.of(context.formParamMap())));
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("This search is not saved: " + e.getMessage());
        }
        context.redirect(Selection.only(Facet.DESK, name).at("/"), HttpStatus.SEE_OTHER);
    }
}
