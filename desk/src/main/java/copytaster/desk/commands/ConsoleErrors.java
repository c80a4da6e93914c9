package copytaster.desk.commands;

import copytaster.desk.access.NotAllowedException;
import java.io.PrintWriter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line on stderr and an exit code; the stack only with {@code --verbose}. */
public final class ConsoleErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof ParameterException misuse) {
            return handleParseException(misuse, parsed.originalArgs().toArray(String[]::new));
        }
        Throwable cause = unwrapped(failure);
        PrintWriter err = command.getErr();
        err.println(name(command) + ": " + sentence(cause));
        if (parsed.expandedArgs().contains("--verbose")) {
            failure.printStackTrace(err);
        }
        err.flush();
        return FAILED;
    }

    @Override
    public int handleParseException(ParameterException misuse, String[] arguments) {
        CommandLine command = misuse.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(name(command) + ": " + misuse.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(misuse, err)) {
            err.println("See \"" + name(command) + " --help\".");
        }
        err.flush();
        return NOT_UNDERSTOOD;
    }

    /** What a person can act on: the message, and the cause's where the message leaves it out. */
    static String sentence(Throwable failure) {
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return failure.getClass().getSimpleName();
        }
        if (failure instanceof NotAllowedException) {
            return message;
        }
        // Kafka's and the JDK's exceptions rarely say more than a noun: their type is half of the message.
        String text = failure.getClass().getName().startsWith("copytaster.")
                        || failure instanceof IllegalStateException
                        || failure instanceof IllegalArgumentException
                ? message
                : failure.getClass().getSimpleName() + ": " + message;
        String first = text.lines().findFirst().orElse(text);
        return first.contains("Timed out waiting for a node assignment")
                        || first.contains("Timeout expired while fetching topic metadata")
                ? first + " (is Kafka running, and kafka.bootstrapServers right?)"
                : first;
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof ExecutionException
                        || cause instanceof CompletionException
                        || cause.getClass() == RuntimeException.class
                        || cause.getClass().getSimpleName().equals("UncheckedIOException"))) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }
}
