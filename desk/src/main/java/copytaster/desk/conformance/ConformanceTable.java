package copytaster.desk.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The verdicts as a Markdown table: a row for each format, suite and version. */
final class ConformanceTable {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private ConformanceTable() {}

    static String of(List<Verdict> verdicts) {
        Map<List<String>, List<Verdict>> rows = verdicts.stream()
                .sorted(Comparator.comparing(verdict -> order(verdict.file())))
                .collect(Collectors.groupingBy(
                        verdict -> verdict.file().row(), LinkedHashMap::new, Collectors.toList()));
        var lines = new ArrayList<String>();
        lines.add("| format | suite | version | files | passed | stories | set aside as | rejected | exceptions |");
        lines.add("|---|---|---|---:|---:|---:|---|---:|---:|");
        rows.forEach((row, files) -> lines.add(line(row.get(0), row.get(1), row.get(2), files)));
        lines.add(line("all", "", "", verdicts));
        return String.join("\n", lines);
    }

    private static String line(String format, String suite, String version, List<Verdict> files) {
        return "| %s | %s | %s | %d | %d | %d | %s | %d | %d |"
                .formatted(
                        format,
                        suite,
                        version,
                        files.size(),
                        files.stream().filter(Verdict::passed).count(),
                        files.stream().mapToInt(Verdict::stories).sum(),
                        aside(files),
                        files.stream().mapToInt(Verdict::rejected).sum(),
                        files.stream().filter(Verdict::failed).count());
    }

    private static String aside(List<Verdict> files) {
        Map<String, Long> kinds = files.stream()
                .flatMap(verdict -> verdict.answers().stream())
                .filter(answer -> !answer.equals("story") && !answer.startsWith("rejected: "))
                .collect(Collectors.groupingBy(
                        answer -> answer.replaceFirst("^(NewsML-G2|ninjs) ", ""), TreeMap::new, Collectors.counting()));
        return kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Versions in the order of their numbers: 2.9 before 2.10. */
    private static String order(SuiteFile file) {
        String version =
                NUMBER.matcher(file.version()).replaceAll(number -> "%06d".formatted(Long.parseLong(number.group())));
        return file.format() + " " + file.suite() + " " + version + " " + file.path();
    }
}
