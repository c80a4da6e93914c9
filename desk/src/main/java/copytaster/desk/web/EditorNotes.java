package copytaster.desk.web;

import java.util.List;

/** The notes for editors only, which the index does not hold. */
interface EditorNotes {

    /** For a desk whose readers may not see them: none. */
    EditorNotes NONE = (key, revision) -> List.of();

    /** Those of a story as it was sent at this revision, or one line that says that they cannot be had. */
    List<String> of(String key, long revision);
}
