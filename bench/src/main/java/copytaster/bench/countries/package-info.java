/** How well countries are tagged, beside a plain dictionary and a model for each country, and what it costs. */
@org.jspecify.annotations.NullMarked
package copytaster.bench.countries;
