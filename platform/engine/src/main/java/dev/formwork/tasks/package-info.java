/**
 * The inbox: everybody's tasks, as a read model kept by the effects of records. Main types: {@link
 * dev.formwork.tasks.Inbox}, {@link dev.formwork.tasks.InboxEntry}. It refuses to know how a task
 * is decided; that is a command on its record.
 */
@NullMarked
package dev.formwork.tasks;

import org.jspecify.annotations.NullMarked;
