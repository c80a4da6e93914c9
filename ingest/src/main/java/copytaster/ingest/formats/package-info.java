/** From bytes to format-neutral items: one class a format, recognised by content, never by file name. */
@NullMarked
package copytaster.ingest.formats;

import org.jspecify.annotations.NullMarked;
