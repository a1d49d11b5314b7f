/** The packs of this repository, tried on the engine as it runs in demo mode. */
@org.jspecify.annotations.NullMarked
package dev.formwork.apps;
