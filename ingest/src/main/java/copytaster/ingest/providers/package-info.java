/** From format-neutral items to stories: what each agency means by its fields is data, one file a provider. */
@NullMarked
package copytaster.ingest.providers;

import org.jspecify.annotations.NullMarked;
