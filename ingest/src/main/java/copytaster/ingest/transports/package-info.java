/** The ways in: one class a transport, behind one small interface. A feed lets go of a delivery only when told to. */
@NullMarked
package copytaster.ingest.transports;

import org.jspecify.annotations.NullMarked;
