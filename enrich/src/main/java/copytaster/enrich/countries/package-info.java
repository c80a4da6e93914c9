/** Tells which countries a story is about, and which it only mentions. */
@org.jspecify.annotations.NullMarked
package copytaster.enrich.countries;
