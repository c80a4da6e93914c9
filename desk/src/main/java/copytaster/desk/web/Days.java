package copytaster.desk.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Marks the rows at which the list comes to another day. */
final class Days {

    private Days() {}

    /** @param above the day of whatever stands above the first row; null for nothing */
    static List<StoryRow> opened(List<StoryRow> rows, @Nullable LocalDate above, HouseTime time) {
        var opened = new ArrayList<StoryRow>(rows.size());
        LocalDate last = above;
        for (StoryRow row : rows) {
            LocalDate day = time.day(row.story().versionSeen());
            opened.add(row.openingDay(!day.equals(last)));
            last = day;
        }
        return opened;
    }
}
