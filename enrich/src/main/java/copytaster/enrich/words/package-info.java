/** Finds many words at once in a text: what the two taggers share. */
@org.jspecify.annotations.NullMarked
package copytaster.enrich.words;
