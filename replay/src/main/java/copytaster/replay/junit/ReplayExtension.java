package copytaster.replay.junit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a {@link ReplayTest} once in each place that it asks for. */
final class ReplayExtension implements TestTemplateInvocationContextProvider {

    private static final Namespace OURS = Namespace.create(ReplayExtension.class);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return asked(context).isPresent();
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        ReplayTest asked = asked(context).orElseThrow();
        if (asked.on().length == 0) {
            throw new IllegalArgumentException(context.getDisplayName() + ": on = {} is no place to replay at");
        }
        return Arrays.stream(asked.on()).map(place -> new Invocation(asked, place));
    }

    private static Optional<ReplayTest> asked(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestMethod(), ReplayTest.class);
    }

    private record Invocation(ReplayTest asked, Place place)
            implements TestTemplateInvocationContext, ParameterResolver, AfterTestExecutionCallback {

        @Override
        public String getDisplayName(int index) {
            return asked.value() + " on " + place;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Replayed.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return replayed(context);
        }

        @Override
        public void afterTestExecution(ExtensionContext context) {
            var golden = AnnotationSupport.findAnnotation(context.getTestMethod(), GoldenStories.class);
            // A test that has failed has said enough.
            if (golden.isPresent() && context.getExecutionException().isEmpty()) {
                GoldenFile.of(context.getRequiredTestClass(), context.getRequiredTestMethod(), golden.get())
                        .check(replayed(context).stories());
            }
        }

        private Replayed replayed(ExtensionContext context) {
            return context.getRoot()
                    .getStore(OURS)
                    .getOrComputeIfAbsent(Replays.class, unused -> new Replays(), Replays.class)
                    .of(context.getRequiredTestClass(), asked, place);
        }
    }
}
