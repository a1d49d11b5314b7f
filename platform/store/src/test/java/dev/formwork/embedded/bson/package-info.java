/** Documents as bytes, against the driver's codec and the library's. */
@NullMarked
package dev.formwork.embedded.bson;

import org.jspecify.annotations.NullMarked;
