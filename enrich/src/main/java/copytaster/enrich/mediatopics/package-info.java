/** Tells a story's IPTC media topics: from its agency's codes, then from what it says. */
@org.jspecify.annotations.NullMarked
package copytaster.enrich.mediatopics;
