/** What was said to staff and customers, and whom webhooks may reach, for administrators. */
@NullMarked
package dev.formwork.workspace.messages;

import org.jspecify.annotations.NullMarked;
