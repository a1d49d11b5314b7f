/** All apps that can be edited, and how a new one begins. */
@NullMarked
package dev.formwork.designer.apps;

import org.jspecify.annotations.NullMarked;
