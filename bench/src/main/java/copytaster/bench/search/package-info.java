/** How fast the desk's page and its searches are with a full index. */
@org.jspecify.annotations.NullMarked
package copytaster.bench.search;
