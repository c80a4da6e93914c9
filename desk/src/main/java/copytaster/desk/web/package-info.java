/** The desk's page: what a person sees of the wire, server-rendered, live. */
@NullMarked
package copytaster.desk.web;

import org.jspecify.annotations.NullMarked;
