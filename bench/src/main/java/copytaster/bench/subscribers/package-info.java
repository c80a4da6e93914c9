/** How long subscribers wait, and whether each gets its own. */
@org.jspecify.annotations.NullMarked
package copytaster.bench.subscribers;
