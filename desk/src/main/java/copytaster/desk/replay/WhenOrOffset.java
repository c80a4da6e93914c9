package copytaster.desk.replay;

import copytaster.desk.commands.Since;
import copytaster.replay.cluster.Bound;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time, how long ago it was, or an offset: {@code 2026-01-01T06:00:00Z}, {@code 7d}, {@code 48213}. */
final class WhenOrOffset implements ITypeConverter<Bound> {

    private final Since since = new Since();

    @Override
    public Bound convert(String text) {
        if (text.matches("\\d{1,18}")) {
            return new Bound.Offset(Long.parseLong(text));
        }
        try {
            return new Bound.Time(since.convert(text));
        } catch (TypeConversionException e) {
            throw new TypeConversionException(
                    "an offset, 90m, 24h, 7d or a time such as 2026-01-01T06:00:00Z, not " + text);
        }
    }
}
